package radix

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// items makes n of them whose numbers differ in few bits or in many, anywhere.
func items(r *rand.Rand, n int) []Item {
	out := make([]Item, n)
	width, shift, base := r.IntN(64), r.IntN(64), r.Uint64()
	for i := range out {
		out[i] = Item{By: base + r.Uint64()>>width<<shift, Place: uint32(i), Note: r.Uint32()}
	}
	return out
}

func TestItOrdersAsAStableSortDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 60 {
		for _, size := range []int{n, few + n, 3*few + n} {
			in := items(r, size)
			want := slices.Clone(in)
			slices.SortStableFunc(want, compare)
			if got := Sort(in, make([]Item, size)); !slices.Equal(got, want) {
				t.Fatalf("%d items are in another order", size)
			}
		}
	}
}

func BenchmarkSort(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	from := make([]Item, 100_000)
	for i := range from {
		from[i] = Item{By: r.Uint64N(3 * 365 * 24 * 3600 * 1000), Place: uint32(i)} // three years of milliseconds
	}
	in, spare := make([]Item, len(from)), make([]Item, len(from))
	for name, sort := range map[string]func(){
		"digits":  func() { Sort(in, spare) },
		"compare": func() { slices.SortStableFunc(in, compare) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				copy(in, from)
				sort()
			}
		})
	}
}
