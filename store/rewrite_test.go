package store

import (
	"errors"
	"os"
	"slices"
	"testing"

	"tijdig/store/vault"
)

func TestRewriteKeepsAllUnderANewKeyAndWipesTheOld(t *testing.T) {
	s, _ := day(t)
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	heads := slices.Collect(s.Heads().All())
	before := dump(t, s)
	wrapped := s.db.Header().Slots[0].Body[wrappedFrom:]
	id := s.db.Keys.ID
	code, _, err := s.Rewrite("nieuwe zin", vault.CheapKDF)
	if err != nil || code == "" {
		t.Fatalf("code %q, %v", code, err)
	}
	d := concept(77)
	save(t, s, d)
	if s.db.Keys.ID == id {
		t.Error("the file kept its id")
	}
	s.Close()
	if _, err := openAs(s.Path(), pass); !errors.Is(err, ErrWrongSecret) {
		t.Errorf("the old passphrase: %v", err)
	}
	r, err := openAs(s.Path(), "nieuwe zin")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got := dump(t, r); len(got) < len(before) {
		t.Errorf("%d objects of %d", len(got), len(before))
	}
	if rep, err := r.Check(t.Context()); err != nil || !rep.Whole() || r.Heads().Len() != len(heads)+1 {
		t.Errorf("%+v, %v", rep, err)
	}
	all, _ := r.Backups()
	if len(all) != 1 || timesIn(t, all[0].Path, wrapped) != 0 || timesIn(t, s.Path(), wrapped) != 0 {
		t.Errorf("%d backups, or the old key is still there", len(all))
	}
	if _, err := os.Stat(s.Path() + ".old"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old file is still there: %v", err)
	}
}

func TestRewriteWipesEveryBackupThereWas(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	for range 4 {
		if _, err := s.Snapshot(); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := s.Rewrite("nieuwe zin", vault.CheapKDF); err != nil {
		t.Error(err)
	}
	if all, _ := s.Backups(); len(all) != 1 {
		t.Errorf("%d backups", len(all))
	}
}

// TestTheLogGoesOnToHoldUnderNewKeys rewrites a file, and reads its log whole.
func TestTheLogGoesOnToHoldUnderNewKeys(t *testing.T) {
	s := fresh(t)
	for i := range 3 {
		record(t, s, concept(i))
	}
	before, err := s.LogEntries()
	if err != nil || len(before) < 3 {
		t.Fatalf("control: %d lines, %v", len(before), err)
	}
	if _, _, err := s.Rewrite("heel andere woorden dan eerst", tiny); err != nil {
		t.Fatal(err)
	}
	record(t, s, concept(9))
	after, err := s.LogEntries()
	if err != nil || len(after) < len(before)+2 {
		t.Errorf("%d lines after %d: %v", len(after), len(before), err)
	}
}
