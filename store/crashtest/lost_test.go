package crashtest

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// onForgetfulDisk lets a worker go on in a good file on a disk whose n-th sync
// fails, and returns what it did.
func onForgetfulDisk(t *testing.T, good []byte, n, steps int) (calls []call, d *disk, at string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(inMemory(t))
	if err != nil {
		t.Fatal(err)
	}
	path := place(dir)
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, good, 0o600)); err != nil {
		t.Fatal(err)
	}
	t.Setenv(startEnv, "1")
	calls = recordRun(t, dir, stepsEnv, steps, "-e", "inject=fdatasync:error=EIO:when="+strconv.Itoa(n))
	return calls, newDisk(dir).with(path, good), path
}

// TestLostPagesAreToldTruthfully makes one sync fail in such a way that the
// system forgets what it could not write: reading shows it, later syncs say
// that all is well, and it never reaches the disk. That is what Linux does. What
// is acknowledged after that must survive a power cut at any call. Control: a
// sync that loses what it should write and says nothing.
func TestLostPagesAreToldTruthfully(t *testing.T) {
	upTo, by := size(12, 40, 130), size(4, 1, 1)
	if slow {
		by = upTo
	}
	steps := size(15, 15, 64)
	path := file(t)
	s, err := create(path)
	if err != nil {
		t.Fatal(err)
	}
	start := map[string]string{place(""): "0" + digest(s)}
	s.Close()
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	j := newJury(t)
	runs, lost := 0, 0
	var total verdict
	for n := 1; n <= upTo; n += by {
		calls, d, at := onForgetfulDisk(t, good, n, steps)
		runs++
		lost += len(calls) - len(slices.DeleteFunc(slices.Clone(calls), func(c call) bool { return c.name == "lost" }))
		v := j.replay(trial{calls: calls, disk: d, random: 1, start: map[string]string{at: start[place("")]}})
		total.images, total.bad, total.steps, total.refused = total.images+v.images, total.bad+v.bad, total.steps+v.steps, total.refused+v.refused
		if v.bad > 0 {
			t.Errorf("sync %d: %d of %d images bad: %s", n, v.bad, v.images, v.first)
		}
	}
	t.Logf("%d runs, %d syncs lost, %d steps of which %d not saved, %d images: %d bad", runs, lost, total.steps, total.refused, total.images, total.bad)
	if lost < runs/2 || total.steps < runs*steps || total.images < 100*runs {
		t.Errorf("counted too little: %d lost, %+v", lost, total)
	}
	calls, d, at := onForgetfulDisk(t, good, 60000, steps)
	tried := 0
	for i, c := range calls {
		if c.name != "sync" || c.path != at {
			continue
		}
		silent := slices.Clone(calls)
		silent[i].name = "lost"
		if v := j.replay(trial{calls: silent, disk: d, start: map[string]string{at: start[place("")]}}); v.bad > 0 {
			return
		}
		if tried++; tried == 8 { // one may have had nothing to write that was acknowledged
			break
		}
	}
	t.Errorf("control: %d syncs that lost everything and said nothing were not found out", tried)
}
