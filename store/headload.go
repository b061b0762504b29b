package store

import (
	"fmt"
	"runtime"
	"strings"
	"sync"

	bolt "go.etcd.io/bbolt"
)

// loadHeads opens every list head and fills the list. It returns how many did
// not open; those are made again from their objects.
//
// A hundred thousand heads are some 50 MB as the program uses them, so each is
// put together once, in the place where it belongs: first all are opened side
// by side, then ordered, then read.
func (s *Store) loadHeads(l *headList, ready *headRoom) (bad int, err error) {
	var r *headRoom
	err = s.viewHeld(func(b *bolt.Tx) error {
		bk := b.Bucket(lists.name())
		if bk == nil {
			return fmt.Errorf("%w: bucket %s", ErrDamaged, lists.name())
		}
		r = roomFor(b, bk, ready)
		s.openHeads(bk, r)
		return nil
	})
	if err != nil {
		return 0, err
	}
	return l.fill(r), nil
}

// headBatch is how many heads one worker takes at a time. What it opens at once
// stays in the cache of its processor.
const headBatch = 512

type sealedHead struct{ key, value []byte }

// headWork is one batch on its way to a worker.
type headWork struct {
	first int // the place of its first head
	heads []sealedHead
}

// openHeads walks the bucket with one goroutine and opens the heads with as
// many as there are processors. The sealed bytes belong to the transaction.
func (s *Store) openHeads(bk *bolt.Bucket, r *headRoom) {
	workers := runtime.GOMAXPROCS(0)
	work, free := make(chan headWork, 4*workers), make(chan []sealedHead, 6*workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			o := headOpener{keys: s.keys, room: r}
			for w := range work {
				_ = guarded(func() error { o.open(w); return nil }) // what cannot be read did not open
				free <- w.heads[:0]
			}
		})
	}
	for range cap(free) {
		free <- make([]sealedHead, 0, headBatch)
	}
	handOut(bk, work, free)
	wg.Wait()
}

// handOut walks the bucket and gives out its heads in batches.
func handOut(bk *bolt.Bucket, work chan<- headWork, free <-chan []sealedHead) {
	defer close(work) // also where a page cannot be read
	w := headWork{0, <-free}
	c := bk.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if w.heads = append(w.heads, sealedHead{k, v}); len(w.heads) == headBatch {
			work <- w
			w = headWork{w.first + headBatch, <-free}
		}
	}
	work <- w
}

// headOpener is one worker, with the memory it uses again for every head.
type headOpener struct {
	keys  *keys
	room  *headRoom
	place [64]byte
	plain [minPadded]byte
}

func (o *headOpener) open(w headWork) {
	r := o.room
	for i := range w.heads {
		r.order[w.first+i] = ranked{place: unread}
	}
	var texts strings.Builder
	texts.Grow(len(w.heads) * (headMax - headFixed))
	for i, h := range w.heads {
		if len(h.key) != len(objectKey{}) {
			continue
		}
		payload, ok := o.keys.openIn(o.place[:0], o.plain[:0], lists, objectKey(h.key), h.value)
		if !ok || len(payload) < headFixed || len(payload) > headMax {
			continue
		}
		begin := texts.Len()
		texts.Write(payload[headFixed:])
		r.put(w.first+i, payload, begin, texts.Len())
	}
	r.texts[w.first/headBatch] = texts.String()
}
