package store

import (
	bolt "go.etcd.io/bbolt"

	"tijdig/model"
)

// headRoom is the memory in which a list is put together: room for so many
// heads, each at the place where it stands in the bucket until they are
// ordered.
type headRoom struct {
	state int      // the transaction in which there were so many
	order []ranked // each head by what the list is ordered by
	spare []ranked // to order them in
	fixed []byte   // what has a fixed place in a layout, headFixed bytes each
	ends  []int32  // where in the texts of its batch those of a head end
	texts []string // of each batch
	heads []model.Head
	aside []aside
}

func newHeadRoom(state, n int) *headRoom {
	return &headRoom{
		state: state, order: make([]ranked, n), spare: make([]ranked, n), fixed: make([]byte, n*headFixed),
		ends: make([]int32, n), texts: make([]string, n/headBatch+1), heads: make([]model.Head, n), aside: make([]aside, n),
	}
}

// roomFor returns room for the heads of a bucket: what was made ready for this
// very state, or new.
func roomFor(b *bolt.Tx, bk *bolt.Bucket, ready *headRoom) *headRoom {
	if ready != nil && ready.state == b.ID() {
		return ready
	}
	n := 0
	c := bk.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return newHeadRoom(b.ID(), n)
}

// at returns the layout of one head and its texts.
func (r *headRoom) at(place uint32) (fixed []byte, texts string) {
	from := int32(0)
	if place%headBatch > 0 {
		from = r.ends[place-1]
	}
	return r.fixed[place*headFixed : (place+1)*headFixed], r.texts[place/headBatch][from:r.ends[place]]
}
