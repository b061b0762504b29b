package crashtest

import (
	"errors"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/store"
)

// The steps of a worker: concepts, signals, where the worker was and what was
// set.

func (m *machine) start() {
	m.n++
	d := concept(m.n, rapid.IntRange(0, 3000).Draw(m.t, "size"))
	m.check(m.s.SaveDraft(d))
	m.begin(d)
}

func (m *machine) typeOn() {
	id := pick(m, m.drafts, "concept")
	d := m.drafts[id].Clone()
	d.Rev++
	d.Findings[0].Text += rapid.String().Draw(m.t, "text")
	m.check(m.s.SaveDraft(d))
	late := d.Clone() // one that comes late and must be passed over
	late.Rev--
	late.Findings[0].Text = "te laat"
	m.late(late, store.ErrOutdated)
	m.drafts[id], m.touched = d, id
}

func (m *machine) record() {
	id := pick(m, m.drafts, "concept")
	d := m.drafts[id]
	sig, err := m.s.Record(d, model.Author{}, clock())
	m.check(err)
	if want := m.stateAfter(d); sig.State != want || !sig.Content.Equal(d.Content) {
		m.fatalf("recorded as %s, want %s", sig.State, want)
	}
	m.version(sig)
	delete(m.drafts, id)
	m.late(d, store.ErrEnded)
}

// late saves what must not be stored, and must not be called stored.
func (m *machine) late(d model.Draft, want error) {
	if err := m.s.SaveDraft(d); !errors.Is(err, want) {
		m.fatalf("a save that comes late: %v, want %v", err, want)
	}
}

// stateAfter is the state of the version a concept changes: a closed signal
// stays closed.
func (m *machine) stateAfter(d model.Draft) model.State {
	for _, v := range m.recorded[d.Signal] {
		if len(d.Parents) > 0 && v.Revision == d.Parents[len(d.Parents)-1] {
			return v.State
		}
	}
	return model.Open
}

// version takes in a version the store made.
func (m *machine) version(sig model.Signal) {
	m.recorded[sig.Signal] = inOrder(append(slices.Clip(m.recorded[sig.Signal]), sig))
	m.touched = sig.Signal
}

func (m *machine) edit() {
	id := pick(m, m.recorded, "signal")
	last := newest(m.recorded[id])
	m.n++
	d := concept(m.n, 100)
	d.Signal, d.Subject, d.Known, d.Parents = id, model.Subject{ID: last.Subject, Kind: model.Child}, true, []model.ID{last.Revision}
	m.check(m.s.SaveDraft(d))
	m.begin(d)
}

func (m *machine) begin(d model.Draft) {
	m.drafts[d.ID], m.touched, m.begun[d.ID] = d, d.ID, true
}

func (m *machine) discard() {
	id := pick(m, m.drafts, "concept")
	m.check(m.s.Discard(id))
	m.thrown[id], m.touched = m.drafts[id], id
	delete(m.drafts, id)
	m.late(m.thrown[id], store.ErrEnded)
}

// letGo removes what was thrown away, for good.
func (m *machine) letGo() {
	id := pick(m, m.thrown, "thrown")
	n, err := m.s.LetGo(id)
	m.check(err)
	if n != 1 {
		m.fatalf("let %d go", n)
	}
	m.late(m.thrown[id], store.ErrEnded)
	delete(m.thrown, id)
}

func (m *machine) restore() {
	id := pick(m, m.thrown, "thrown")
	m.check(m.s.Restore(id))
	m.drafts[id], m.touched = m.thrown[id], id
	delete(m.thrown, id)
}

// closeSignal closes a signal, or opens it again.
func (m *machine) closeSignal() {
	id := pick(m, m.recorded, "signal")
	state := rapid.SampledFrom([]model.State{model.Closed, model.Open}).Draw(m.t, "state")
	sig, err := m.s.SetState(id, state, "reden", model.Author{}, clock())
	m.check(err)
	if sig.State != state {
		m.fatalf("state %s, want %s", sig.State, state)
	}
	m.version(sig)
}

func (m *machine) undo() {
	id := pick(m, m.recorded, "signal")
	back, _ := m.past(id)
	sig, err := m.s.Undo(id, model.Author{}, clock())
	m.walked(sig, err, len(back) > 1, func() model.Signal { return back[len(back)-2] })
}

func (m *machine) redo() {
	id := pick(m, m.recorded, "signal")
	_, again := m.past(id)
	sig, err := m.s.Redo(id, model.Author{}, clock())
	m.walked(sig, err, len(again) > 0, func() model.Signal { return again[len(again)-1] })
}

