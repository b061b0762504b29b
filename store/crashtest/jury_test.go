package crashtest

import (
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"tijdig/store"
)

// trial is one trace on one disk.
type trial struct {
	calls  []call
	disk   *disk
	random int // random images at each call, beside the fixed ones
	shift  int // control: how many steps are taken as acknowledged too early
	start  map[string]string
	mend   bool // images are opened for writing first, so that they are mended
}

// verdict counts what became of the images of one trial.
type verdict struct {
	images, bad int
	copies      int // images of other files than the file itself
	steps       int
	writes      int
	refused     int // steps that did not go as they should
	paths       map[string]bool
	first       string // what was wrong with the first bad one
}

// sight is an image as it was met: at which file, after how many steps.
type sight struct {
	image uint64
	path  string
	said  int
}

// jury opens images and remembers what came of each.
type jury struct {
	dir   string
	seed  maphash.Seed
	slots chan string // places where an image can be opened
	mu    sync.Mutex
	said  map[uint64]string // what each image says
	done  sync.WaitGroup
	want  func(image []byte, state string) // nil, or sees every image that opens
}

func newJury(t *testing.T) *jury {
	t.Helper()
	j := &jury{dir: inMemory(t), seed: maphash.MakeSeed(), said: map[uint64]string{}}
	j.slots = make(chan string, runtime.GOMAXPROCS(0))
	for i := range cap(j.slots) {
		j.slots <- filepath.Join(j.dir, fmt.Sprint("image", i))
	}
	return j
}

// replay tries, after every call, what a power cut at that moment may leave of
// every file that was acknowledged or is about to be.
func (j *jury) replay(tr trial) verdict {
	v := verdict{paths: map[string]bool{}}
	states := []map[string]string{tr.start}
	for _, c := range tr.calls {
		if c.name == "say" {
			states = append(states, c.states(tr.disk.dir))
			if !bytes.HasPrefix(c.data, []byte("ACK")) {
				v.refused++
			}
		}
	}
	for _, s := range states {
		for p := range s {
			v.paths[p] = true
		}
	}
	paths := slices.Sorted(maps.Keys(v.paths))
	r := rand.New(rand.NewPCG(1, 2))
	said := tr.shift
	sights := map[sight]string{}
	looked := map[string]string{}
	for _, c := range tr.calls {
		if c.name == "say" {
			said++
			v.steps++
		} else {
			tr.disk.do(c)
			v.writes++
		}
		for _, p := range paths {
			if now := tr.disk.view(p, said); looked[p] == now {
				continue
			} else {
				looked[p] = now
			}
			tr.disk.images(p, r, tr.random, func(image []byte) {
				sights[sight{j.open(image, tr.mend), p, said}] = c.name
			})
		}
	}
	j.done.Wait()
	for s, name := range sights {
		v.images++
		if s.path != place(tr.disk.dir) {
			v.copies++
		}
		if got := j.said[s.image]; !allowed(got, s.path, place(tr.disk.dir), states, s.said) {
			if v.bad++; v.first == "" {
				v.first = fmt.Sprintf("%s, %s after step %d: %s", filepath.Base(s.path), name, s.said-1, got)
			}
		}
	}
	return v
}

// view tells whether there is anything new to see of path.
func (d *disk) view(path string, said int) string {
	changes := -1
	if b := d.names[path]; b != nil {
		changes = b.changes
	}
	return fmt.Sprintf("%p %d %d %d %p", d.names[path], changes, len(d.about(path)), said, d.durable[path])
}

// states reads what the worker said of every file.
func (c call) states(dir string) map[string]string {
	out := map[string]string{}
	for i, w := range strings.Fields(string(c.data)) {
		name, state, other := strings.Cut(w, "=")
		switch {
		case i == 2:
			out[place(dir)] = w
		case i > 2 && other:
			out[filepath.Join(dir, name)] = state
		}
	}
	return out
}

// allowed reports whether a file may say this once so many steps were
// acknowledged: what it said then, or what it says after the next. One that
// the next step removes may be in any state meanwhile; one that it makes may
// be a copy of main as it was before. One that is gone may not come back, unless
// nothing opens it.
func allowed(got, path, main string, states []map[string]string, said int) bool {
	before := states[min(said, len(states)-1)]
	state, was := before[path]
	if got == state || !was && got == before[main] {
		return true
	}
	next, stays := "", false
	if said+1 < len(states) {
		next, stays = states[said+1][path]
	}
	if !was && !stays {
		return got == "" || strings.HasPrefix(got, "!")
	}
	return got == next || !stays && said+1 < len(states)
}

// open has an image opened, unless it was, and returns what it is known by.
func (j *jury) open(image []byte, mend bool) uint64 {
	if image == nil {
		return 0 // said[0] is "": no file
	}
	full := withoutTail(image)
	key := maphash.Bytes(j.seed, full) + uint64(len(image)) | 1
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, known := j.said[key]; known {
		return key
	}
	j.said[key] = "?"
	content, length := bytes.Clone(full), len(image)
	j.mu.Unlock()
	at := <-j.slots
	j.done.Go(func() {
		state := look(at, content, length, mend)
		j.slots <- at
		j.mu.Lock()
		defer j.mu.Unlock()
		j.said[key] = state
		if j.want != nil {
			j.want(append(content, make([]byte, length-len(content))...), state)
		}
	})
	j.mu.Lock()
	return key
}

// zeros are what most of a file that was reserved ahead holds.
var zeros = make([]byte, 64<<10)

// withoutTail returns b without the zeros at its end.
func withoutTail(b []byte) []byte {
	for bytes.HasSuffix(b, zeros) {
		b = b[:len(b)-len(zeros)]
	}
	return bytes.TrimRight(b, "\x00")
}

// look opens one image and returns what it says.
func look(at string, content []byte, length int, mend bool) string {
	if err := errors.Join(os.WriteFile(at, content, 0o600), os.Truncate(at, int64(length))); err != nil {
		return "!" + err.Error()
	}
	if mend {
		if err := mendFile(at, func(*store.Store) error { return nil }); err != nil {
			return "!" + err.Error()
		}
	}
	return stateOf(at)
}
