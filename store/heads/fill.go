package heads

import (
	"runtime"
	"slices"
	"sync"

	"tijdig/model"
)

// fill reads the heads in their order into the list, and returns how many did
// not open or could not be read. The index over them is made by
// [headList.build].
func (l *List) fill(r *Room) (bad int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	bad, thrown := r.sort()
	for _, place := range thrown {
		var e Entry
		var ok bool
		if e.Aside, ok = r.one(&e.Head, place); !ok {
			bad++
			continue
		}
		l.thrown[e.Draft] = e
	}
	torn, concepts := r.readAll()
	heads, asides := r.heads[:len(r.order)], r.aside[:len(r.order)]
	for _, i := range concepts {
		h := &heads[i]
		l.drafts[h.Draft] = draftState{h.Signal, asides[i].Rev, h.Changed}
	}
	for _, i := range slices.Backward(torn) {
		heads, asides = slices.Delete(heads, i, i+1), slices.Delete(asides, i, i+1)
	}
	l.snap, l.loaded, l.asides = slices.Clip(heads), slices.Clip(heads), asides
	return bad + len(torn)
}

// readAll reads the heads in their order, in as many parts as there are
// processors. It returns where those are that cannot be read, and the concepts.
func (r *Room) readAll() (torn, concepts []int) {
	parts := runtime.GOMAXPROCS(0)
	bad, drafts := make([][]int, parts), make([][]int, parts)
	var wg sync.WaitGroup
	each := len(r.order)/parts + 1
	for n := range parts {
		wg.Go(func() { bad[n], drafts[n], _ = r.read(min(n*each, len(r.order)), min((n+1)*each, len(r.order))) })
	}
	wg.Wait()
	return slices.Concat(bad...), slices.Concat(drafts...)
}

// read is readAll for one part. The last it returns means nothing, and keeps
// touch from being left out.
func (r *Room) read(from, to int) (torn, concepts []int, touched byte) {
	const ahead = 16
	for i := from; i < to; i++ {
		if (i-from)%ahead == 0 {
			touched |= r.touch(r.order[i:min(i+ahead, to)])
		}
		var ok bool
		r.aside[i], ok = r.one(&r.heads[i], r.order[i].Place)
		switch {
		case !ok:
			torn = append(torn, i)
		case r.heads[i].Concept:
			concepts = append(concepts, i)
		}
	}
	return torn, concepts, touched
}

// one reads the head at a place in the bucket.
func (r *Room) one(h *model.Head, place uint32) (Aside, bool) {
	fixed, texts := r.at(place)
	x, ok := readHead(h, fixed, texts)
	return x, ok && !h.Signal.IsZero()
}

// Unbuilt is how many heads the index is still to be made of.
func (l *List) Unbuilt() int { return len(l.loaded) }

// Build makes the index of subjects. Until it is done changes wait.
func (l *List) Build() {
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
		h := &l.loaded[i]
		if h.Own != nil {
			alone := h.Alone()
			h = &alone
		}
		x.put(h, l.asides[i].Stamp, fresh)
	}
	l.mu.Lock()
	l.index, l.loaded, l.asides = x, nil, nil
	l.mu.Unlock()
	close(l.ready)
}
