package heads

import (
	"bytes"
	"cmp"
	"slices"

	"tijdig/model"
	"tijdig/model/radix"
)

// unread is the place of a head that did not open; the bit thrownAway stands in
// that of a concept thrown away until they are ordered.
const (
	unread     = ^uint32(0)
	thrownAway = uint32(1) << 31
)

// newestFirst is a number that is smaller for a later moment.
func newestFirst(milli int64) uint64 { return ^(uint64(milli) ^ 1<<63) }

// sort orders the heads as [newer] does, and leaves out those that did not open
// and those thrown away. It returns how many did not open, and the others.
func (r *Room) sort() (bad int, thrown []uint32) {
	all := slices.DeleteFunc(r.order, func(x radix.Item) bool {
		switch {
		case x.Place == unread:
			bad++
		case x.Place&thrownAway != 0:
			thrown = append(thrown, x.Place&^thrownAway)
		default:
			return false
		}
		return true
	})
	all = radix.Sort(all, r.spare)
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].By == all[from].By {
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

// sameMoment orders heads that were changed in the same millisecond. The id of a
// signal begins in the note; the whole of it is far away.
func (r *Room) sameMoment(a, b radix.Item) int {
	if c := cmp.Compare(a.Note, b.Note); c != 0 {
		return c
	}
	x, left := r.at(a.Place)
	y, right := r.at(b.Place)
	if c := bytes.Compare(x[signalAt:subjectAt], y[signalAt:subjectAt]); c != 0 {
		return c
	}
	if c := cmp.Compare(y[1]&bitConcept, x[1]&bitConcept); c != 0 {
		return c
	}
	var h, o model.Head // two concepts of one signal: seldom enough to read them whole
	readHead(&h, x, left)
	readHead(&o, y, right)
	return cmp.Compare(string(h.Draft[:]), string(o.Draft[:]))
}