// past is what the newest version of a signal can be taken back to, and what can be
// given again.
func (m *machine) past(id model.ID) (back, again []model.Signal) {
	back, again, err := model.Past(newest(m.recorded[id]), func(v model.ID) (model.Signal, error) {
		for _, sig := range m.recorded[id] {
			if sig.Revision == v {
				return sig, nil
			}
		}
		return model.Signal{}, store.ErrNotFound
	})
	m.check(err)
	return back, again
}

// walked takes in what undo or redo made, where it could.
func (m *machine) walked(sig model.Signal, err error, could bool, says func() model.Signal) {
	if !could {
		if !errors.Is(err, store.ErrNotFound) {
			m.fatalf("walked where there is no version: %v", err)
		}
		return
	}
	m.check(err)
	if !sig.Content.Equal(says().Content) {
		m.fatal("the version says something else than the one it gives back")
	}
	m.version(sig)
}

func (m *machine) savePlace() {
	if rapid.Bool().Draw(m.t, "forget") {
		m.check(m.s.ClearPlace())
		m.place = nil
		return
	}
	m.place = rapid.SliceOfN(rapid.Byte(), 1, 300).Draw(m.t, "place")
	m.check(m.s.SavePlace(m.place))
}

func (m *machine) saveSettings() {
	set := model.Settings{LockAfter: rapid.IntRange(0, 60).Draw(m.t, "minutes")}
	for range rapid.IntRange(0, 5).Draw(m.t, "places") {
		set.Places = append(set.Places, fmt.Sprint("plek ", rapid.IntRange(1, m.n+1).Draw(m.t, "n")))
	}
	m.check(m.s.SaveSettings(set))
	m.settings = set
}

// contact notes somebody, or what is known of them further.
func (m *machine) contact() {
	if len(m.contacts) == 0 || rapid.IntRange(0, 2).Draw(m.t, "new") == 0 {
		m.n++
		d := concept(m.n, rapid.IntRange(0, 500).Draw(m.t, "size"))
		m.check(m.s.SaveContact(d))
		m.contacts = append(m.contacts, d)
		return
	}
	i := rapid.IntRange(0, len(m.contacts)-1).Draw(m.t, "contact")
	late, d := m.contacts[i], m.contacts[i].Clone()
	d.Rev++
	d.Findings[0].Text += rapid.String().Draw(m.t, "text")
	m.check(errors.Join(m.s.SaveContact(d), m.s.SaveContact(late)))
	m.contacts[i] = d
}

// dropContact lets one go; a save that comes late does not bring it back.
func (m *machine) dropContact() {
	if len(m.contacts) == 0 {
		m.t.Skip("nobody to let go")
	}
	i := rapid.IntRange(0, len(m.contacts)-1).Draw(m.t, "contact")
	m.check(m.s.DropContact(m.contacts[i].ID))
	if err := m.s.SaveContact(m.contacts[i]); !errors.Is(err, store.ErrEnded) {
		m.fatalf("a save that comes late: %v", err)
	}
	m.contacts = slices.Delete(slices.Clone(m.contacts), i, i+1)
}

func (m *machine) destroy() {
	all := map[model.ID]bool{}
	for id := range m.recorded {
		all[id] = true
	}
	for _, of := range []map[model.ID]model.Draft{m.drafts, m.thrown} {
		for _, d := range of {
			all[d.Signal] = true
		}
	}
	id := pick(m, all, "signal")
	r, err := m.s.Destroy(id)
	m.check(err)
	if len(r.Unreached) > 0 || r.Backups != len(m.copies) || r.Versions != len(m.recorded[id]) {
		m.fatalf("receipt %+v, with %d backups and %d versions", r, len(m.copies), len(m.recorded[id]))
	}
	late := concept(m.n, 10)
	late.ID, late.Signal = model.NewID(), id
	m.forget(id, late)
	for path, c := range m.copies {
		c.forget(id, late)
		m.copies[path] = c
	}
	m.late(late, store.ErrEnded)
}

// forget is what destroying leaves: nothing of it, and nothing that was
// remembered from it.
func (m *memory) forget(signal model.ID, late model.Draft) {
	m.place = nil
	var of []model.Content
	for _, all := range []map[model.ID]model.Draft{m.drafts, m.thrown} {
		for id, d := range all {
			if d.Signal == signal {
				of = append(of, d.Content)
				delete(all, id)
			}
		}
	}
	for _, v := range m.recorded[signal] {
		of = append(of, v.Content)
	}
	if len(of) == 0 {
		return
	}
	for _, c := range of {
		place := c.Answers.One(model.QPlace)
		m.settings.Places = slices.DeleteFunc(slices.Clone(m.settings.Places), func(p string) bool { return p == place })
	}
	delete(m.recorded, signal)
	m.gone[signal] = late
}
