package store

import (
	"errors"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// arrive has all that is waited for arrive.
func arrive(t *testing.T, s *Store) {
	t.Helper()
	all, err := s.Waiting()
	if err != nil || len(all) == 0 {
		t.Fatalf("nothing waits to arrive: %v", err)
	}
	for _, h := range all {
		if err := s.Arrived(h.ID, true); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWhatArrivedIsWhatWentThen hands two signals over together, has them arrive, takes that
// back, changes one of them and hands it over again: what arrived counts for the versions
// that went, and for no other.
func TestWhatArrivedIsWhatWentThen(t *testing.T) {
	s := fresh(t)
	var ids []model.ID
	var drafts []model.Draft
	for i := range 2 {
		d := concept(i + 1)
		d.Findings[0].Kind = model.SeenSelf
		rec := record(t, s, d)
		d.ID, d.Parents = model.NewID(), []model.ID{rec.Revision}
		ids, drafts = append(ids, d.Signal), append(drafts, d)
	}
	hand := func(to string, ids ...model.ID) {
		t.Helper()
		if err := s.HandedOver(ids, records.ExportEntry{Format: "bundle", Level: model.Complete, Receiver: to}); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(when string, waiting, due int) {
		t.Helper()
		w, err := s.Waiting()
		if err != nil || len(w) != waiting {
			t.Errorf("%s: %d are waited for, %v", when, len(w), err)
		}
		d, err := s.Due(clock().Add(24 * time.Hour))
		if err != nil || len(d) != due {
			t.Errorf("%s: %d are due, %v", when, len(d), err)
		}
	}
	hand("", ids...)
	holds("to nobody", 0, 0)
	hand("Fatima", ids...)
	holds("sent", 1, 0)
	w, err := s.Waiting()
	if err != nil || w[0].Receiver != "Fatima" || w[0].Count != 2 {
		t.Fatalf("%+v, %v", w, err)
	}
	for range 2 { // twice is the same as once
		if err := s.Arrived(w[0].ID, true); err != nil {
			t.Fatal(err)
		}
	}
	holds("arrived", 0, 2)
	if err := s.Arrived(w[0].ID, false); err != nil {
		t.Fatal(err)
	}
	holds("taken back", 1, 0)
	arrive(t, s)
	record(t, s, drafts[0])
	holds("one changed", 0, 1)
	hand("Noor", ids[0])
	holds("and sent again", 1, 1)
	arrive(t, s)
	holds("and arrived", 0, 2)
	log, err := s.LogEntries()
	if err != nil {
		t.Fatal(err)
	}
	said := map[records.LogKind]int{}
	for _, e := range log {
		said[e.Kind] += e.Count
	}
	if said[records.LogArrived] != 5 || said[records.LogArrivedNot] != 2 {
		t.Errorf("the log says %v", said)
	}
	if err := s.Arrived(model.NewID(), true); !errors.Is(err, ErrNotFound) {
		t.Errorf("of what never was: %v", err)
	}
}

// TestALineOfBeforeArrivesByItsDay takes away from a ledger line what it did not have in
// earlier versions of the program.
func TestALineOfBeforeArrivesByItsDay(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	d.Findings[0].Kind = model.SeenSelf
	record(t, s, d)
	if err := s.HandedOver([]model.ID{d.Signal}, records.ExportEntry{Format: "bundle", Level: model.Complete, Receiver: "Fatima"}); err != nil {
		t.Fatal(err)
	}
	w, err := s.Waiting()
	if err != nil || len(w) != 1 {
		t.Fatal(w, err)
	}
	err = s.db.Commit(func(t *change.Tx) error {
		var h records.LedgerLine
		if err := t.Get(objects.History, objects.KindHandover, w[0].ID, &h); err != nil {
			return err
		}
		h.Versions = nil
		return t.PutValue(objects.History, objects.KindHandover, h.ID, h)
	})
	if err != nil {
		t.Fatal(err)
	}
	arrive(t, s)
	if due, err := s.Due(clock().Add(24 * time.Hour)); err != nil || len(due) != 1 {
		t.Errorf("%d due, %v", len(due), err)
	}
}
