package heads

import (
	"encoding/binary"
	"slices"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"tijdig/model/radix"
	"tijdig/store/objects"
	"tijdig/store/pages"
)

// Room is the memory in which a list is put together: room for so many
// heads, each at the place where it stands in the bucket.
type Room struct {
	state    int          // the transaction that the sealed heads belong to
	sealed   sealedHeads  // until they are opened
	order    []radix.Item // each head by what the list is ordered by, with its place
	spare    []radix.Item // to order them in
	packed   packed
	concepts [][]uint32 // of each batch
	thrown   [][]uint32 // of each batch
}

func newHeadRoom(state int, sealed sealedHeads) *Room {
	n := sealed.len()
	r := &Room{state: state, sealed: sealed, order: make([]radix.Item, n), spare: make([]radix.Item, n)}
	all := make([]byte, n*headStride)
	for fixed := range slices.Chunk(all, headBatch*headStride) {
		r.packed = append(r.packed, batch{fixed: fixed})
	}
	r.concepts, r.thrown = make([][]uint32, len(r.packed)), make([][]uint32, len(r.packed))
	return r
}

// roomFor returns room for the heads of a bucket: what was made ready for this
// very state, or new. What was read in another state is not looked at: its
// pages may be gone.
func roomFor(b *bolt.Tx, bk *bolt.Bucket, ready *Room) *Room {
	if ready != nil && ready.state == b.ID() {
		return ready
	}
	return newHeadRoom(b.ID(), sealedIn(bk, func() bool { return false }))
}

// sealedHeads are heads as they stand in the bucket, in batches of [headBatch]: one long
// list would be copied each time it grows.
type sealedHeads [][]sealedHead

// len is how many there are.
func (s sealedHeads) len() int {
	if len(s) == 0 {
		return 0
	}
	return (len(s)-1)*headBatch + len(s[len(s)-1])
}

// sealedIn lists what stands in the bucket, as far as its pages can be read
// and until it is told to stop.
func sealedIn(bk *bolt.Bucket, stop func() bool) (all sealedHeads) {
	_ = pages.Guarded(func() error { //nolint:errcheck // what cannot be read is missed by the count
		c, last := bk.Cursor(), -1
		for k, v := c.First(); k != nil && !stop(); k, v = c.Next() {
			if last < 0 || len(all[last]) == headBatch {
				all, last = append(all, make([]sealedHead, 0, headBatch)), last+1
			}
			all[last] = append(all[last], sealedHead{k, v})
		}
		return nil
	})
	return all
}

// put keeps an opened layout that reads, whose texts stand there in those of its batch.
func (r *Room) put(place uint32, layout []byte, begin, end int) {
	to, n := r.packed.row(place), place/headBatch
	copy(to, layout[:headFixed])
	binary.LittleEndian.PutUint32(to[headFixed:], uint32(begin))
	binary.LittleEndian.PutUint32(to[headFixed+4:], uint32(end))
	switch {
	case layout[1]&bitThrown != 0:
		r.thrown[n] = append(r.thrown[n], place)
		return
	case layout[1]&bitConcept != 0:
		r.concepts[n] = append(r.concepts[n], place)
	}
	r.order[place] = radix.Item{
		By: newestFirst(r.packed.changed(place)), Place: place, Note: binary.BigEndian.Uint32(layout[signalAt:]),
	}
}

// loaded is what stands in a room once all were opened.
type loaded struct {
	table    *Table
	concepts []Entry
	thrown   []Entry
	bad      int // did not open
}

// loaded orders the heads and lists what is no recorded signal.
func (r *Room) loaded() (l loaded) {
	n := len(r.order)
	l.table = tableOf(r.packed, r.sorted(), nil)
	l.concepts, l.thrown = r.packed.entries(r.concepts), r.packed.entries(r.thrown)
	l.bad = n - l.table.Len() - len(l.thrown)
	return l
}

func (p packed) entries(places [][]uint32) (all []Entry) {
	for _, at := range slices.Concat(places...) {
		all = append(all, p.entry(at))
	}
	return all
}

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
