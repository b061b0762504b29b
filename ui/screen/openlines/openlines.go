// Package openlines is the screen Nog na te gaan: every suspicion, and everything somebody else
// said, that is no fact yet, the oldest first. What became of one is said here, and from what
// that shows. A line stays what it was: a suspicion that was confirmed is still one that was.
package openlines

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
	all   []line
	whole bool // every signal was read
	read  bool
	list  rows.Rows
	ask   *asking      // what is asked about a line; nil while nothing is
	done  model.Signal // the version that was just made here; zero when none was
	size  tea.WindowSizeMsg
}

type readMsg struct {
	all   []line
	whole bool
}

// begunMsg brings the concept in which it is said what became of a line.
type begunMsg struct {
	of    line
	as    model.FindingStatus
	draft model.Draft
}

// New returns the list; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads the lines.
func (m Model) Init() tea.Cmd {
	env := m.env
	return func() tea.Msg { return readMsg{open(env), env.Search.IsWhole()} }
}

// Title names the list and counts, or the signal whose line is at hand.
func (m Model) Title() nav.Title {
	if m.ask != nil {
		return nav.Title{Where: text.ToLookInto, Who: m.ask.of.code(), Right: text.Concept}
	}
	return nav.Title{Where: text.ToLookInto, Right: text.LineCount(len(m.all))}
}

// Status says how what is said stands on the disk, and what is not read yet.
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
		ks = append(ks, k.List.Open, k.Inquiry.Confirmed, k.Inquiry.Refuted, k.Inquiry.Withdrawn)
	}
	if !m.done.Signal.IsZero() {
		ks = append([]key.Binding{k.Inquiry.Undo}, ks...)
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
		m.all, m.whole, m.read = msg.all, msg.whole, true
		m.list = m.list.Within(len(m.all))
		return m, nil
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

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case key.Matches(press, k.List.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Inquiry.Undo) && !m.done.Signal.IsZero():
		return m, amend.TakeBack(m.env, m.done, text.LineBack)
	case key.Matches(press, k.Inquiry.Confirmed):
		return m.begin(model.FindingConfirmed)
	case key.Matches(press, k.Inquiry.Refuted):
		return m.begin(model.FindingRefuted)
	case key.Matches(press, k.Inquiry.Withdrawn):
		return m.begin(model.FindingWithdrawn)
	}
	list, open := m.list.Walk(press, k.List, len(m.all), m.size.Height)
	m.list = list
	if open == rows.None {
		return m, nil
	}
	return m, nav.Send(nav.OpenSignal{Signal: m.all[open].head.Signal})
}

// begin asks about the line at the mark.
func (m Model) begin(as model.FindingStatus) (nav.Screen, tea.Cmd) {
	if m.list.At >= len(m.all) {
		return m, nil
	}
	of := m.all[m.list.At]
	if !of.draft.IsZero() { // it goes first; what is typed on is not meant for it
		return m, tea.Batch(nav.Send(nav.OpenConcept{Draft: of.draft}), nav.Send(nav.Sudden{}), nav.Send(nav.Notice(text.ConceptWaits)))
	}
	env := m.env
	return m, nav.Wait(func() tea.Msg {
		draft, err := amend.Next(env, of.head.Signal)
		if err != nil {
			return nav.Failure{Err: err}
		}
		return begunMsg{of, as, draft}
	})
}

// answer gives a key or a paste to what is asked. Enter records it, also without a word; esc
// does where something was typed.
func (m Model) answer(msg tea.Msg) (nav.Screen, tea.Cmd) {
	next, out := m.ask.update(m.env, msg)
	m.ask = &next
	cmds := []tea.Cmd{out.cmd}
	if out.notice != "" {
		cmds = append(cmds, nav.Send(nav.Notice(out.notice)))
	}
	switch {
	case out.over:
		cmds = append(cmds, next.concept.Record())
	case out.slip && next.concept.Draft().Rev == 0:
		m.ask = nil
		cmds = append(cmds, nav.Send(nav.Notice(text.NotSettled)))
	case out.slip:
		m.ask = nil
		cmds = append(cmds, next.concept.Discard(nav.Notice(text.NotSettled)), nav.Send(nav.Release{}))
	}
	return m, tea.Batch(cmds...)
}

// recorded goes back to the list with the news.
func (m Model) recorded(msg concept.RecordedMsg) (nav.Screen, tea.Cmd) {
	if m.ask == nil || m.ask.concept.Draft().Signal != msg.Signal.Signal {
		return m, nil
	}
	news := text.LineSettled(m.ask.as)
	m.ask, m.done = nil, msg.Signal
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
	p := nav.Place{Screen: nav.AtLines, Row: m.list.At}
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
	next.ask.in = input.NewLine(p.Word(0), p.Top, false)
	return *next
}
