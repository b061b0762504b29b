package store

import (
	"errors"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
)

func takeIn(t *testing.T, s *Store, path string) Taken {
	t.Helper()
	n, err := s.TakeIn(path)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestConceptsOfAnEmergencyFileComeBackOnce(t *testing.T) {
	s := fresh(t)
	lost, newer, here := concept(1), concept(2), concept(3)
	save(t, s, newer)
	save(t, s, here)
	newer.Rev = 5
	newer.Findings[0].Text = "de nieuwere"
	path, err := s.Emergency(t.TempDir(), lost, newer, here)
	if err != nil {
		t.Fatal(err)
	}
	here.Rev = 9
	here.Findings[0].Text = "verder geschreven"
	save(t, s, here)
	if n := takeIn(t, s, path); n != (Taken{In: 2, Passed: 1}) {
		t.Errorf("%+v", n)
	}
	for want, d := range map[string]model.Draft{lost.Findings[0].Text: lost, "de nieuwere": newer, "verder geschreven": here} {
		if got, err := s.Draft(d.ID); err != nil || got.Findings[0].Text != want {
			t.Errorf("%q: %v", want, err)
		}
	}
	seq := s.commits()
	if n := takeIn(t, s, path); n != (Taken{Passed: 3}) || s.commits() != seq {
		t.Errorf("the second time: %+v", n)
	}
}

func TestEmergencyFileBringsNothingBackThatHasEnded(t *testing.T) {
	s := fresh(t)
	recorded, thrownAway, destroyed := concept(1), concept(2), concept(3)
	for _, d := range []model.Draft{recorded, thrownAway, destroyed} {
		save(t, s, d)
	}
	path, err := s.Emergency(t.TempDir(), recorded, thrownAway, destroyed)
	if err != nil {
		t.Fatal(err)
	}
	record(t, s, recorded)
	if err := s.Discard(thrownAway.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Destroy(destroyed.Signal); err != nil {
		t.Fatal(err)
	}
	if n := takeIn(t, s, path); n != (Taken{Passed: 3}) {
		t.Errorf("%+v", n)
	}
	for _, d := range []model.Draft{recorded, thrownAway, destroyed} {
		if _, err := s.Draft(d.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("a concept is back: %v", err)
		}
	}
}

func TestEmergencyFileOfAnotherFileIsRefused(t *testing.T) {
	s, other := fresh(t), fresh(t)
	path, err := other.Emergency(t.TempDir(), concept(1))
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.TakeIn(path); !errors.Is(err, ErrOtherFile) || n != (Taken{}) {
		t.Errorf("%+v, %v", n, err)
	}
	if got := s.Heads().Len(); got != 0 {
		t.Errorf("%d came in", got)
	}
	takeIn(t, other, path) // control: it is a good one
	if _, err := s.TakeIn(s.Path()); !errors.Is(err, ErrInUse) {
		t.Errorf("the file itself: %v", err)
	}
}

func TestDamagedConceptDoesNotKeepTheOthersOut(t *testing.T) {
	s := fresh(t)
	good, bad := concept(1), concept(2)
	path, err := s.Emergency(t.TempDir(), good, bad)
	if err != nil {
		t.Fatal(err)
	}
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(b *bolt.Tx) error { return s.flip(b, objects.Live, objects.KindConcept, bad.ID) })
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	n, err := s.TakeIn(path)
	if !errors.Is(err, ErrDamaged) || n != (Taken{In: 1, Lost: 1}) {
		t.Errorf("%+v, %v", n, err)
	}
	if _, err := s.Draft(good.ID); err != nil {
		t.Error(err)
	}
}
