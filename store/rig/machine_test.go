package rig

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/store"
)

// machine is a store beside a map that must agree with it after every step.
type machine struct {
	t     *rapid.T
	dir   string
	s     *store.Store
	n     int
	steps int

	drafts   map[model.ID]model.Draft
	recorded map[model.ID][]model.Signal // versions, oldest first
	thrown   map[model.ID]model.Draft
	gone     map[model.ID]bool
}

func (m *machine) check(err error) {
	if err != nil {
		m.t.Fatal(err)
	}
}

func pick[V any](m *machine, from map[model.ID]V, label string) (model.ID, bool) {
	ids := slices.SortedFunc(maps.Keys(from), func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	if len(ids) == 0 {
		return model.ID{}, false
	}
	return ids[rapid.IntRange(0, len(ids)-1).Draw(m.t, label)], true
}

func (m *machine) start() {
	m.n++
	d := concept(m.n, rapid.IntRange(0, 6000).Draw(m.t, "size"))
	m.check(m.s.SaveDraft(d))
	m.drafts[d.Signal] = d
}

func (m *machine) typeOn() {
	id, ok := pick(m, m.drafts, "concept")
	if !ok {
		return
	}
	d := m.drafts[id].Clone()
	d.Rev++
	d.Findings[0].Text += rapid.String().Draw(m.t, "text")
	m.check(m.s.SaveDraft(d))
	late := d.Clone() // one that comes late and must be passed over
	late.Rev--
	late.Findings[0].Text = "te laat"
	m.check(m.s.SaveDraft(late))
	m.drafts[id] = d
}

func (m *machine) record() {
	id, ok := pick(m, m.drafts, "concept")
	if !ok {
		return
	}
	d := m.drafts[id]
	sig, err := m.s.Record(d, model.Author{}, clock())
	m.check(err)
	m.recorded[id] = append(m.recorded[id], sig)
	delete(m.drafts, id)
	m.check(m.s.SaveDraft(d)) // late: must not bring it back
}

func (m *machine) edit() {
	id, ok := pick(m, m.recorded, "signal")
	if _, editing := m.drafts[id]; !ok || editing {
		return
	}
	if _, thrown := m.thrown[id]; thrown {
		return
	}
	last := m.recorded[id][len(m.recorded[id])-1]
	m.n++
	d := concept(m.n, 100)
	d.Signal, d.Subject, d.Known, d.Parents = id, model.Subject{ID: last.Subject, Kind: model.Child}, true, []model.ID{last.Revision}
	m.check(m.s.SaveDraft(d))
	m.drafts[id] = d
}

func (m *machine) discard() {
	id, ok := pick(m, m.drafts, "concept")
	if !ok {
		return
	}
	m.check(m.s.Discard(id))
	m.thrown[id] = m.drafts[id]
	delete(m.drafts, id)
}

func (m *machine) restore() {
	id, ok := pick(m, m.thrown, "thrown")
	if !ok {
		return
	}
	if _, again := m.drafts[id]; again {
		return
	}
	m.check(m.s.Restore(id))
	m.drafts[id] = m.thrown[id]
	delete(m.thrown, id)
}

func (m *machine) destroy() {
	id, ok := pick(m, m.recorded, "signal")
	if !ok {
		return
	}
	_, err := m.s.Destroy(id)
	m.check(err)
	delete(m.recorded, id)
	delete(m.drafts, id)
	delete(m.thrown, id)
	m.gone[id] = true
}

func (m *machine) reopen() {
	m.check(m.s.Close())
	m.open(m.s.Path())
}

// crash goes on with a copy of the file as it is at this moment, as after
// kill -9.
func (m *machine) crash() {
	m.n++
	to := filepath.Join(m.dir, fmt.Sprint("crash", m.n))
	m.check(store.BackupFile(m.s.Path(), to))
	m.check(m.s.Close())
	m.open(to)
}

func (m *machine) salvage() {
	m.n++
	to := filepath.Join(m.dir, fmt.Sprint("salvage", m.n))
	m.check(m.s.Close())
	_, err := store.Recover(m.s.Path(), store.RecoverOptions{Secret: store.Secret{Passphrase: pass}, Out: to, Now: clock})
	m.check(err)
	m.open(to)
}

func (m *machine) open(path string) {
	s, err := open(path, false)
	m.check(err)
	m.s = s
}

// agree compares the store with the model.
func (m *machine) agree(t *rapid.T) {
	m.steps++
	if err := m.differs(); err != nil {
		t.Fatal(err)
	}
}

func (m *machine) differs() error {
	heads := m.s.Heads()
	if len(heads) != len(m.drafts)+len(m.recorded) || len(m.s.Discarded()) != len(m.thrown) {
		return fmt.Errorf("%d heads, %d thrown away; want %d+%d and %d", len(heads), len(m.s.Discarded()), len(m.drafts), len(m.recorded), len(m.thrown))
	}
	for id, want := range m.drafts {
		got, err := m.s.Draft(id)
		if err != nil {
			return err
		}
		if got.Rev != want.Rev || !got.Content.Equal(want.Content) {
			return fmt.Errorf("concept of rev %d, want %d", got.Rev, want.Rev)
		}
	}
	for id, want := range m.recorded {
		got, err := m.s.Revisions(id)
		if err != nil {
			return err
		}
		if len(got) != len(want) || got[len(got)-1].Revision != want[len(want)-1].Revision {
			return fmt.Errorf("signal of %d versions, want %d", len(got), len(want))
		}
	}
	for id := range m.gone {
		if _, err := m.s.Signal(id); !errors.Is(err, store.ErrNotFound) {
			return errors.Join(errors.New("destroyed, and there"), err)
		}
	}
	r, err := m.s.Check(context.Background())
	if err == nil && !r.Whole() {
		err = fmt.Errorf("check: %+v", r)
	}
	return err
}

// TestModelThatForgetsDisagrees is the control of the test below.
func TestModelThatForgetsDisagrees(t *testing.T) {
	s, err := create(file(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := concept(1, 10)
	if err := s.SaveDraft(d); err != nil {
		t.Fatal(err)
	}
	newer := d.Clone()
	newer.Rev = 2
	for name, drafts := range map[string]map[model.ID]model.Draft{"forgot": {}, "ahead": {d.Signal: newer}, "right": {d.Signal: d}} {
		m := &machine{s: s, drafts: drafts}
		if agrees := m.differs() == nil; agrees != (name == "right") {
			t.Errorf("%s: agrees %v", name, agrees)
		}
	}
}

// TestStoreIsAMapThatSurvives runs random days, with closing, crashing and
// salvaging, against a map.
func TestStoreIsAMapThatSurvives(t *testing.T) {
	total := 0
	rapid.Check(t, func(rt *rapid.T) {
		dir := t.TempDir()
		s, err := create(filepath.Join(dir, "a.tijdig"))
		if err != nil {
			rt.Fatal(err)
		}
		m := &machine{
			t: rt, dir: dir, s: s, drafts: map[model.ID]model.Draft{}, recorded: map[model.ID][]model.Signal{},
			thrown: map[model.ID]model.Draft{}, gone: map[model.ID]bool{},
		}
		do := func(f func()) func(*rapid.T) { return func(rt *rapid.T) { m.t = rt; f() } }
		rt.Repeat(map[string]func(*rapid.T){
			"": m.agree, "start": do(m.start), "type": do(m.typeOn), "type more": do(m.typeOn), "record": do(m.record),
			"edit": do(m.edit), "discard": do(m.discard), "restore": do(m.restore), "destroy": do(m.destroy),
			"reopen": do(m.reopen), "crash": do(m.crash), "salvage": do(m.salvage),
		})
		total += m.steps
		m.s.Close()
	})
	t.Logf("%d steps", total)
	if total < 500 && !slow {
		t.Errorf("only %d steps", total)
	}
}
