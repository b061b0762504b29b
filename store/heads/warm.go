package heads

import (
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"tijdig/model/radix"
	"tijdig/store/objects"
)

// Warmth is what the list will need and no secret: where its sealed heads
// stand, their pages in memory, and room for the heads. It is made while the
// worker types the passphrase, so that the list stands at once when the key is
// there.
type Warmth struct {
	stop atomic.Bool
	Done chan struct{}
	room *Room // nil when it was ended early
}

// Warm begins to make it, in the background.
func Warm(f *objects.File) *Warmth {
	w := &Warmth{Done: make(chan struct{})}
	go func() {
		defer close(w.Done)
		var sealed sealedHeads
		state := 0
		err := objects.ViewFile(f.Bolt, func(b *bolt.Tx) error {
			if bk := b.Bucket(objects.Lists.Name()); bk != nil {
				sealed, state = sealedIn(bk, w.stop.Load), b.ID()
			}
			return nil
		})
		if err == nil && !w.stop.Load() {
			w.makeRoom(state, sealed)
		}
	}()
	return w
}

// makeRoom takes memory for the heads and writes to all of it. The system gives
// a page only then, and those of a hundred thousand heads take as long to come
// as the heads take to open.
func (w *Warmth) makeRoom(state int, sealed sealedHeads) {
	r := newHeadRoom(state, sealed)
	for i := range r.order {
		if w.stop.Load() {
			return
		}
		r.order[i], r.spare[i], r.packed.row(uint32(i))[0] = radix.Item{}, radix.Item{}, 0
	}
	w.room = r
}

// Room waits for the room and returns it. Where the key was there at once this takes less
// than to begin anew.
func (w *Warmth) Room() *Room {
	if w == nil {
		return nil
	}
	<-w.Done
	return w.room
}

// End breaks it off, and waits until it reads the file no more.
func (w *Warmth) End() {
	if w == nil {
		return
	}
	w.stop.Store(true)
	<-w.Done
}
