package store

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"tijdig/store/kept"
	"tijdig/store/records"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// regions returns the packages in use and before it; nil for none.
func regions(t *testing.T, s *Store) (now, before []byte) {
	t.Helper()
	now, err := s.Region()
	if err != nil && !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
	before, err = s.RegionBefore()
	if err != nil && !errors.Is(err, ErrNotFound) {
		t.Fatal(err)
	}
	return now, before
}

func TestTheRegionInUseAndTheOneBeforeItAreKept(t *testing.T) {
	s := fresh(t)
	record(t, s, concept(1))
	keep := func(p string) {
		t.Helper()
		if err := s.KeepRegion([]byte(p)); err != nil {
			t.Fatal(err)
		}
	}
	is := func(now, before string) {
		t.Helper()
		n, b := regions(t, s)
		if string(n) != now || string(b) != before {
			t.Errorf("in use %q, before %q; want %q and %q", n, b, now, before)
		}
	}
	is("", "")
	if err := s.TakeBackRegion(); !errors.Is(err, ErrNotFound) {
		t.Errorf("nothing to take back: %v", err)
	}
	objects := func() uint64 { c := s.db.State().Counts; return c[0] }
	none := objects()
	keep("een")
	is("een", "")
	keep("twee")
	keep("twee")
	is("twee", "een")
	keep("drie")
	is("drie", "twee")
	if n := objects(); n != none+3 {
		t.Errorf("%d objects more, want the list and two packages", n-none)
	}
	s = reopen(t, s)
	is("drie", "twee")
	for _, now := range []string{"twee", ""} {
		if err := s.TakeBackRegion(); err != nil {
			t.Fatal(err)
		}
		is(now, "")
	}
	keep("een")
	keep("twee")
	keep("een")
	is("een", "twee")
	if err := s.KeepRegion(bytes.Repeat([]byte("x"), kept.MaxRegion+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("one that is too large: %v", err)
	}
	is("een", "twee")
	log, err := s.LogEntries()
	if err != nil {
		t.Fatal(err)
	}
	noted := map[LogKind]int{}
	for _, e := range log {
		noted[e.Kind]++
	}
	if noted[records.LogRegion] != 6 || noted[records.LogRegionBack] != 2 {
		t.Errorf("the log notes %v", noted)
	}
	if s.Heads().Len() != 1 {
		t.Error("a record was touched")
	}
}

func TestSalvageBringsBackTheRegionAndNoneThatWasReplaced(t *testing.T) {
	s := fresh(t)
	for _, p := range []string{"een", "twee", "drie"} {
		if err := s.KeepRegion([]byte(p)); err != nil {
			t.Fatal(err)
		}
	}
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "uit.tijdig")
	if _, err := Recover(path, repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock}); err != nil {
		t.Fatal(err)
	}
	r := unlocked(t, out)
	if now, before := regions(t, r); string(now) != "drie" || string(before) != "twee" {
		t.Errorf("in use %q, before %q", now, before)
	}
	if n := r.db.State().Counts[0]; n != 3 {
		t.Errorf("%d objects, want the list and two packages", n)
	}
}
