package heads

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/model/radix"
	"tijdig/store/pages"
)

// Room is the memory in which a list is put together: room for so many
// heads, each at the place where it stands in the bucket until they are
// ordered.
type Room struct {
	state  int          // the transaction that the sealed heads belong to
	sealed []sealedHead // until they are opened
	order  []radix.Item // each head by what the list is ordered by, with its place in the bucket
	spare  []radix.Item // to order them in
	fixed  []byte       // what has a fixed place in a layout, and where its texts are: headStride bytes each
	texts  []string     // of each batch
	heads  []model.Head
	aside  []Aside
}

func newHeadRoom(state int, sealed []sealedHead) *Room {
	n := len(sealed)
	return &Room{
		state: state, sealed: sealed, order: make([]radix.Item, n), spare: make([]radix.Item, n), fixed: make([]byte, n*headStride),
		texts: make([]string, n/headBatch+1), heads: make([]model.Head, n), aside: make([]Aside, n),
	}
}

// roomFor returns room for the heads of a bucket: what was made ready for this
// very state, or new. What was read in another state is not looked at: its
// pages may be gone.
func roomFor(b *bolt.Tx, bk *bolt.Bucket, ready *Room) *Room {
	if ready != nil && ready.state == b.ID() {
		return ready
	}
	return newHeadRoom(b.ID(), sealedHeads(bk, func() bool { return false }))
}

// sealedHeads lists what stands in the bucket, as far as its pages can be read
// and until it is told to stop.
func sealedHeads(bk *bolt.Bucket, stop func() bool) (all []sealedHead) {
	_ = pages.Guarded(func() error { //nolint:errcheck // what cannot be read is missed by the count
		c := bk.Cursor()
		for k, v := c.First(); k != nil && !stop(); k, v = c.Next() {
			all = append(all, sealedHead{k, v})
		}
		return nil
	})
	return all
}

// headStride is two lines of a processor's cache: the fixed part of a layout,
// and where in the texts of its batch those of the head begin and end.
const headStride = headFixed + 4 + 4

// put keeps an opened layout, whose texts stand there in those of its batch.
func (r *Room) put(place int, layout []byte, begin, end int) {
	to := r.fixed[place*headStride : (place+1)*headStride]
	copy(to, layout[:headFixed])
	binary.LittleEndian.PutUint32(to[headFixed:], uint32(begin))
	binary.LittleEndian.PutUint32(to[headFixed+4:], uint32(end))
	x := radix.Item{
		By:    newestFirst(int64(binary.LittleEndian.Uint64(layout[changedAt:]))),
		Place: uint32(place), Note: binary.BigEndian.Uint32(layout[signalAt:]),
	}
	if layout[1]&bitThrown != 0 {
		x.Place |= thrownAway
	}
	r.order[place] = x
}

// at returns the layout of one head and its texts.
func (r *Room) at(place uint32) (fixed []byte, texts string) {
	b := r.fixed[int(place)*headStride : (int(place)+1)*headStride]
	begin, end := binary.LittleEndian.Uint32(b[headFixed:]), binary.LittleEndian.Uint32(b[headFixed+4:])
	return b[:headFixed], r.texts[place/headBatch][begin:end]
}

// touch brings some layouts into the cache, all at once: they lie about in no
// order, and waiting for each in turn takes as long as reading them.
func (r *Room) touch(some []radix.Item) (b byte) {
	for _, x := range some {
		at := int(x.Place) * headStride
		b |= r.fixed[at] | r.fixed[at+headStride/2]
	}
	return b
}
