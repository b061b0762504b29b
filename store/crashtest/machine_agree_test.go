package crashtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/store"
)

// wholeEvery is how many steps go by before everything is read; after each of
// them only the lists, the settings and what was touched.
const wholeEvery = 20

// agree compares the store with the memory.
func (m *machine) agree(t *rapid.T) {
	err := m.listsDiffer()
	if err == nil && m.steps%wholeEvery == 0 {
		err = m.differs()
	}
	if err == nil {
		err = m.oneDiffers(m.touched)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// inOrder returns versions as the store keeps them: as they arrived, but those that nobody
// came from last, the one that goes back to most at the end. All were written at one moment.
func inOrder(all []model.Signal) []model.Signal {
	now := currents(all)
	if len(now) < 2 {
		return all
	}
	goesBack := map[model.ID]int{}
	for _, v := range now {
		seen := map[model.ID]bool{}
		var back func(id model.ID)
		back = func(id model.ID) {
			for _, o := range all {
				if o.Revision == id && !seen[id] {
					seen[id] = true
					for _, p := range o.Parents {
						back(p)
					}
				}
			}
		}
		back(v.Revision)
		goesBack[v.Revision] = len(seen)
	}
	slices.SortFunc(now, func(a, b model.Signal) int {
		if a, b := goesBack[a.Revision], goesBack[b.Revision]; a != b {
			return a - b
		}
		return bytes.Compare(a.Revision[:], b.Revision[:])
	})
	settled := slices.DeleteFunc(slices.Clone(all), func(v model.Signal) bool {
		return slices.ContainsFunc(now, func(o model.Signal) bool { return o.Revision == v.Revision })
	})
	return append(settled, now...)
}

// newest returns the newest version that nobody came from.
func newest(all []model.Signal) model.Signal { now := currents(all); return now[len(now)-1] }

func currents(all []model.Signal) (out []model.Signal) {
	for _, v := range all {
		if !slices.ContainsFunc(all, func(o model.Signal) bool { return slices.Contains(o.Parents, v.Revision) }) {
			out = append(out, v)
		}
	}
	return out
}

// listsDiffer compares what stands in lists, and what was set.
func (m *machine) listsDiffer() error {
	heads := m.s.Heads()
	if heads.Len() != len(m.drafts)+len(m.recorded) || len(m.s.Discarded()) != len(m.thrown) {
		return fmt.Errorf("%d heads, %d thrown away; want %d+%d and %d", heads.Len(), len(m.s.Discarded()), len(m.drafts), len(m.recorded), len(m.thrown))
	}
	for h := range heads.All() {
		d, all := m.drafts[h.Draft], m.recorded[h.Signal]
		switch {
		case h.Concept && (d.Rev == 0 || !h.Changed.Equal(d.Changed) || h.Place != d.Answers.One(model.QPlace)):
			return fmt.Errorf("concept in the list: %+v", h)
		case h.Concept:
		case len(all) == 0 || h.Revisions != len(all) || h.Versions != len(currents(all)) || h.State != all[len(all)-1].State:
			return fmt.Errorf("signal of %d versions in the list: %+v", len(all), h)
		}
	}
	for _, d := range m.s.Discarded() {
		if was, ok := m.thrown[d.Head.Draft]; !ok || !d.Head.Changed.Equal(was.Changed) {
			return errors.New("thrown away, and not")
		}
	}
	contacts, err := m.s.Contacts()
	if err != nil || !slices.EqualFunc(contacts, m.contacts, func(a, b model.Draft) bool { return a.ID == b.ID && a.Rev == b.Rev && a.Content.Equal(b.Content) }) {
		return fmt.Errorf("%d contacts, want %d: %w", len(contacts), len(m.contacts), err)
	}
	p, _, err := m.s.Place()
	if err != nil || !bytes.Equal(p, m.place) {
		return fmt.Errorf("place of %d bytes, want %d: %w", len(p), len(m.place), err)
	}
	if set := m.s.Settings(); set.LockAfter != m.settings.LockAfter || !slices.Equal(set.Places, m.settings.Places) {
		return fmt.Errorf("settings %+v, want %+v", set, m.settings)
	}
	return nil
}

// oneDiffers compares all that is kept of one signal.
func (m *machine) oneDiffers(id model.ID) error {
	if want, ok := m.drafts[id]; ok {
		got, err := m.s.Draft(id)
		if err != nil {
			return err
		}
		if got.Rev != want.Rev || !got.Content.Equal(want.Content) || !slices.Equal(got.Parents, want.Parents) {
			return fmt.Errorf("concept of rev %d, want %d", got.Rev, want.Rev)
		}
	}
	want, ok := m.recorded[id]
	if !ok {
		return nil
	}
	got, err := m.s.Revisions(id)
	if err != nil {
		return err
	}
	same := func(a, b model.Signal) bool {
		return a.Revision == b.Revision && a.State == b.State && a.N == b.N && a.Undone == b.Undone &&
			slices.Equal(a.Parents, b.Parents) && a.Content.Equal(b.Content)
	}
	if !slices.EqualFunc(got, want, same) {
		return fmt.Errorf("signal of %d versions, want %d", len(got), len(want))
	}
	return nil
}

// differs reads everything.
func (m *machine) differs() error {
	if err := m.listsDiffer(); err != nil {
		return err
	}
	for id := range m.drafts {
		if err := m.oneDiffers(id); err != nil {
			return err
		}
	}
	for id := range m.recorded {
		if err := m.oneDiffers(id); err != nil {
			return err
		}
	}
	for id := range m.gone {
		if _, err := m.s.Signal(id); !errors.Is(err, store.ErrNotFound) {
			return errors.Join(errors.New("destroyed, and there"), err)
		}
		if gone, err := m.s.Destroyed(id); err != nil || !gone {
			return errors.Join(errors.New("destroyed, and not remembered as that"), err)
		}
	}
	if got := m.s.Slots(); !slices.EqualFunc(got, m.ways, func(a store.SlotInfo, b way) bool { return a.Kind == b.kind }) {
		return fmt.Errorf("opens in the ways %+v, want %d", got, len(m.ways))
	}
	r, err := m.s.Check(context.Background())
	if err == nil && !r.Whole() {
		err = fmt.Errorf("check: %+v", r)
	}
	return err
}

// TestModelThatForgetsDisagrees is the control of the random days.
func TestModelThatForgetsDisagrees(t *testing.T) {
	s, err := create(file(t))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d, rec := concept(1, 10), concept(2, 10)
	err = errors.Join(s.SaveDraft(d), s.SaveDraft(rec), s.SavePlace([]byte("x")), s.SaveSettings(model.Settings{LockAfter: 4}))
	sig, e := s.Record(rec, model.Author{}, clock())
	if err := errors.Join(err, e); err != nil {
		t.Fatal(err)
	}
	right := func() *machine {
		return &machine{s: s, memory: memory{
			drafts: map[model.ID]model.Draft{d.ID: d}, recorded: map[model.ID][]model.Signal{sig.Signal: {sig}},
			place: []byte("x"), settings: model.Settings{LockAfter: 4}, ways: []way{{kind: "passphrase"}, {kind: "paper"}},
		}}
	}
	newer, other := d.Clone(), sig
	newer.Rev, other.State = 2, model.Closed
	controls := map[string]func(m *machine){
		"right":                func(*machine) {},
		"forgot a concept":     func(m *machine) { m.drafts = nil },
		"is ahead":             func(m *machine) { m.drafts[d.ID] = newer },
		"has a version more":   func(m *machine) { m.recorded[sig.Signal] = []model.Signal{sig, sig} },
		"has another state":    func(m *machine) { m.recorded[sig.Signal] = []model.Signal{other} },
		"threw one away":       func(m *machine) { m.thrown = map[model.ID]model.Draft{d.ID: d} },
		"destroyed one":        func(m *machine) { m.gone = map[model.ID]model.Draft{{9}: d} },
		"was elsewhere":        func(m *machine) { m.place = []byte("y") },
		"knows somebody":       func(m *machine) { m.contacts = []model.Draft{d} },
		"set something else":   func(m *machine) { m.settings.LockAfter = 5 },
		"opens in another way": func(m *machine) { m.ways[1].kind = "recipient" },
	}
	for name, spoil := range controls {
		m := right()
		spoil(m)
		if agrees := m.differs() == nil; agrees != (name == "right") {
			t.Errorf("%s: agrees %v", name, agrees)
		}
	}
}
