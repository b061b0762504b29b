package crashtest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// fault is one way a disk fails: at the n-th of these calls, or from it on.
type fault struct {
	call, errno string
	always      bool
}

var faults = []fault{
	{"fdatasync", "EIO", false},
	{"pwrite64", "ENOSPC", false},
	{"pwrite64", "EIO", false},
	{"fdatasync", "EIO", true},
	{"fdatasync,fsync", "EIO", true},
	{"pwrite64", "ENOSPC", true},
	{"pwrite64,ftruncate,fallocate", "EDQUOT", true},
}

func (f fault) inject(n int) string {
	when := strconv.Itoa(n)
	if f.always {
		when += "+"
	}
	return fmt.Sprintf("inject=%s:error=%s:when=%s", f.call, f.errno, when)
}

// told is what came of one run on a failing disk.
type told struct {
	saved, notSaved int
	wrong           string // "" when the file says what the worker said
}

// onFailingDisk lets a worker go on in a good file while the disk fails, and
// compares the file with what it said last. With steps below zero its last
// word is lost.
func onFailingDisk(t *testing.T, good string, f fault, n, steps int) (out told) {
	t.Helper()
	lose := steps < 0
	steps = max(steps, -steps)
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path := place(dir)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), copyTo(good, path)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace="+f.call, "-e", f.inject(n), os.Args[0])
	cmd.Env = append(os.Environ(), workerEnv+"="+dir, stepsEnv+"="+strconv.Itoa(steps), startEnv+"=1", "GOMAXPROCS=1")
	said, _ := cmd.Output() // a worker that could not go on says so by what it does not say
	last := ""
	if lose {
		said = said[:bytes.LastIndex(bytes.TrimSpace(said), []byte("\n"))]
	}
	for line := range strings.Lines(string(said)) {
		w := strings.Fields(line)
		if len(w) < 3 {
			continue
		}
		switch w[0] {
		case "ACK":
			out.saved++
			last = w[2]
		case "NAK":
			out.notSaved++
		}
	}
	if out.saved == 0 {
		return out // it never came to work: nothing was promised
	}
	if got := stateOf(path); got != last {
		out.wrong = fmt.Sprintf("the file says %s, the worker said %s", got, last)
	}
	return out
}

// withheld is the control: a worker on a good disk whose last word is lost.
func withheld(t *testing.T, good string) told {
	t.Helper()
	return onFailingDisk(t, good, fault{"fdatasync", "EIO", false}, 60000, -15)
}

func copyTo(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

// TestFailingDiskIsToldTruthfully makes each write and each sync fail in turn,
// once or for good. What was said to be saved must be there, and what was said
// not to be saved must not. The floor is on how many times something was not
// saved or was saved after all: faults that hit nothing prove nothing.
func TestFailingDiskIsToldTruthfully(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("SKIPPED: no strace")
	}
	upTo, by, floor := size(24, 60, 90), size(6, 4, 1), size(10, 50, 200)
	if slow {
		by = upTo
	}
	good := file(t)
	s, err := create(good)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	runs, wrong, refused := 0, 0, 0
	for _, f := range faults {
		for n := 1; n <= upTo; n += by {
			out := onFailingDisk(t, good, f, n, 15)
			runs++
			refused += out.notSaved
			if out.wrong != "" {
				wrong++
				t.Errorf("%s %s from %d, for good %v: %s (%d saved, %d not)", f.call, f.errno, n, f.always, out.wrong, out.saved, out.notSaved)
			}
		}
	}
	if out := withheld(t, good); out.wrong == "" {
		t.Error("control: a step that was saved and not said was not noticed")
	}
	t.Logf("%d runs, %d steps not saved, %d told wrongly", runs, refused, wrong)
	if refused < floor {
		t.Errorf("only %d steps were hit", refused)
	}
}
