package search

import (
	"testing"
	"time"

	"tijdig/model"
)

// TestWhyEachVersionWasMadeIsFound looks for the reason of the first of two changes, and for
// the words of one of two versions that are not settled.
func TestWhyEachVersionWasMadeIsFound(t *testing.T) {
	s, id := fresh(t), model.NewID()
	sig, err := s.Record(saying(id, "scooter"), model.Author{}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	first := sig.Revision
	change := func(of model.ID, words, why string) model.ID {
		d := saying(id, words)
		d.Parents, d.Reason = []model.ID{of}, why
		sig, err := s.Record(d, model.Author{}, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return sig.Revision
	}
	change(change(first, "fiets", "rozenstruik"), "step", "sola")
	change(first, "zeppelin", "meegekomen")
	filled, refreshed := New(), New()
	if err := filled.Fill(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if err := refreshed.Refresh(s, id); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]*Index{"filled": filled, "refreshed": refreshed} {
		for _, w := range []string{"rozenstruik", "sola", "meegekomen", "step", "zeppelin"} {
			if !x.Find(w).Has(id) {
				t.Errorf("%s: %s is not found", name, w)
			}
		}
		if x.Find("fiets").Has(id) {
			t.Errorf("%s: control: what was changed since is found", name)
		}
	}
}

// TestWordsThatNeverStandTogetherAreNotFound has two words, each in another signal.
func TestWordsThatNeverStandTogetherAreNotFound(t *testing.T) {
	x := New()
	x.Put(model.NewID(), "sola")
	x.Put(model.NewID(), "rozenstruik")
	h := x.Find("sola rozenstruik qqq")
	if len(h.Found) > 0 || len(h.Apart) != 2 || len(h.None) != 1 {
		t.Errorf("found %q, apart %q, none %q", h.Found, h.Apart, h.None)
	}
	if h := x.Find("sola qqq"); len(h.Found) != 1 || len(h.Apart) > 0 {
		t.Errorf("control: found %q, apart %q", h.Found, h.Apart)
	}
}
