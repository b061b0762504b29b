package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

// newestOnly returns the leaf pages that the newest state of a file reaches
// and the one before does not.
func newestOnly(t *testing.T, path string) (leaves []int64) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	metas := pages.ReadMetas(f)
	if len(metas) != 2 {
		t.Fatalf("%d states", len(metas))
	}
	before, err := pages.Walk(f, metas[1], nil)
	if err != nil {
		t.Fatal(err)
	}
	now, err := pages.Walk(f, metas[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	for p := uint64(2); p < metas[0].HWM; p++ {
		var head [pages.HeadLen]byte
		if _, err := f.ReadAt(head[:], int64(p)*pages.Size); err != nil {
			t.Fatal(err)
		}
		if h := pages.ParseHeader(head[:]); now.Has(p) && !before.Has(p) && h.ID == p && h.Flags == pages.Leaf {
			leaves = append(leaves, int64(p))
		}
	}
	return leaves
}

// twoSaves makes a file with a saved concept and then another, and returns the
// pages that only the last save wrote.
func twoSaves(t *testing.T) (path string, kept, last model.Draft, leaves []int64) {
	t.Helper()
	s := fresh(t)
	fill(t, s, 200)
	s.working.Wait()
	kept, last = concept(1), concept(2)
	save(t, s, kept)
	save(t, s, last)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if leaves = newestOnly(t, s.Path()); len(leaves) < 3 {
		t.Fatalf("control: the last save wrote %d pages", len(leaves))
	}
	return s.Path(), kept, last, leaves
}

// broken copies a file and breaks one page of the copy.
func broken(t *testing.T, path string, page int64) string {
	t.Helper()
	path = copyOf(t, path)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(make([]byte, pages.HeadLen), page*pages.Size); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDamagedLastSaveIsSaidAndNotRolledBack(t *testing.T) {
	whole, kept, last, leaves := twoSaves(t)
	named := 0
	for _, which := range leaves {
		path := broken(t, whole, which)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := unlocked(t, path)
		if !warned(s, WarnOlderState) {
			t.Fatalf("page %d: %v", which, s.Info().Warnings)
		}
		if _, err := s.Draft(kept.ID); err != nil {
			t.Errorf("page %d: what was saved before is not there: %v", which, err)
		}
		if err := s.SaveDraft(concept(3)); !errors.Is(err, ErrReadOnly) {
			t.Errorf("page %d: saving gave %v", which, err)
		}
		if _, err := s.Snapshot(); !errors.Is(err, ErrDamaged) {
			t.Errorf("page %d: a copy gave %v", which, err)
		}
		d, differs := s.Differs()
		if !differs || d.Unread == 0 || !d.Saved.Equal(clock()) {
			t.Errorf("page %d: %+v", which, d)
		}
		if slices.ContainsFunc(d.Changed, func(o DamagedObject) bool {
			return o.What == "concept" && o.Signal == last.Signal && o.Code == last.Subject.Code
		}) {
			named++
		}
		if slices.ContainsFunc(d.Changed, func(o DamagedObject) bool { return o.Signal == kept.Signal }) {
			t.Errorf("page %d: what is shown is said to differ", which)
		}
		if r, _ := s.WaitVerified(); r.Whole() {
			t.Error("it passes for whole")
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		after, err := os.ReadFile(path)
		if err != nil || !slices.Equal(before, after) {
			t.Errorf("page %d: the file was changed, %v", which, err)
		}
	}
	if named == 0 {
		t.Error("the concept that was saved last is never named")
	}
}

func TestOlderStateLeavesNothingBehindAndKeepsOthersOut(t *testing.T) {
	whole, _, _, leaves := twoSaves(t)
	path := broken(t, whole, leaves[0])
	s := unlocked(t, path)
	if _, err := Open(path, OpenOptions{Now: clock}); !errors.Is(err, ErrInUse) {
		t.Errorf("a second window: %v", err)
	}
	s.Close()
	all, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
	l, err := Open(path, OpenOptions{Now: clock})
	if err != nil {
		t.Fatalf("the lock stayed: %v", err)
	}
	l.Close()
}

func TestUndamagedLastSaveIsTheOneShown(t *testing.T) {
	path, _, last, leaves := twoSaves(t)
	s := unlocked(t, path)
	if _, differs := s.Differs(); differs || warned(s, WarnOlderState) {
		t.Errorf("control: a whole file of %d new pages falls back", len(leaves))
	}
	if _, err := s.Draft(last.ID); err != nil {
		t.Error(err)
	}
}

func TestBackupWithADamagedLastSaveIsNoBackup(t *testing.T) {
	whole, _, _, leaves := twoSaves(t)
	path := broken(t, whole, leaves[0])
	to := t.TempDir() + "/b.tijdig"
	_, err := RestoreFile(to, RestoreOptions{From: path, Now: clock, Secret: vault.Secret{Passphrase: pass}})
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if err := proof.VerifyFile(t.Context(), path, vault.NewKeys(make([]byte, vault.KeyLen), vault.ID{})); !errors.Is(err, ErrDamaged) {
		t.Errorf("verifying gave %v", err)
	}
}
