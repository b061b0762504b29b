package ui

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/formbook"
	"tijdig/ui/nav"
	"tijdig/ui/screen/acute"
	"tijdig/ui/screen/checklist"
	"tijdig/ui/screen/intake"
	"tijdig/ui/screen/newdevice"
	"tijdig/ui/text"
)

// place is where the worker was, as it is kept in the file over a lock: the
// screens from the first one up, and the last save that this window knew of.
type place struct {
	Screens []nav.Place `json:"schermen"`
	Seq     uint64      `json:"teller"`
	Open    bool        `json:"open,omitempty"` // kept while the screen stood open: it is read only where the program stopped
}

type placeMsg struct {
	screens []nav.Screen // the first is Vandaag; none when there is nothing to come back to
	changed bool         // another window wrote to the file meanwhile
	stopped bool         // the program stopped while words stood there
	foreign bool         // the file came from another machine
}

// place returns where the worker is now.
func (a App) place() place {
	var p place
	for _, s := range a.stack {
		placed, ok := s.(nav.Placed)
		if !ok || placed.Place().Screen == "" {
			break // what stands above a screen that does not come back would stand on the wrong one
		}
		p.Screens = append(p.Screens, placed.Place())
	}
	return p
}

// savePlace returns what keeps where the worker is now, whatever is typed meanwhile: what is
// typed into is no value, and is read before anything else goes on.
func (a App) savePlace(open bool) func() error {
	p, s := a.place(), a.env.Store
	p.Open = open
	return func() error { return p.save(s) }
}

// leavePlace returns the command that keeps the place of before for the next unlocking, and
// where there is none that nobody took it. What was written in between was written here,
// behind the opening.
func (a App) leavePlace() tea.Cmd {
	s, save := a.env.Store, a.savePlace(false)
	return func() tea.Msg {
		s.WaitVerified()
		b, kept, err := s.Place()
		switch {
		case err != nil:
			return keptMsg{err: err}
		case !kept:
			return keptMsg{err: save()}
		}
		var p place
		if json.Unmarshal(b, &p) != nil || p.missed(s) {
			return keptMsg{}
		}
		return keptMsg{err: p.save(s)}
	}
}

// missed reports that somebody else wrote to the file since the place was kept.
func (p place) missed(s *store.Store) bool { return s.OpenedAt() > p.Seq && !p.Open }

// save keeps the place. The save itself counts one.
func (p place) save(s *store.Store) error {
	p.Seq = s.Info().Seq + 1
	b, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return s.SavePlace(b)
}

// restore reads where the worker was when the screen was covered, and forgets
// it: what it was about may be destroyed later.
func (a App) restore() tea.Cmd {
	env, covered := a.env, a.door.Covered
	return func() tea.Msg {
		foreign := a.foreign()
		b, ok, err := env.Store.Place()
		if err != nil || !ok {
			return placeMsg{changed: covered && err == nil && !mayOnlyBeRead(env.Store), foreign: foreign} // another window took it
		}
		var p place
		if json.Unmarshal(b, &p) != nil || env.Store.ClearPlace() != nil {
			return placeMsg{foreign: foreign}
		}
		msg := placeMsg{changed: p.missed(env.Store), stopped: p.Open, foreign: foreign}
		for _, at := range p.Screens {
			s := screenAt(env, at)
			if s == nil {
				break // it is gone, or cannot be read: what lies below it is as far as one can come back
			}
			msg.screens = append(msg.screens, s.Return(at))
		}
		return msg
	}
}

// mayOnlyBeRead reports a file in which no place could be kept.
func mayOnlyBeRead(s *store.Store) bool {
	return slices.ContainsFunc(s.Warnings(), func(w store.Warning) bool { return w == store.WarnRoot || w == store.WarnOlderState })
}

// restored puts back what was in front.
func (a App) restored(msg placeMsg) (tea.Model, tea.Cmd) {
	screens := msg.screens
	switch {
	case a.news != "":
	case msg.changed:
		a.news = text.ChangedMeanwhile
	case msg.stopped && len(screens) > 0:
		a.news = text.StillStands
	}
	if len(screens) > 0 {
		a.stack = nil
	}
	if msg.foreign {
		screens = append(screens, newdevice.New(a.env, a.door.Machine.ID()))
		a.sudden++
		a = a.drop() // nobody typed for this question
	}
	if len(screens) == 0 {
		return a, nil
	}
	return a.push(screens...)
}

// editorAt makes a screen of a concept, which is read first.
func editorAt(env nav.Env, p nav.Place) nav.Placed {
	if p.Signal().IsZero() {
		if p.Screen == nav.AtConcept {
			return intake.New(env, model.Draft{})
		}
		return acute.Bare(env)
	}
	d, err := env.Store.Draft(p.Signal())
	d = d.Sit()
	if err == nil {
		env.Form, _ = formbook.For(env.Store, env.Form, d.FormRef, d.Content)
	}
	switch {
	case err != nil:
		return nil
	case p.Screen == nav.AtConcept:
		return intake.New(env, d)
	case p.Screen == nav.AtChecklist:
		return checklist.New(env, d)
	}
	return acute.New(env, d, nil)
}

// halfTyped tells which words of no concept the file holds, with the place they stand in.
type halfTyped struct {
	kept    string // "" for none
	waiting bool   // they are looked at in a moment
}

type (
	halfDueMsg  struct{}
	halfKeptMsg struct {
		words string
		err   error
	}
)

// halfPause is how long after a key words are kept, as concepts are.
const halfPause = 250 * time.Millisecond

// words returns what stands half typed in front, "" for nothing.
func (h halfTyped) words(a App) string {
	s, ok := a.top().(nav.Holder)
	if !ok || a.env.Store == nil || a.env.Store.ReadOnly() || !s.Holds() {
		return ""
	}
	return strings.Join(s.Place().Typed, "\x00")
}

// open reports whether the file holds other words than the screen.
func (h halfTyped) open(a App) bool { return h.words(a) != h.kept }

// keepHalf has what is half typed looked at a moment after it changed.
func keepHalf(m tea.Model, cmd tea.Cmd) (tea.Model, tea.Cmd) {
	a, ok := m.(App)
	if !ok || a.half.waiting || a.phase.covered() || !a.half.open(a) {
		return m, cmd
	}
	a.half.waiting = true
	return a, tea.Batch(cmd, tea.Tick(halfPause, func(time.Time) tea.Msg { return halfDueMsg{} }))
}

// halfDue keeps what stands half typed now.
func (a App) halfDue() (tea.Model, tea.Cmd) {
	if a.phase.covered() || !a.half.open(a) {
		a.half.waiting = false
		return a, nil
	}
	words, keep := a.half.words(a), a.keepPlace()
	return a, func() tea.Msg { return halfKeptMsg{words, keep()} }
}

// halfKept takes note of what the file holds. What it would not take is tried again after
// the next key.
func (a App) halfKept(msg halfKeptMsg) (tea.Model, tea.Cmd) {
	a.half.waiting = msg.err != nil
	if msg.err != nil {
		a.trouble = text.Error(msg.err)
		return a, tea.Tick(retry, func(time.Time) tea.Msg { return halfDueMsg{} })
	}
	a.half.kept = msg.words
	return a, nil
}

// keepPlace returns what keeps the place where words stand half typed, and forgets it where
// none do.
func (a App) keepPlace() func() error {
	switch {
	case a.half.words(a) != "":
		return a.savePlace(true)
	case a.half.kept != "":
		return a.env.Store.ClearPlace
	}
	return func() error { return nil }
}
