package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/records"
)

func TestListIsOrderedAndASnapshotNeverChanges(t *testing.T) {
	s := fresh(t)
	var drafts []model.Draft
	for i := range 30 {
		d := concept((i * 7) % 30)
		drafts = append(drafts, d)
		save(t, s, d)
		if i == 15 {
			s = reopen(t, s)
		}
	}
	before := s.Heads()
	kept := slices.Collect(before.All())
	for i, d := range drafts[:10] {
		d.Rev, d.Changed = 2, clock().Add(time.Duration(100+i)*time.Second)
		save(t, s, d)
	}
	record(t, s, drafts[20])
	after := slices.Collect(s.Heads().All())
	if !slices.Equal(slices.Collect(before.All()), kept) {
		t.Error("a snapshot was changed")
	}
	sorted := slices.IsSortedFunc(after, func(a, b model.Head) int { return b.Changed.Compare(a.Changed) })
	if !sorted || len(after) != 30 {
		t.Errorf("%d heads, sorted %v", len(after), sorted)
	}
	if again := slices.Collect(reopen(t, s).Heads().All()); !slices.Equal(again, after) {
		t.Error("the list is another one after reopening")
	}
}

func TestKindAndMarkFollowInEveryListedSignal(t *testing.T) {
	s := fresh(t)
	a := concept(1)
	first := record(t, s, a)
	b := concept(2)
	b.Subject, b.Known = a.Subject, true
	record(t, s, b)
	a.ID = model.NewID()
	a.Parents, a.Subject.Kind, a.Subject.Mark = []model.ID{first.Revision}, model.Place, "het pleintje"
	record(t, s, a)
	for h := range s.Heads().All() {
		if h.Kind != model.Place || h.Mark != "het pleintje" {
			t.Errorf("%+v", h)
		}
	}
}

func TestLoadTakesInThousands(t *testing.T) {
	s := fresh(t)
	fill(t, s, 1200)
	i := s.Info()
	if i.Signals != 1200 || i.Subjects != 1200 || i.Drafts != 0 {
		t.Errorf("%+v", i)
	}
	seen := map[string]bool{}
	dmg, err := s.Each(t.Context(), func(r model.Record) error {
		sig, sub := r.Signal, r.Subject
		seen[fmt.Sprint(sub.Code, sig.N)] = true
		return nil
	})
	if err != nil || dmg.Any() || len(seen) != 1200 {
		t.Errorf("%d read, %+v, %v", len(seen), dmg, err)
	}
	r, err := s.Check(t.Context())
	if err != nil || !r.Whole() {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestSavingGoesOnWhileEverythingIsRead(t *testing.T) {
	s := fresh(t)
	fill(t, s, 300)
	n := 0
	_, err := s.Each(t.Context(), func(r model.Record) error {
		sig := r.Signal
		n++
		if n%50 == 0 {
			save(t, s, concept(n))
		}
		_, err := s.Signal(sig.Signal)
		return err
	})
	if err != nil || n != 300 {
		t.Errorf("%d, %v", n, err)
	}
}

func TestCompleteHandOverIsMarked(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	record(t, s, d)
	for _, e := range []records.ExportEntry{ // one document of several, or the rows of a question, is not all there is
		{Format: "csv", Level: model.Pseudonymous}, {Format: "pdf:wijkteam", Level: model.Complete}, {Format: "rows:overleg", Level: model.Complete}, {Format: "csv", Level: model.Complete},
	} {
		e.Receiver = "wijkteam"
		if err := s.HandedOver([]model.ID{d.Signal}, e); err != nil {
			t.Fatal(err)
		}
		marked := !s.Heads().At(0).HandedOver.IsZero()
		if marked != (e.Level == model.Complete && e.Format == "csv") {
			t.Errorf("%s, level %s: marked %v", e.Format, e.Level, marked)
		}
	}
	if got, err := s.Handovers(); err != nil || len(got) != 4 || got[0].Count != 1 || got[1].Receiver != "wijkteam" {
		t.Errorf("%+v, %v", got, err)
	}
}
