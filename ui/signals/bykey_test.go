package signals

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTheListIsOrderedAsAStableSortOrders(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := range 300 {
		in := make([]entry, n)
		for i := range in {
			in[i] = entry{key: r.Uint64() >> (8 * r.IntN(8)) % 1000 << (8 * r.IntN(7)), head: int32(i)}
		}
		want := slices.Clone(in)
		slices.SortStableFunc(want, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
		if got := byKey(in); !slices.Equal(got, want) {
			t.Fatalf("%d entries are in another order", n)
		}
	}
}
