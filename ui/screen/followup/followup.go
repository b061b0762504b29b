// Package followup is the screen Vervolg: the planned steps of all signals by day. What became
// of one is said here, with what came of it, and the next step in the same breath.
package followup

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/amend"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/text"
)

// Model is the screen.
type Model struct {
	env   nav.Env
	all   []due
	whole bool // every signal was read
	read  bool
	list  rows.Rows
	ask   *asking      // what is asked about a step; nil while nothing is
	done  model.Signal // the version that was just made here; zero when none was
	stay  bool         // the mark stays on its row when the list is read next: its step has moved or gone
	size  tea.WindowSizeMsg
}

type readMsg struct {
	all   []due
	whole bool
}

// begunMsg brings the concept in which it is said what became of a step.
type begunMsg struct {
	of    due
	as    model.StepStatus
	draft model.Draft
}

// New returns the list; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads the steps.
func (m Model) Init() tea.Cmd {
	env := m.env
	return func() tea.Msg { return readMsg{waiting(env), env.Search.IsWhole()} }
}

// Title names the list and counts, or the signal whose step is at hand.
func (m Model) Title() nav.Title {
	if m.ask != nil {
		return nav.Title{Where: text.Followup, Who: m.ask.of.code(), Right: text.Concept}
	}
	return nav.Title{Where: text.Followup, Right: text.StepCount(len(m.all))}
}

// Status says that all is saved, and what is not read yet.
func (m Model) Status() nav.Status {
	if m.ask != nil {
		return m.ask.concept.Status()
	}
	s := nav.Status{Text: text.AllSavedAt(m.env.Saved())}
	if m.read && !m.whole {
		s.Right = text.NotAllSearched
	}
	return s
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	if m.ask != nil {
		return m.ask.keys(k)
	}
	var ks []key.Binding
	if len(m.all) > 0 {
		ks = append(ks, k.List.Open, k.Followup.Done, k.Followup.Failed, k.Followup.Day, k.Followup.Dropped)
	}
	if !m.done.Signal.IsZero() {
		ks = append([]key.Binding{k.Followup.Undo}, ks...)
	}
	return append(ks, k.List.Back)
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed, nav.Indexed:
		return m, m.Init()
	case readMsg:
		return m.hasRead(msg), nil
	case begunMsg:
		a := ask(m.env, msg.of, msg.as, msg.draft)
		m.ask = &a
		return m, nav.Send(nav.Release{})
	case concept.RecordedMsg:
		return m.recorded(msg)
	case amend.Undone:
		m.done = model.Signal{}
		return m, tea.Batch(m.Init(), nav.Send(nav.Notice(msg.News)), nav.Send(nav.Release{}))
	case tea.KeyPressMsg:
		if m.ask != nil {
			return m.answer(msg)
		}
		return m.key(msg)
	case tea.PasteMsg:
		if m.ask != nil {
			return m.answer(msg)
		}
		return m, nav.Send(nav.Notice(text.NothingPasted))
	}
	if m.ask == nil {
		return m, nil
	}
	a := *m.ask
	var cmd tea.Cmd
	a.concept, cmd = a.concept.Update(msg)
	m.ask = &a
	return m, cmd
}

// hasRead takes the list, with the mark at the same step where it still waits.
func (m Model) hasRead(msg readMsg) Model {
	if at := m.marked(); at != nil && !at.step.ID.IsZero() && !m.stay {
		for i, d := range msg.all {
			if d.step.ID == at.step.ID {
				m.list.At = i
			}
		}
	}
	m.all, m.whole, m.read, m.stay = msg.all, msg.whole, true, false
	m.list = m.list.Within(len(m.all))
	return m
}

