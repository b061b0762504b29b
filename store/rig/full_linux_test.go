package rig

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"tijdig/model"
	"tijdig/store"
)

// TestFullDiskStillSavesConcepts fills a small disk and then types a megabyte
// of concepts. Control: without the reserve a raw write of that size fails.
func TestFullDiskStillSavesConcepts(t *testing.T) {
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=16m"); err != nil {
		t.Skipf("SKIPPED: no small disk to fill: %v", err)
	}
	defer unix.Unmount(dir, unix.MNT_DETACH)
	s, err := create(filepath.Join(dir, "a.tijdig"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.SaveDraft(concept(0, 100)); err != nil {
		t.Fatal(err)
	}
	fillDisk(t, filepath.Join(dir, "other"))
	refused := 0
	for n := 1; n < 2000; n++ {
		if _, err := s.Record(concept(n, 20000), model.Author{}, clock()); err != nil {
			if !errors.Is(err, store.ErrDiskFull) || !errors.Is(err, store.ErrNotSaved) {
				t.Fatal(err)
			}
			refused = n
			break
		}
	}
	if refused == 0 {
		t.Fatal("the disk was never full")
	}
	if err := os.WriteFile(filepath.Join(dir, "control"), make([]byte, 1<<20), 0o600); err == nil {
		t.Error("control: there was room all along")
	}
	saved := typeMegabyte(t, s)
	path := s.Path()
	s.Close()
	if s, err = open(path, true); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if d, err := s.Draft(concept(5000, 0).Signal); err != nil || len(d.Findings[0].Text) < saved {
		t.Errorf("of %d bytes %v", saved, err)
	}
	t.Logf("full after %d records; %d bytes of concepts saved after that", refused, saved)
}

func fillDisk(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := []byte(strings.Repeat("x", 4096))
	for err == nil {
		_, err = f.Write(block)
	}
}

// typeMegabyte saves concepts of a megabyte in all, and returns how large the
// last of them is.
func typeMegabyte(t *testing.T, s *store.Store) int {
	t.Helper()
	total, last := 0, 0
	for rev := uint64(1); total < 1<<20; rev++ {
		last = int(rev) * 1000
		d := concept(5000, last)
		d.Rev = rev
		if err := s.SaveDraft(d); err != nil {
			t.Fatalf("after %d bytes: %v", total, err)
		}
		total += last
	}
	return last
}
