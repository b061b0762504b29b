package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tijdig/store/pages"
	"tijdig/store/vault"
)

func openAs(path, passphrase string) (*Store, error) {
	l, err := Open(path, OpenOptions{Now: clock, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	s, err := l.Unlock(passphrase)
	if err != nil {
		l.Close()
	}
	return s, err
}

func TestBackupHoldsEverythingUpToThen(t *testing.T) {
	s := fresh(t)
	fill(t, s, 50)
	d := concept(1)
	save(t, s, d)
	to := filepath.Join(t.TempDir(), "copy")
	for name, backup := range map[string]func() error{
		"open":                 func() error { return s.Backup(to) },
		"from another process": func() error { return BackupFile(s.Path(), to) },
	} {
		if err := backup(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := backup(); !errors.Is(err, ErrExists) {
			t.Errorf("%s: a backup was overwritten: %v", name, err)
		}
		b, err := openAs(to, pass)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if r, err := b.Check(t.Context()); err != nil || !r.Whole() || r.Signals != 50 || r.Drafts != 1 {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
		b.Close()
		os.Remove(to)
	}
}

func TestDamagedFileGivesNoBackup(t *testing.T) {
	s := fresh(t)
	sig := record(t, s, concept(1))
	harm(t, s, sig.Revision)
	s = unlocked(t, s.Path())
	to := filepath.Join(t.TempDir(), "copy")
	if err := s.Backup(to); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(to)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestThreeNewestAndFourWeeklyBackupsAreKept(t *testing.T) {
	s := fresh(t)
	for range 5 {
		if _, err := s.Snapshot(); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Backups()
	if err != nil || len(got) != 4 { // three, and one of this week before them
		t.Errorf("%d backups, %v", len(got), err)
	}
}

func TestBackupIsKeptThoughTheClockWasPutBack(t *testing.T) {
	s := fresh(t)
	for range 7 {
		if _, err := s.Snapshot(); err != nil {
			t.Fatal(err)
		}
	}
	s.goBy(func() time.Time { return clock().Add(-time.Minute) })
	path, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("it was let go of at once: %v", err)
	}
}

// TestACopyIsTriedBeforeTheFileIsClosed reads copies of this file, of another, damaged
// ones and with another phrase: only the first may come in its place.
func TestACopyIsTriedBeforeTheFileIsClosed(t *testing.T) {
	s, other := fresh(t), fresh(t)
	dir := t.TempDir()
	ours, theirs, harmed := filepath.Join(dir, "ours"), filepath.Join(dir, "theirs"), filepath.Join(dir, "harmed")
	save(t, s, concept(1))
	if err := errors.Join(s.Backup(ours), other.Backup(theirs), s.Backup(harmed)); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(harmed)
	if err != nil {
		t.Fatal(err)
	}
	for at := 4 * pages.Size; at < len(b); at += 40 {
		b[at] ^= 1
	}
	if err := os.WriteFile(harmed, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, phrase string
		want         error
	}{
		{ours, pass, nil},
		{ours, "een andere zin dan die ervan", ErrWrongSecret},
		{theirs, pass, ErrOtherFile},
	} {
		o := RestoreOptions{From: c.from, Now: clock, Secret: vault.Secret{Passphrase: c.phrase}}
		if err := o.Verify(s.Path()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", filepath.Base(c.from), err)
		}
	}
	if err := (RestoreOptions{From: harmed, Now: clock, Secret: vault.Secret{Passphrase: pass}}).Verify(s.Path()); err == nil {
		t.Error("a damaged copy may come in the place of the file")
	}
}

func TestRestorePutsBackAndKeepsWhatWasThere(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	save(t, s, d)
	from, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	later := concept(2)
	save(t, s, later)
	o := RestoreOptions{From: from, Now: clock, Secret: vault.Secret{Passphrase: pass}}
	if _, err := RestoreFile(s.Path(), o); !errors.Is(err, ErrInUse) {
		t.Errorf("while open: %v", err)
	}
	s.Close()
	if kept, err := RestoreFile(s.Path(), o); err != nil || kept == "" {
		t.Fatal(err)
	}
	r := unlocked(t, s.Path())
	if r.Heads().Len() != 1 || r.Heads().At(0).Signal != d.Signal {
		t.Errorf("%+v", r.Heads())
	}
	old, err := r.Backups()
	if err != nil || len(old) != 2 {
		t.Fatalf("%d backups, %v", len(old), err)
	}
	b, err := openAs(old[0].Path, pass)
	if err != nil || b.Heads().Len() != 2 {
		t.Fatalf("what was there is not kept: %v", err)
	}
	b.Close()
}

func TestNewPassphraseOpensFileAndBackupsAndTheOldNeither(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	old := s.db.Header().Slots[0].Body[wrappedFrom:]
	unreached, err := s.ChangePassphrase("nieuwe zin", vault.CheapKDF)
	if err != nil || len(unreached) != 0 {
		t.Fatalf("%v, %v", unreached, err)
	}
	save(t, s, concept(2))
	all, err := s.Backups()
	if err != nil || len(all) != 2 {
		t.Fatalf("%d backups, %v", len(all), err)
	}
	s.Close()
	for _, path := range []string{s.Path(), all[0].Path, all[1].Path} {
		if _, err := openAs(path, pass); !errors.Is(err, ErrWrongSecret) {
			t.Errorf("the old passphrase: %v", err)
		}
		r, err := openAs(path, "nieuwe zin")
		if err != nil {
			t.Errorf("the new passphrase: %v", err)
			continue
		}
		r.Close()
		if n := timesIn(t, path, old); n != 0 {
			t.Errorf("%d copies of the old wrapped key in %s", n, filepath.Base(path))
		}
	}
}

func TestSlotsComeAndGoButNeverTheLastWayBack(t *testing.T) {
	s := fresh(t)
	code, _, err := s.AddPaper()
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Slots(); len(got) != 3 || got[2].Kind != "paper" {
		t.Fatalf("%+v", got)
	}
	if _, err := s.DropSlot(1); err != nil {
		t.Fatal(err)
	}
	for _, i := range []int{0, 1} {
		if _, err := s.DropSlot(i); !errors.Is(err, ErrNoRecovery) {
			t.Errorf("slot %d: %v", i, err)
		}
	}
	s.Close()
	l, err := Open(s.Path(), OpenOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.UnlockPaper(code)
	if err != nil {
		t.Fatal(err)
	}
	if warned(r, WarnHeaderSlots) {
		t.Error("our own change of the header passes for tampering")
	}
	r.Close()
}

func TestEmergencyFileOpensByTheSamePassphrase(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	path, err := s.Emergency(t.TempDir(), d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := openAs(path, pass)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got, err := r.Draft(d.ID); err != nil || !got.Content.Equal(d.Content) || r.Heads().Len() != 1 {
		t.Errorf("%v", err)
	}
}

// timesIn counts how often the bytes stand in a file.
func timesIn(t *testing.T, path string, what []byte) (n int) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+len(what) <= len(b); i++ {
		if b[i] == what[0] && slices.Equal(b[i:i+len(what)], what) {
			n++
		}
	}
	return n
}

func TestLeftoversOfACrashAreSwept(t *testing.T) {
	s := fresh(t)
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	s.Close()
	left := []string{
		filepath.Join(filepath.Dir(s.Path()), ".a.tijdig.123.new"), filepath.Join(s.backupDir(), ".20261123T130506.tijdig.9.new"),
	}
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range left { // one that was begun, and one that was all but finished
		if err := os.WriteFile(p, whole[:i*len(whole)], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Dir(s.Path())
	others := []string{filepath.Join(dir, "brief.new"), filepath.Join(dir, ".a.tijdig.456.new")}
	for _, p := range others {
		if err := os.WriteFile(p, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = unlocked(t, s.Path())
	s.working.Wait()
	for _, p := range left {
		if _, err := os.Stat(p); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there", filepath.Base(p))
		}
	}
	for _, p := range others {
		if _, err := os.Stat(p); err != nil {
			t.Errorf("somebody else's file is gone: %v", err)
		}
	}
	if b, _ := s.Backups(); len(b) != 1 {
		t.Error("the backup is gone")
	}
}