func (m Model) marked() *due {
	if m.list.At >= len(m.all) {
		return nil
	}
	return &m.all[m.list.At]
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case key.Matches(press, k.List.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Followup.Undo) && !m.done.Signal.IsZero():
		return m, amend.TakeBack(m.env, m.done, text.StepNotDone)
	case key.Matches(press, k.Followup.Done):
		return m.begin(model.Done)
	case key.Matches(press, k.Followup.Failed):
		return m.begin(model.Failed)
	case key.Matches(press, k.Followup.Dropped):
		return m.begin(model.Dropped)
	case key.Matches(press, k.Followup.Day):
		return m.begin(model.Planned)
	}
	list, open := m.list.Walk(press, k.List, len(m.all), m.size.Height)
	m.list = list
	if open == rows.None {
		return m, nil
	}
	return m, nav.Send(nav.OpenSignal{Signal: m.all[open].head.Signal})
}

// begin asks about the step at the mark.
func (m Model) begin(as model.StepStatus) (nav.Screen, tea.Cmd) {
	d := m.marked()
	switch {
	case d == nil:
		return m, nil
	case !d.draft.IsZero(): // it goes first; what is typed on is not meant for it
		return m, tea.Batch(nav.Send(nav.OpenConcept{Draft: d.draft}), nav.Send(nav.Sudden{}), nav.Send(nav.Notice(text.ConceptWaits)))
	case d.step.ID.IsZero():
		return m, nav.Send(nav.Notice(text.StillReading))
	}
	env, of := m.env, *d
	return m, nav.Wait(func() tea.Msg {
		draft, err := amend.Next(env, of.head.Signal)
		if err != nil {
			return nav.Failure{Err: err}
		}
		return begunMsg{of, as, draft}
	})
}

// answer gives a key or a paste to what is asked. Once all is said it is recorded; where
// nothing was, nothing is.
func (m Model) answer(msg tea.Msg) (nav.Screen, tea.Cmd) {
	next, out := m.ask.update(m.env, msg)
	cmds := []tea.Cmd{out.cmd}
	if !out.over {
		var moved tea.Cmd
		next.concept, moved = next.concept.Move(next.spot())
		cmds = append(cmds, moved)
	}
	m.ask = &next
	if out.notice != "" {
		cmds = append(cmds, nav.Send(nav.Notice(out.notice)))
	}
	switch {
	case !out.over:
	case next.nothing() && next.concept.Draft().Rev == 0:
		m.ask = nil
		cmds = append(cmds, nav.Send(nav.Notice(text.NotSettled)))
	case next.nothing():
		m.ask = nil
		cmds = append(cmds, next.concept.Discard(nav.Notice(text.NotSettled)), nav.Send(nav.Release{}))
	default:
		cmds = append(cmds, next.concept.Record())
	}
	return m, tea.Batch(cmds...)
}

// recorded goes back to the list with the news.
func (m Model) recorded(msg concept.RecordedMsg) (nav.Screen, tea.Cmd) {
	if m.ask == nil || m.ask.concept.Draft().Signal != msg.Signal.Signal {
		return m, nil
	}
	news := text.StepSettled(m.ask.step())
	if m.ask.step().Undated() || m.ask.following().Undated() {
		news = text.DayKept
	}
	m.ask, m.done, m.stay = nil, msg.Signal, true
	return m, tea.Batch(amend.Recorded(m.env, msg.Signal.Signal), nav.Send(nav.Notice(news)), nav.Send(nav.Release{}))
}

// Keep saves what was said so far. See [nav.Keeper].
func (m Model) Keep() error {
	if m.ask == nil {
		return nil
	}
	return m.ask.concept.Keep()
}

// Unsaved returns what is not in the file. See [nav.Unsaved].
func (m Model) Unsaved() []model.Draft {
	if m.ask == nil {
		return nil
	}
	return m.ask.concept.Unsaved()
}

// Place remembers the row the mark was on, and what was being asked.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtFollowup, Row: m.list.At}
	if m.ask == nil {
		return p
	}
	return m.ask.place(p)
}

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.list.At = p.Row
	if p.Signal().IsZero() {
		return m
	}
	d, err := m.env.Store.Draft(p.Signal())
	if err != nil {
		return m // recorded meanwhile
	}
	next := m.Continue(d.Sit())
	if next == nil {
		return m
	}
	if len(p.Typed) > 0 {
		next.ask.in = input.NewLine(p.Word(0), p.Top, false)
	}
	return *next
}
