package rig

import (
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// verdict counts what became of the images of one run.
type verdict struct {
	images, bad int
	steps       int
	writes      int
	first       string // what was wrong with the first bad one
}

// replay tries, after every call, what a power cut at that moment may leave:
// it must open, be whole, and say what the last step that was acknowledged
// led to, or the one after it.
func replay(t *testing.T, calls []call, dir string, d *disk, random, shift int) (v verdict) {
	t.Helper()
	path := filepath.Join(dir, "a.tijdig")
	var states []string // after each acknowledged step
	for _, c := range calls {
		if c.name == "say" {
			states = append(states, strings.Fields(string(c.data))[2])
		}
	}
	at := filepath.Join(t.TempDir(), "image")
	r := rand.New(rand.NewPCG(1, 2))
	said := shift
	seen := map[uint64]bool{}
	seed := maphash.MakeSeed()
	for _, c := range calls {
		if c.name == "say" {
			said++
			v.steps++
		} else {
			d.do(c, dir)
			v.writes++
		}
		d.images(path, r, random, func(image []byte) {
			key := maphash.Bytes(seed, image) + uint64(said)
			if seen[key] {
				return
			}
			seen[key] = true
			v.images++
			if wrong := judge(at, image, states, said); wrong != "" {
				if v.bad++; v.first == "" {
					v.first = fmt.Sprintf("%s after step %d: %s", c.name, said-1, wrong)
				}
			}
		})
	}
	return v
}

// judge opens one image. Said is how many steps were acknowledged.
func judge(at string, image []byte, states []string, said int) string {
	if image == nil {
		if said > 0 {
			return "no file, although it was acknowledged"
		}
		return ""
	}
	full := bytes.TrimRight(image, "\x00")
	if err := errors.Join(os.WriteFile(at, full, 0o600), os.Truncate(at, int64(len(image)))); err != nil {
		return err.Error()
	}
	s, err := open(at, true)
	if err != nil {
		return err.Error()
	}
	defer s.Close()
	got := digest(s)
	if said > 0 && said <= len(states) && got == states[said-1] {
		return ""
	}
	if said < len(states) && got == states[max(0, said)] {
		return ""
	}
	return "says something that was neither acknowledged nor next"
}

// TestPowerCutsLoseNothingAcknowledged replays the system calls of a worker
// and tries every kind of crash between them. The controls are disks that lie,
// a folder that is never synced and acknowledging a step too early: each must
// be found out.
func TestPowerCutsLoseNothingAcknowledged(t *testing.T) {
	steps, random, floor := size(32, 32, 96), size(1, 24, 16), size(600, 5000, 20000)
	if slow {
		steps, random, floor = 8, 1, 50
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	calls := recordRun(t, dir, steps)
	v := replay(t, calls, dir, newDisk(), random, 0)
	t.Logf("%d images at %d calls over %d steps: %d bad", v.images, v.writes, v.steps, v.bad)
	if v.bad > 0 {
		t.Errorf("%d of %d images: %s", v.bad, v.images, v.first)
	}
	if v.images < floor || v.steps != steps+1 || v.writes < 5*steps {
		t.Errorf("counted too little: %+v", v)
	}
	controls := map[string]struct {
		d     *disk
		shift int
	}{
		"a disk that ignores every sync": {&disk{names: map[string]*blob{}, durable: map[string]*blob{}, lies: true}, 0},
		"a folder that is never synced":  {&disk{names: map[string]*blob{}, durable: map[string]*blob{}, noNames: true}, 0},
		"acknowledging a step too early": {newDisk(), 1},
	}
	for name, c := range controls {
		v := replay(t, calls, dir, c.d, 0, c.shift)
		t.Logf("control, %s: %d of %d images bad", name, v.bad, v.images)
		if v.bad == 0 {
			t.Errorf("control not found out: %s", name)
		}
	}
}
