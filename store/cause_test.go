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

const faultFile = "TIJDIG_FAULT_FILE"

// TestSaveUnderFault is the program that the test below runs on a failing disk.
func TestSaveUnderFault(t *testing.T) {
	path := os.Getenv(faultFile)
	if path == "" {
		t.Skip("run by the test below")
	}
	s := unlocked(t, path)
	for i := range 3 { // the second and third after the store has looked into the first
		err := s.SaveDraft(concept(i))
		fmt.Printf("SAVE not-saved=%v full=%v read-only=%v\n", errors.Is(err, ErrNotSaved), errors.Is(err, ErrDiskFull), errors.Is(err, ErrReadOnly))
	}
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
		cmd := exec.Command(strace, "-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error="+errno,
			os.Args[0], "-test.run=^TestSaveUnderFault$", "-test.v")
		cmd.Env = append(os.Environ(), faultFile+"="+copyOf(t, s.Path()))
		out, err := cmd.CombinedOutput()
		if n := strings.Count(string(out), want); n != 3 {
			t.Errorf("%s: %v\n%s", errno, err, out)
		}
	}
}

func TestFileThatMayGrowNoMoreIsFull(t *testing.T) {
	s := fresh(t)
	s.working.Wait()
	var was unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 1 << 20, Max: was.Max}); err != nil {
		t.Fatal(err)
	}
	d := concept(1)
	d.Findings[0].Text = strings.Repeat("x", 12<<20)
	err := s.SaveDraft(d)
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	if !errors.Is(err, ErrNotSaved) || !errors.Is(err, ErrDiskFull) {
		t.Errorf("got %v", err)
	}
	save(t, s, d) // control: there was nothing else the matter
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
