package store

import (
	"runtime"
	"sync"

	"tijdig/model"
)

// fill reads the heads in their order into the list, and returns how many did
// not open or could not be read. The index over them is made by
// [headList.build].
func (l *headList) fill(r *headRoom) (bad int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	bad = r.sort()
	heads, asides := r.heads[:len(r.order)], r.aside[:len(r.order)]
	var wg sync.WaitGroup
	part := len(heads)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(heads); from += part {
		to := min(from+part, len(heads))
		wg.Go(func() { r.read(from, to) })
	}
	wg.Wait()
	keep := 0
	for i := range heads {
		h, x := &heads[i], &asides[i]
		switch {
		case h.Signal.IsZero():
			bad++
			continue
		case x.thrown:
			l.thrown[h.Signal] = entry{*h, *x}
			continue
		case h.Concept:
			l.revs[h.Signal] = x.rev
		}
		if keep != i {
			heads[keep], asides[keep] = *h, *x
		}
		keep++
	}
	l.snap, l.loaded, l.asides = heads[:keep:keep], heads[:keep:keep], asides[:keep]
	return bad
}

// read reads some of the heads in their order; one that cannot be read is left
// without id.
func (r *headRoom) read(from, to int) {
	for i := from; i < to; i++ {
		fixed, texts := r.at(r.order[i].place)
		var ok bool
		if r.aside[i], ok = readHead(&r.heads[i], fixed, texts); !ok {
			r.heads[i] = model.Head{}
		}
	}
}

// build makes the index of subjects. Until it is done changes wait.
func (l *headList) build() {
	x := newSubjectIndex(len(l.loaded))
	const many = 256 // subjects that share one piece of memory
	var room []indexed
	var refs []headRef
	fresh := func() *indexed {
		if len(room) == 0 {
			room, refs = make([]indexed, many), make([]headRef, many)
		}
		s := &room[0]
		s.refs = refs[0:0:1] // most have one signal
		room, refs = room[1:], refs[1:]
		return s
	}
	for i := range l.loaded {
		x.put(&l.loaded[i], l.asides[i].stamp, fresh)
	}
	l.mu.Lock()
	l.index, l.loaded, l.asides = x, nil, nil
	l.mu.Unlock()
	close(l.ready)
}
