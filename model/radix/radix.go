// Package radix orders many things by a number, fast: a hundred thousand in a
// millisecond or two. A list that is opened waits for it before it is drawn.
package radix

import (
	"cmp"
	"slices"
	"sync"
)

// Item stands for a thing that is ordered. It is small and holds no pointer, as
// only items move.
type Item struct {
	By    uint64 // the smallest comes first
	Place uint32 // where the thing is
	Note  uint32 // what else is wanted of it at hand
}

// few is up to how many items are ordered by comparing them.
const few = 2 * digitSize

// Sort orders items; those with the same number stay in their order. It uses
// spare, which has at least the same length, and returns one of the two: the
// other holds nothing of use.
func Sort(in, spare []Item) []Item {
	spare = spare[:len(in)]
	if len(in) <= few {
		slices.SortStableFunc(in, compare)
		return in
	}
	half := len(in) / 2
	var a, b []Item
	var wg sync.WaitGroup
	wg.Go(func() { a = byDigits(in[:half], spare[:half]) })
	b = byDigits(in[half:], spare[half:])
	wg.Wait()
	if &a[0] != &in[0] {
		in, spare = spare, in
	}
	if &b[0] != &in[half] {
		copy(in[half:], b) // one half took an even number of passes, the other an odd one
	}
	return merged(in[:half], in[half:], spare)
}

func compare(a, b Item) int { return cmp.Compare(a.By, b.By) }

// A digit is so many bits of a number. The moments of a few years differ in no
// more than the last three or four digits.
const (
	digitBits = 12
	digitSize = 1 << digitBits
)

// byDigits orders by one digit at a time from the last to the first, for as many
// as differ. It returns one of the two.
func byDigits(in, out []Item) []Item {
	least := slices.MinFunc(in, compare).By
	span := slices.MaxFunc(in, compare).By - least
	for shift := 0; shift < 64 && span>>shift != 0; shift += digitBits {
		var at [digitSize]uint32
		for i := range in {
			at[(in[i].By-least)>>shift%digitSize]++
		}
		sum := uint32(0)
		for d, n := range at {
			at[d], sum = sum, sum+n
		}
		for i := range in {
			d := (in[i].By - least) >> shift % digitSize
			out[at[d]] = in[i]
			at[d]++
		}
		in, out = out, in
	}
	return in
}

// merged makes one order of two, in out; what is equal comes from a first.
func merged(a, b, out []Item) []Item {
	out = out[:0]
	for len(a) > 0 && len(b) > 0 {
		if a[0].By <= b[0].By {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
