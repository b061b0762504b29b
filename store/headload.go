package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"sync"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
)

// loadHeads opens every list head and fills the list. It returns how many did
// not open; those are made again from their objects.
//
// A hundred thousand heads are some 50 MB as the program uses them, so each is
// put together once, in the place where it belongs: first all are opened side
// by side, then ordered, then read.
func (s *Store) loadHeads(l *headList) (bad int, err error) {
	var o *opened
	err = s.viewHeld(func(b *bolt.Tx) error {
		bk := b.Bucket(lists.name())
		if bk == nil {
			return fmt.Errorf("%w: bucket %s", ErrDamaged, lists.name())
		}
		o = s.openHeads(bk, int(s.root.Counts[slotOf(lists)]))
		return nil
	})
	if err != nil {
		return 0, err
	}
	return l.fill(o) + o.bad, nil
}

// headBatch is how many heads one worker takes at a time.
const headBatch = 512

// opened holds the layouts of all heads.
type opened struct {
	mu      sync.Mutex
	layouts [][]byte
	bad     int
}

// ranked is one layout by what the list is ordered by. It holds no pointer, so
// that sorting a hundred thousand of them costs the collector nothing.
type ranked struct {
	changed int64 // milliseconds since 1970
	layout  int32 // its place in opened
}

type sealedHead struct{ key, value []byte }

// openHeads walks the bucket with one goroutine and opens the heads with as
// many as there are processors. The sealed bytes belong to the transaction.
func (s *Store) openHeads(bk *bolt.Bucket, expect int) *opened {
	o := &opened{layouts: make([][]byte, 0, expect)}
	work := make(chan []sealedHead, 8)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for batch := range work {
				s.openBatch(o, batch)
			}
		})
	}
	batch := make([]sealedHead, 0, headBatch)
	c := bk.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if batch = append(batch, sealedHead{k, v}); len(batch) == headBatch {
			work <- batch
			batch = make([]sealedHead, 0, headBatch)
		}
	}
	work <- batch
	close(work)
	wg.Wait()
	return o
}

func (s *Store) openBatch(o *opened, batch []sealedHead) {
	block := make([]byte, 0, len(batch)*minPadded)
	mine := make([][]byte, 0, len(batch))
	for _, h := range batch {
		if len(h.key) != len(objectKey{}) {
			continue
		}
		at := len(block)
		payload, ok := s.keys.open(block[at:at:cap(block)], lists, objectKey(h.key), h.value)
		if !ok || len(payload) < headFixed {
			continue
		}
		block = block[:at+lengthLen+len(payload)]
		mine = append(mine, payload)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.layouts = append(o.layouts, mine...)
	o.bad += len(batch) - len(mine)
}

// sorted returns the layouts as [newer] orders heads.
func (o *opened) sorted() [][]byte {
	order := make([]ranked, len(o.layouts))
	for i, l := range o.layouts {
		order[i] = ranked{int64(binary.LittleEndian.Uint64(l[changedAt:])), int32(i)}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		if a.changed != b.changed {
			return cmp.Compare(b.changed, a.changed)
		}
		x, y := o.layouts[a.layout], o.layouts[b.layout]
		if c := bytes.Compare(x[signalAt:subjectAt], y[signalAt:subjectAt]); c != 0 {
			return c
		}
		return cmp.Compare(y[1]&bitConcept, x[1]&bitConcept)
	})
	out := make([][]byte, len(order))
	for i, r := range order {
		out[i] = o.layouts[r.layout]
	}
	return out
}

// fill reads the heads in their order into the list, and returns how many it
// could not read. The index over them is made by [headList.build].
func (l *headList) fill(o *opened) (bad int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	layouts := o.sorted()
	heads, asides := make([]model.Head, len(layouts)), make([]aside, len(layouts))
	var wg sync.WaitGroup
	part := len(layouts)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(layouts); from += part {
		to := min(from+part, len(layouts))
		wg.Go(func() { readHeads(heads[from:to], asides[from:to], layouts[from:to]) })
	}
	wg.Wait()
	keep := 0
	for i := range heads {
		x, id := asides[i], heads[i].Signal
		switch {
		case id.IsZero():
			bad++
			continue
		case x.thrown:
			l.thrown[id] = entry{heads[i], x}
			continue
		case heads[i].Concept:
			l.revs[id] = x.rev
		}
		if keep != i {
			heads[keep], asides[keep] = heads[i], x
		}
		keep++
	}
	l.snap, l.loaded, l.asides = heads[:keep:keep], heads[:keep:keep], asides[:keep]
	return bad
}

// readHeads reads layouts; one that cannot be read leaves a head without id.
// The texts of a whole batch share one string.
func readHeads(heads []model.Head, asides []aside, from [][]byte) {
	var buf []byte
	for len(from) > 0 {
		n := min(headBatch, len(from))
		buf = buf[:0]
		for _, l := range from[:n] {
			buf = append(buf, l[headFixed:]...)
		}
		texts := string(buf)
		for i, l := range from[:n] {
			size := len(l) - headFixed
			x, ok := readHead(&heads[i], l, texts[:size])
			if texts = texts[size:]; !ok {
				heads[i] = model.Head{}
			}
			asides[i] = x
		}
		heads, asides, from = heads[n:], asides[n:], from[n:]
	}
}

// build makes the index of subjects. Until it is done changes wait.
func (l *headList) build() {
	for i := range l.loaded {
		l.index.add(&l.loaded[i], l.asides[i].stamp)
	}
	l.loaded, l.asides = nil, nil
	close(l.ready)
}
