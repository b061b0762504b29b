package crashtest

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/store"
)

// memory is what a file must say: the simplest thing that could.
type memory struct {
	drafts   map[model.ID]model.Draft    // by their own ids
	recorded map[model.ID][]model.Signal // versions, oldest first
	thrown   map[model.ID]model.Draft
	gone     map[model.ID]model.Draft // destroyed signals: a concept of each that may come late
	contacts []model.Draft            // in the order they came
	place    []byte
	settings model.Settings
	ways     []way // in which it opens, in their order
}

func (m memory) clone() memory {
	m.drafts, m.recorded, m.thrown, m.gone = maps.Clone(m.drafts), maps.Clone(m.recorded), maps.Clone(m.thrown), maps.Clone(m.gone)
	m.contacts = slices.Clone(m.contacts)
	m.settings.Places, m.ways = slices.Clone(m.settings.Places), slices.Clone(m.ways)
	return m
}

// machine is a store beside a memory that must agree with it after every step.
type machine struct {
	memory
	t       *rapid.T
	dir     string
	s       *store.Store
	n       int
	steps   int
	begun   map[model.ID]bool // every concept there was
	done    map[string]int    // how often each kind of step was made
	touched model.ID          // signal or concept of the last step
	copies  map[string]memory // the managed backups
	dead    []way             // that opened it once and no longer may
}

func (m *machine) check(err error) {
	if err != nil {
		m.t.Helper()
		m.fatal(err)
	}
}

// lastFault is what was wrong last, of all machines: what led to it is a long story, behind
// which it is hard to find.
var lastFault atomic.Value

func (m *machine) fatal(args ...any) { m.fatalf("%s", fmt.Sprint(args...)) }

func (m *machine) fatalf(format string, args ...any) {
	m.t.Helper()
	lastFault.Store(fmt.Sprintf(format, args...))
	m.t.Fatalf(format, args...)
}

// pick draws one of the ids, or passes the step over when there is none.
func pick[V any](m *machine, from map[model.ID]V, label string) model.ID {
	if len(from) == 0 {
		m.t.Skip("nothing to draw from")
	}
	ids := slices.SortedFunc(maps.Keys(from), func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	return ids[rapid.IntRange(0, len(ids)-1).Draw(m.t, label)]
}

// newMachine makes a fresh file.
func newMachine(t *rapid.T, dir string) *machine {
	m := &machine{t: t, dir: dir, copies: map[string]memory{}, done: map[string]int{}, begun: map[model.ID]bool{}}
	m.drafts, m.recorded = map[model.ID]model.Draft{}, map[model.ID][]model.Signal{}
	m.thrown, m.gone = map[model.ID]model.Draft{}, map[model.ID]model.Draft{}
	s, code, err := store.Create(filepath.Join(dir, "a.tijdig"), store.CreateOptions{Passphrase: pass, KDF: tiny, Paper: true, Now: clock})
	m.check(err)
	m.s = s
	m.ways = []way{{"passphrase", store.Secret{Passphrase: pass}}, {"paper", store.Secret{Paper: code}}}
	return m
}

// action is one kind of step.
type action struct {
	name string
	do   func()
}

// actions names every step. Rapid draws the first of them most often, so what
// fills a day comes first.
func (m *machine) actions() []action {
	return []action{
		{"type", m.typeOn},
		{"start", m.start},
		{"record", m.record},
		{"edit", m.edit},
		{"discard", m.discard},
		{"restore", m.restore},
		{"let go", m.letGo},
		{"close signal", m.closeSignal},
		{"undo", m.undo},
		{"redo", m.redo},
		{"place", m.savePlace},
		{"settings", m.saveSettings},
		{"contact", m.contact},
		{"drop contact", m.dropContact},
		{"lock", m.lock},
		{"crash", m.crash},
		{"seldom", m.rarely},
	}
}

// seldom names the steps that go over the whole file.
func (m *machine) seldom() []action {
	return []action{
		{"destroy", m.destroy},
		{"snapshot", m.snapshot},
		{"put back", m.putBack},
		{"new passphrase", m.newPassphrase},
		{"add paper", m.addPaper},
		{"add recipient", m.addRecipient},
		{"drop way", m.dropWay},
		{"backup", m.backup},
		{"emergency", m.emergency},
		{"rewrite", m.rewrite},
		{"salvage", m.salvage},
	}
}

func (m *machine) rarely() {
	all := m.seldom()
	a := all[rapid.IntRange(0, len(all)-1).Draw(m.t, "what")]
	a.do()
	m.done[a.name]++
}

// day lets one machine run for a day of some steps.
func day(rt *rapid.T, dir string) *machine {
	m := newMachine(rt, dir)
	steps := map[string]func(*rapid.T){"": m.agree}
	for i, a := range m.actions() {
		steps[fmt.Sprintf("%02d %s", i, a.name)] = func(rt *rapid.T) {
			m.t, m.touched = rt, model.ID{}
			a.do()
			m.done[a.name]++
			m.steps++
		}
	}
	rt.Repeat(steps)
	m.t = rt
	m.reopen()
	m.check(m.differs())
	m.check(m.copiesDiffer())
	m.check(m.s.Close())
	return m
}

// inMemory returns a folder in memory where the system has one: here it is the
// logic that is tried, not the disk.
func inMemory(t testing.TB) string {
	t.Helper()
	for _, under := range []string{"/dev/shm", ""} {
		if dir, err := os.MkdirTemp(under, "rig"); err == nil {
			t.Cleanup(func() { os.RemoveAll(dir) })
			return dir
		}
	}
	return t.TempDir()
}

// TestStoreIsAMapThatSurvives runs random days against a memory: writing,
// recording, locking, changing how the file opens, crashing, salvaging and
// going back to a backup. The floors are on the steps that were made, and on
// each kind of them.
func TestStoreIsAMapThatSurvives(t *testing.T) {
	goal := size(1000, 30_000, 1_000_000)
	if slow {
		goal = 300
	}
	const hands, days, length = 2, 10, 150
	set(t, "rapid.checks", days)
	set(t, "rapid.steps", length)
	var mu sync.Mutex
	total, lived, done := 0, 0, map[string]int{}
	t.Run("days", func(t *testing.T) {
		for hand := range hands {
			t.Run(strconv.Itoa(hand), func(t *testing.T) {
				t.Parallel()
				at, n, steps := inMemory(t), 0, 0
				for steps < goal/hands {
					rapid.Check(t, func(rt *rapid.T) {
						n++
						dir := filepath.Join(at, strconv.Itoa(n))
						defer os.RemoveAll(dir)
						m := day(rt, dir)
						mu.Lock()
						defer mu.Unlock()
						steps, total, lived = steps+m.steps, total+m.steps, lived+1
						for name, n := range m.done {
							done[name] += n
						}
					})
				}
			})
		}
	})
	t.Logf("%d steps in %d days, %v", total, lived, done)
	if t.Failed() {
		t.Logf("what was wrong: %v", lastFault.Load())
	}
	if total < goal {
		t.Errorf("only %d steps", total)
	}
	for _, a := range append((&machine{}).actions(), (&machine{}).seldom()...) {
		if goal >= 10_000 && done[a.name] < total/1000 {
			t.Errorf("%s: only %d times", a.name, done[a.name])
		}
	}
}

// set gives a flag a value for one test.
func set(t *testing.T, name string, n int) {
	t.Helper()
	was := flagValue(name)
	if err := setFlag(name, fmt.Sprint(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = setFlag(name, was) })
}
