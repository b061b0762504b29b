package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
)

// TestWhatIsFoundIsWhatAPlainScanFinds puts in, changes and drops some thousands of
// signals with random words, rare ones and ones that occur in most, and looks for pieces.
func TestWhatIsFoundIsWhatAPlainScanFinds(t *testing.T) {
	const signals, changes, queries = 3_000, 600, 400
	r := rand.New(rand.NewPCG(1, 2))
	x, now := New(), map[model.ID]string{}
	var ids []model.ID
	put := func(id model.ID) {
		now[id] = randomWords(r)
		x.Put(id, now[id])
	}
	for range signals {
		ids = append(ids, model.NewID())
		put(ids[len(ids)-1])
	}
	for range changes {
		put(ids[r.IntN(len(ids))])
		gone := ids[r.IntN(len(ids))]
		x.Drop(gone)
		delete(now, gone)
	}
	dense, most := 0, 0
	for i := range x.posts {
		if x.posts[i].dense {
			dense++
		}
	}
	for range queries {
		piece := randomWord(r)
		from := r.IntN(len(piece))
		piece = piece[from : from+1+r.IntN(len(piece)-from)]
		h, want := x.Find(piece), 0
		for _, id := range ids {
			text, there := now[id]
			is := there && strings.Contains(text, piece)
			if is {
				want++
			}
			if h.Has(id) != is || h.HasNumber(x.Number(id)) != is {
				t.Fatalf("%q in %q: %v, want %v", piece, text, h.Has(id), is)
			}
		}
		most = max(most, want)
	}
	if dense == 0 || dense == len(x.posts) || most < signals/2 {
		t.Errorf("control: %d of %d words are in many signals, and at most %d were found", dense, len(x.posts), most)
	}
}

// randomWords are twelve of them.
func randomWords(r *rand.Rand) string {
	var all []string
	for range 12 {
		all = append(all, randomWord(r))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// randomWord is one of some thousands, the low ones far more often.
func randomWord(r *rand.Rand) string {
	n := int(r.ExpFloat64() * 40)
	if r.IntN(10) == 0 {
		n = r.IntN(4_000)
	}
	word := []byte("q")
	for ; n > 0; n /= 5 {
		word = append(word, "xvwzy"[n%5])
	}
	return string(word)
}
