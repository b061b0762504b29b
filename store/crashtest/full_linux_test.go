package crashtest

import (
	"errors"
	"os"
	"os/exec"
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
	other := filepath.Join(dir, "other")
	squeeze(t, filepath.Join(dir, "a.tijdig"), narrow{
		close: func() { fillDisk(t, other) },
		open:  func() { os.Remove(other) },
		raw:   func() error { return os.WriteFile(filepath.Join(dir, "control"), make([]byte, 1<<20), 0o600) },
	})
}

// TestQuotaStillSavesConcepts does the same where the disk has room and this
// user may use no more of it. The limit is on the length of files, which comes
// with a signal that ends a program that does not expect it. It is set in a
// process of its own: go test keeps a file here too, of which it would be true.
func TestQuotaStillSavesConcepts(t *testing.T) {
	if os.Getenv(limitedEnv) == "" {
		cmd := exec.Command(os.Args[0], "-test.v", "-test.run=^TestQuotaStillSavesConcepts$")
		cmd.Env = append(os.Environ(), limitedEnv+"=1")
		out, err := cmd.CombinedOutput()
		t.Logf("%s", out)
		if err != nil || !strings.Contains(string(out), "--- PASS: TestQuotaStillSavesConcepts") {
			t.Errorf("in a process of its own: %v", err)
		}
		return
	}
	path := filepath.Join(t.TempDir(), "a.tijdig")
	var was unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	limit := func(n uint64) {
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: min(n, was.Max), Max: was.Max}); err != nil {
			t.Fatal(err)
		}
	}
	defer limit(was.Cur)
	squeeze(t, path, narrow{
		close: func() {
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			limit(uint64(info.Size()))
		},
		open: func() { limit(was.Cur) },
		raw:  func() error { return os.WriteFile(path+".control", make([]byte, 8<<20), 0o600) },
	})
}

// limitedEnv tells the process that sets the limit from the one that starts it.
const limitedEnv = "TIJDIG_RIG_LIMITED"

// narrow takes the room on a disk away and gives it back.
type narrow struct {
	close, open func()
	raw         func() error // a write that no longer fits
}

// squeeze works until nothing can be recorded any more, types a megabyte of
// concepts after that, and goes on when there is room again. Nothing that was
// acknowledged may be missing.
func squeeze(t *testing.T, path string, n narrow) {
	t.Helper()
	s, err := create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveDraft(concept(0, 100)); err != nil {
		t.Fatal(err)
	}
	n.close()
	refused := untilRefused(t, s)
	if n.raw() == nil {
		t.Error("control: there was room all along")
	}
	saved := typeMegabyte(t, s)
	n.open()
	if _, err := s.Record(concept(refused, 20000), model.Author{}, clock()); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if s, err = open(path, true); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if d, err := s.Draft(concept(5000, 0).ID); err != nil || len(d.Findings[0].Text) < saved {
		t.Errorf("of %d bytes %v", saved, err)
	}
	if r, err := s.Check(t.Context()); err != nil || !r.Whole() || r.Signals != refused || r.Drafts != 2 {
		t.Errorf("%+v, %v", r, err)
	}
	t.Logf("full after %d records; a megabyte of concepts saved after that, the last of %d bytes", refused-1, saved)
}

// untilRefused records until it is told that there is no room, and returns
// which record that was.
func untilRefused(t *testing.T, s *store.Store) int {
	t.Helper()
	for n := 1; n < 2000; n++ {
		_, err := s.Record(concept(n, 20000), model.Author{}, clock())
		switch {
		case err == nil:
		case !errors.Is(err, store.ErrDiskFull) || !errors.Is(err, store.ErrNotSaved):
			t.Fatal(err)
		default:
			return n
		}
	}
	t.Fatal("the disk was never full")
	return 0
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

// TestDiskThatBecomesReadOnlyIsTold takes the right to write away from a disk
// under an open file, as a system does that found a fault in it. What was saved
// is still read; once the disk is whole again, saving works.
func TestDiskThatBecomesReadOnlyIsTold(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("SKIPPED: mounting takes root")
	}
	image := newImage(t)
	dir := mounted(t, image)
	s, err := create(filepath.Join(dir, "a.tijdig"))
	if err != nil {
		t.Fatal(err)
	}
	before, during := concept(1, 1000), concept(2, 1000)
	if err := s.SaveDraft(before); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,abort", dir).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: no disk that becomes read-only: %v %s", err, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "control"), []byte("x"), 0o600); err == nil {
		t.Error("control: the disk can be written")
	}
	refuses(t, s, before, during)
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	if out, err := exec.Command("mount", "-o", "loop", image, dir).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	if s, err = open(path, false); err != nil {
		t.Fatal(err)
	}
	takes(t, s, before, during)
}

// TestFileThatMayNotBeWrittenForAWhile forbids writing to the file itself, and
// allows it again while it stays open.
func TestFileThatMayNotBeWrittenForAWhile(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("SKIPPED: mounting takes root")
	}
	s, err := create(filepath.Join(mounted(t, newImage(t)), "a.tijdig"))
	if err != nil {
		t.Fatal(err)
	}
	before, during := concept(1, 1000), concept(2, 1000)
	if err := s.SaveDraft(before); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("chattr", "+i", s.Path()).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: no file that may not be written: %v %s", err, out)
	}
	refuses(t, s, before, during)
	if out, err := exec.Command("chattr", "-i", s.Path()).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	takes(t, s, before, during)
}

// refuses fails unless saving is refused in so many words, again and again, and
// what was saved before is read all the same.
func refuses(t *testing.T, s *store.Store, before, during model.Draft) {
	t.Helper()
	for range 3 {
		if err := s.SaveDraft(during); !errors.Is(err, store.ErrNotSaved) || !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("saved where nothing can be written: %v", err)
		}
		if got, err := s.Draft(before.ID); err != nil || !got.Content.Equal(before.Content) {
			t.Errorf("what was saved is not read: %v", err)
		}
	}
}

// takes fails unless saving works again and everything is there.
func takes(t *testing.T, s *store.Store, before, during model.Draft) {
	t.Helper()
	if err := s.SaveDraft(during); err != nil {
		t.Errorf("once it can be written again: %v", err)
	}
	for _, d := range []model.Draft{before, during} {
		if got, err := s.Draft(d.ID); err != nil || !got.Content.Equal(d.Content) {
			t.Errorf("%v", err)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
