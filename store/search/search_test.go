package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/fixtures"
)

func TestEveryWordMustOccurAsAPiece(t *testing.T) {
	x := New()
	a, b := model.NewID(), model.NewID()
	x.Put(a, "Twee telefoons, die steeds gaan. Nieuwe scooter.")
	x.Put(b, "Oude fiets bij het Café")
	for _, c := range []struct {
		query string
		want  []bool // a, b
		none  []string
	}{
		{"scooter", []bool{true, false}, nil},
		{"SCOO", []bool{true, false}, nil},                                  // a piece, in capitals
		{"cafe", []bool{false, true}, nil},                                  // accents are equal
		{"scooter telef", []bool{true, false}, nil},                         // both words
		{"die scooter", []bool{true, false}, nil},                           // a small word is skipped
		{"brommer", []bool{true, false}, nil},                               // means the same
		{"", []bool{true, true}, nil},                                       // nothing asked
		{"helikopter", []bool{false, false}, []string{"helikopter"}},        // named, and no stranger is listed
		{"scooter helikopter", []bool{true, false}, []string{"helikopter"}}, // beside one that does occur it is left out
		{"die", []bool{true, false}, nil},                                   // a small word is all there is to look for
	} {
		h := x.Find(c.query)
		if h.Has(a) != c.want[0] || h.Has(b) != c.want[1] || !slices.Equal(h.None, c.none) {
			t.Errorf("%q: %v %v none %v", c.query, h.Has(a), h.Has(b), h.None)
		}
	}
}

func TestTheNearestWordsThatOccurAreOffered(t *testing.T) {
	x := New()
	a, gone := model.NewID(), model.NewID()
	x.Put(a, "Twee telefoons, nieuwe scooter bij het café, Zoë")
	x.Put(gone, "sooter")
	x.Drop(gone)
	for query, want := range map[string][]string{
		"scoter": {"scooter"}, "socoter": {"scooter"}, "telefons": {"telefoons"}, "zow": {"zoe"}, "helikopter": nil, "zz": nil, "scooter": nil, "cave": {"cafe"},
	} {
		if got := x.Find(query).Near; !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// TestEveryWordTheWorkerTypedIsFound puts one word in each place that takes words.
func TestEveryWordTheWorkerTypedIsFound(t *testing.T) {
	all := []string{"woordnegen", "woordtien", "woordelf"}
	c := fixtures.Every(func(model.Text) string {
		all = append(all, fmt.Sprintf("woord%cx", 'a'+len(all)))
		return all[len(all)-1]
	})
	x := New()
	id := model.NewID()
	x.Put(id, append(texts(c, model.Known{Subject: model.Subject{Mark: "woordnegen"}, Name: "Woordtíen"}), "woordelf")...)
	for _, w := range all {
		if !x.Find(w).Has(id) {
			t.Errorf("%s is not found", w)
		}
	}
	if len(all) < 16 {
		t.Errorf("only %d words", len(all))
	}
}

func TestAChangedSignalIsFoundByWhatItSaysNow(t *testing.T) {
	x := New()
	a := model.NewID()
	x.Put(a, "scooter")
	x.Put(a, "fiets")
	if x.Find("scooter").Has(a) && len(x.Find("scooter").None) == 0 {
		t.Error("still found by what it said before")
	}
	if !x.Find("fiets").Has(a) {
		t.Error("not found by what it says now")
	}
	x.Drop(a)
	if x.Find("fiets").Has(a) {
		t.Error("found after it was dropped")
	}
}

// The same query by scanning every text stands beside each figure.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		x := New()
		texts := make([]string, n)
		ids := make([]model.ID, n)
		for i := range n {
			ids[i] = model.NewID()
			texts[i] = fmt.Sprintf("Zag iemand%d met een scooter%d bij het plein, %s", i%20000, i%977, strings.Repeat("verder niets gezien ", 20))
			x.Put(ids[i], texts[i])
		}
		b.Run(fmt.Sprintf("index/%d", n), func(b *testing.B) {
			for b.Loop() {
				x.Find("scooter12")
			}
		})
		b.Run(fmt.Sprintf("scan/%d", n), func(b *testing.B) {
			for b.Loop() {
				hits := 0
				for _, t := range texts {
					if strings.Contains(t, "scooter12") {
						hits++
					}
				}
			}
		})
	}
}
