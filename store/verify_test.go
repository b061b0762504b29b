package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/objects"
)

func TestDamageIsNamedWithoutAnybodyAsking(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	sig := record(t, s, d)
	record(t, s, concept(2))
	tamper(t, s, func(b *bolt.Tx) error { return s.flip(b, objects.Live, objects.KindVersion, sig.Revision) })
	s = unlocked(t, s.Path())
	if !warned(s, WarnDamaged) {
		t.Errorf("warnings: %v", s.Info().Warnings)
	}
	r, at := s.Verified()
	if at.IsZero() || r.Whole() || len(r.Damaged) != 1 {
		t.Fatalf("at %v: %+v", at, r)
	}
	if got := r.Damaged[0]; got.What != "version" || got.Signal != d.Signal || got.Code != d.Subject.Code {
		t.Errorf("named as %+v", got)
	}
}

func TestWholeFileIsReadWithoutAWarning(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3*objects.ScanBatch) // more than one batch of every kind
	s = reopen(t, s)
	r, at := s.WaitVerified()
	if !at.Equal(clock()) || !s.Info().Verified.Equal(at) || !r.Whole() || warned(s, WarnDamaged) || warned(s, WarnMissing) {
		t.Errorf("at %v: %+v, %v", at, r, s.Info().Warnings)
	}
	if least := 3 * objects.ScanBatch * 4; r.Objects < least { // version, line, subject and head of each
		t.Errorf("%d objects, want %d", r.Objects, least)
	}
}

func TestReadingEverythingHoldsUpNeitherSavingNorClosing(t *testing.T) {
	s := fresh(t)
	fill(t, s, 4_000)
	s = reopen(t, s)
	for i := range 20 {
		save(t, s, concept(i))
	}
	start := time.Now()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("closing took %v", took)
	}
	again := unlocked(t, s.Path())
	again.working.Wait()
	if r, _ := again.Verified(); !r.Whole() || r.Drafts != 20 {
		t.Errorf("%+v", r)
	}
}

func TestNothingIsReadAfterClosing(t *testing.T) {
	s := fresh(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Check(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if slices.Contains(s.Info().Warnings, WarnDamaged) {
		t.Error("a closed file passes for a damaged one")
	}
}
