package search

import (
	"path/filepath"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/store"
)

func fresh(t *testing.T) *store.Store {
	t.Helper()
	now := time.Date(2026, 11, 23, 14, 5, 6, 0, time.UTC)
	s, _, err := store.Create(filepath.Join(t.TempDir(), "a.tijdig"), store.CreateOptions{
		Passphrase: "drie losse woorden", KDF: store.CheapKDF, Paper: true, Now: func() time.Time { return now },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func saying(of model.ID, words string) model.Draft {
	d := model.Draft{ID: model.NewID(), Signal: of, Rev: 1, Subject: model.Subject{ID: of, Kind: model.Child}}
	d.Findings = []model.Finding{{ID: model.NewID(), Text: words}}
	return d
}

// TestEveryConceptOfASignalIsFound has one recorded and two begun since.
func TestEveryConceptOfASignalIsFound(t *testing.T) {
	s, id := fresh(t), model.NewID()
	first := saying(id, "scooter")
	sig, err := s.Record(first, model.Author{}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"helikopter", "zeppelin"} {
		d := saying(id, w)
		d.Parents = []model.ID{sig.Revision}
		if err := s.SaveDraft(d); err != nil {
			t.Fatal(err)
		}
	}
	filled, refreshed := New(), New()
	if err := filled.Fill(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if err := refreshed.Refresh(s, id); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]*Index{"filled": filled, "refreshed": refreshed} {
		for _, w := range []string{"scooter", "helikopter", "zeppelin"} {
			if !x.Find(w).Has(id) {
				t.Errorf("%s: %s is not found", name, w)
			}
		}
	}
	if filled.Find("luchtballon").Has(id) {
		t.Error("control: what nobody wrote is found")
	}
}

// TestWhatWasChangedWhileEverythingIsReadStays puts in the newer text first, as a save
// does that comes while the older was read and not put in yet.
func TestWhatWasChangedWhileEverythingIsReadStays(t *testing.T) {
	x, id, other := New(), model.NewID(), model.NewID()
	x.Put(id, "nieuwer")
	x.offer(id, "ouder")
	x.offer(other, "ander")
	if !x.Find("nieuwer").Has(id) || x.Find("ouder").Has(id) {
		t.Error("what was read before took the place of what was saved since")
	}
	if !x.Find("ander").Has(other) {
		t.Error("control: nothing is put in")
	}
}

// TestFillingRestsWhileKeysArePressed fills from a file with many more signals than are
// read between two looks at whether it should.
func TestFillingRestsWhileKeysArePressed(t *testing.T) {
	s := fresh(t)
	err := s.Load(func(put func(model.Subject, string, []model.Signal) error) error {
		return demodata.New(1, time.Now()).Each(200, put)
	})
	if err != nil {
		t.Fatal(err)
	}
	x := New()
	const pressing = 300 * time.Millisecond
	start, enough := time.Now(), time.After(pressing)
	go func() {
		for {
			select {
			case <-enough:
				return
			default:
				x.Key()
				time.Sleep(time.Millisecond)
			}
		}
	}()
	if err := x.Fill(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < pressing || !x.IsWhole() {
		t.Errorf("it took %v, and keys were pressed for %v; whole: %v", took, pressing, x.IsWhole())
	}
}
