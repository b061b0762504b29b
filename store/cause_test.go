//go:build linux

package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// What the test binary plays when it is started again, on a file of its own.
const (
	faultFile = "TIJDIG_FAULT_FILE" // save three times, on a disk that strace makes fail
	limitFile = "TIJDIG_LIMIT_FILE" // save with a limit on the length of files, and without
)

// TestMain plays the program that some tests run: go test keeps a file of its
// own in this process, which would suffer from what is done to it.
func TestMain(m *testing.M) {
	for name, play := range map[string]func(*Store){faultFile: saveThrice, limitFile: saveWithinALimit} {
		path := os.Getenv(name)
		if path == "" {
			continue
		}
		l, err := Open(path, OpenOptions{Now: clock})
		if err != nil {
			fmt.Println("OPEN", err)
			os.Exit(1)
		}
		s, err := l.Unlock(pass)
		if err != nil {
			fmt.Println("UNLOCK", err)
			os.Exit(1)
		}
		play(s)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// played runs this test binary as one of those, and returns what it said.
func played(t *testing.T, name, path string, before ...string) string {
	t.Helper()
	args := append(before, os.Args[0])
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), name+"="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	return string(out)
}

// saveThrice saves, the second and third time after the store has looked into
// the first.
func saveThrice(s *Store) {
	for i := range 3 {
		sayWhy(s.SaveDraft(concept(i)))
	}
}

// saveWithinALimit saves more than may be written, and then once more without
// the limit: there was nothing else the matter.
func saveWithinALimit(s *Store) {
	s.working.Wait()
	d := concept(1)
	d.Findings[0].Text = strings.Repeat("x", 12<<20)
	var was unix.Rlimit
	err := unix.Getrlimit(unix.RLIMIT_FSIZE, &was)
	if err = errors.Join(err, unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 1 << 20, Max: was.Max})); err != nil {
		fmt.Println("LIMIT", err)
		return
	}
	sayWhy(s.SaveDraft(d))
	err = unix.Setrlimit(unix.RLIMIT_FSIZE, &was)
	sayWhy(errors.Join(err, s.SaveDraft(d)))
}

func sayWhy(err error) {
	fmt.Printf("SAVE not-saved=%v full=%v read-only=%v\n", errors.Is(err, ErrNotSaved), errors.Is(err, ErrDiskFull), errors.Is(err, ErrReadOnly))
}

func TestWhySavingFailedIsSaid(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("SKIPPED: no strace to make a disk fail")
	}
	s := fresh(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for errno, want := range map[string]string{
		"ENOSPC": "SAVE not-saved=true full=true read-only=false",
		"EDQUOT": "SAVE not-saved=true full=true read-only=false",
		"EFBIG":  "SAVE not-saved=true full=true read-only=false",
		"EROFS":  "SAVE not-saved=true full=false read-only=true",
		"EIO":    "SAVE not-saved=true full=false read-only=false", // control: the disk is neither
	} {
		out := played(t, faultFile, copyOf(t, s.Path()),
			strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error="+errno)
		if n := strings.Count(out, want); n != 3 {
			t.Errorf("%s:\n%s", errno, out)
		}
	}
}

func TestFileThatMayGrowNoMoreIsFull(t *testing.T) {
	s := fresh(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	const want = "SAVE not-saved=true full=true read-only=false\nSAVE not-saved=false full=false read-only=false\n"
	if out := played(t, limitFile, copyOf(t, s.Path())); out != want {
		t.Errorf("said:\n%s", out)
	}
}

func TestFolderThatMayOnlyBeReadIsSaidOfACopy(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ro")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	s := fresh(t)
	if err := unix.Mount("tmpfs", dir, "tmpfs", unix.MS_RDONLY, ""); err != nil {
		t.Skipf("SKIPPED: no disk that may only be read: %v", err)
	}
	defer unix.Unmount(dir, unix.MNT_DETACH)
	to := filepath.Join(dir, "a.tijdig")
	_, emergency := s.Emergency(dir, concept(1))
	for name, err := range map[string]error{"backup": s.Backup(to), "copy": BackupFile(s.Path(), to), "emergency": emergency} {
		if !errors.Is(err, ErrNotSaved) || !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s gave %v", name, err)
		}
	}
	if _, _, err := Create(to, options()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("creating gave %v", err)
	}
}
