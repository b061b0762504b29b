package pages

import (
	"bytes"
	"encoding/binary"
	"math"
)

// keyOrder holds the keys of one page against each other and against what its
// parent says. bbolt finds a key by halving: one out of its place hides it and
// its neighbours from whoever looks it up, while whoever walks still meets it.
// And bbolt finds a page again in its parent by the first key of that page: one
// that differs has it written in twice.
type keyOrder struct {
	t     subtree
	last  []byte
	begin uint64 // how it begins; see [keyOrder.after]
	end   int    // of what the elements so far hold
}

// after reports whether a key comes after the last one by how they begin, which is all
// there is to look at for most: nearly all of the time goes into fetching keys from
// memory, and little work for each lets the processor fetch several at once. False says
// nothing.
func (o *keyOrder) after(key []byte, start int) (begin uint64, yes bool) {
	if len(key) < 8 {
		return math.MaxUint64, false
	}
	begin = binary.BigEndian.Uint64(key)
	return begin, begin > o.begin && o.last != nil && start >= o.end
}

// next takes one key and where it and its value lie on the page.
func (o *keyOrder) next(key []byte, start, end int) error {
	begin, yes := o.after(key, start)
	o.begin = begin
	switch {
	case yes:
	case start < o.end:
		return badPage(o.t.page, "has elements that overlap")
	case o.last == nil && o.t.first != nil && !bytes.Equal(key, o.t.first):
		return badPage(o.t.page, "does not begin where its parent says")
	case o.last != nil && bytes.Compare(o.last, key) >= 0:
		return badPage(o.t.page, "has keys out of order")
	}
	o.last, o.end = key, end
	return nil
}

// ended takes the last key to be the greatest.
func (o *keyOrder) ended() error {
	if o.t.below != nil && o.last != nil && bytes.Compare(o.last, o.t.below) >= 0 {
		return badPage(o.t.page, "has a key that belongs on a later page")
	}
	return nil
}
