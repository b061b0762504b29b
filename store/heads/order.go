package heads

import (
	"cmp"
	"slices"

	"tijdig/model/radix"
)

// unread is the place of a head that is not on the list: it did not open, or is of a
// concept thrown away.
const unread = ^uint32(0)

// newestFirst is a number that is smaller for a later moment.
func newestFirst(milli int64) uint64 { return ^(uint64(milli) ^ 1<<63) }

// sorted returns the places of the heads on the list as [packed.newer] orders them.
func (r *Room) sorted() []uint32 {
	all := slices.DeleteFunc(r.order, func(x radix.Item) bool { return x.Place == unread })
	all = radix.Sort(all, r.spare)
	sortTies(all, r.sameMoment)
	return placesOf(all)
}

// sameMoment orders heads that were changed in the same millisecond. The id of a
// signal begins in the note; the whole of it is far away.
func (r *Room) sameMoment(a, b radix.Item) int {
	if c := cmp.Compare(a.Note, b.Note); c != 0 {
		return c
	}
	return r.packed.byID(a.Place, b.Place)
}

// sortTies orders those among which their number decides nothing.
func sortTies(all []radix.Item, by func(a, b radix.Item) int) {
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].By == all[from].By {
			to++
		}
		if to-from > 1 {
			slices.SortFunc(all[from:to], by)
		}
		from = to
	}
}

func placesOf(items []radix.Item) []uint32 {
	out := make([]uint32, len(items))
	for i := range items {
		out[i] = items[i].Place
	}
	return out
}
