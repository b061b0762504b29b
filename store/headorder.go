package store

import (
	"bytes"
	"cmp"
	"slices"
)

// ranked is one head by what the list is ordered by. It holds no pointer, so
// that ordering a hundred thousand of them costs the collector nothing.
type ranked struct {
	changed uint64 // milliseconds, such that an earlier moment is a smaller number
	place   uint32 // its place in the bucket
}

// unread is the place of a head that did not open; the bit thrownAway stands in
// that of a concept thrown away until they are ordered.
const (
	unread     = ^uint32(0)
	thrownAway = uint32(1) << 31
)

// sort orders the heads as [newer] does, and leaves out those that did not open
// and those thrown away. It returns how many did not open, and the others.
func (r *headRoom) sort() (bad int, thrown []uint32) {
	all := slices.DeleteFunc(r.order, func(x ranked) bool {
		switch {
		case x.place == unread:
			bad++
		case x.place&thrownAway != 0:
			thrown = append(thrown, x.place&^thrownAway)
		default:
			return false
		}
		return true
	})
	all = byChanged(all, r.spare[:len(all)])
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].changed == all[from].changed {
			to++
		}
		if to-from > 1 {
			slices.SortFunc(all[from:to], r.sameMoment)
		}
		from = to
	}
	r.order = all
	return bad, thrown
}

// sameMoment orders heads that were changed in the same millisecond.
func (r *headRoom) sameMoment(a, b ranked) int {
	x, _ := r.at(a.place)
	y, _ := r.at(b.place)
	if c := bytes.Compare(x[signalAt:subjectAt], y[signalAt:subjectAt]); c != 0 {
		return c
	}
	return cmp.Compare(y[1]&bitConcept, x[1]&bitConcept)
}

// byChanged orders the newest first, one byte of the moment at a time from the
// last to the first: some five passes, as moments of a few years differ in no
// more bytes. It returns one of the two.
func byChanged(in, out []ranked) []ranked {
	for shift := 0; shift < 64; shift += 8 {
		var count [256]int
		for i := range in {
			count[byte(in[i].changed>>shift)]++
		}
		if len(in) == 0 || count[byte(in[0].changed>>shift)] == len(in) {
			continue // all the same
		}
		at := 0
		for b := 255; b >= 0; b-- {
			at, count[b] = at+count[b], at
		}
		for i := range in {
			b := byte(in[i].changed >> shift)
			out[count[b]] = in[i]
			count[b]++
		}
		in, out = out, in
	}
	return in
}
