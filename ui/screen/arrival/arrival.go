// Package arrival lists what was handed over whole and of which the worker has not heard yet
// that it arrived. Only what arrived is ever proposed for destruction.
package arrival

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Model is the screen.
type Model struct {
	nav.KeysOnly
	env  nav.Env
	all  []store.Handover
	read bool
	err  error
	list rows.Rows
	last model.ID // what was confirmed here last, to be taken back; zero for nothing
	size tea.WindowSizeMsg
}

type readMsg struct {
	all []store.Handover
	err error
}

// doneMsg says what an act came to.
type doneMsg struct {
	said string
	last model.ID
	err  error
}

// New returns the list; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads what is waited for.
func (m Model) Init() tea.Cmd {
	s := m.env.Store
	return func() tea.Msg {
		all, err := s.Waiting()
		return readMsg{all, err}
	}
}

// Title names the list and counts.
func (m Model) Title() nav.Title {
	return nav.Title{Where: keeping.ArrivalTitle, Right: keeping.HandOvers(len(m.all))}
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	var out []key.Binding
	if len(m.all) > 0 {
		out = append(out, k.Inquiry.Confirmed)
	}
	if !m.last.IsZero() {
		out = append(out, k.Inquiry.Undo)
	}
	if len(m.all) > 1 {
		out = append(out, k.List.Down)
	}
	return append(out, k.List.Back)
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.Init()
	case readMsg:
		m.all, m.err, m.read = msg.all, msg.err, true
		m.list = m.list.Within(len(m.all))
	case doneMsg:
		return m.done(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case key.Matches(press, k.List.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Inquiry.Confirmed) && m.list.At < len(m.all):
		id := m.all[m.list.At].ID
		return m, m.note(id, true, doneMsg{said: keeping.Arrived, last: id})
	case key.Matches(press, k.Inquiry.Undo) && !m.last.IsZero():
		return m, m.note(m.last, false, doneMsg{said: keeping.ArrivedNot})
	}
	list, at, _ := m.list.Key(press, k, len(m.all))
	if m.list = list; at != rows.None { // there is nothing to open: a digit goes to its row
		m.list.At = at
	}
	return m, nil
}

// note keeps that it arrived, or that it did not after all.
func (m Model) note(id model.ID, heard bool, then doneMsg) tea.Cmd {
	s := m.env.Store
	return nav.Wait(func() tea.Msg {
		then.err = s.Arrived(id, heard)
		return then
	})
}

func (m Model) done(msg doneMsg) (nav.Screen, tea.Cmd) {
	if msg.err != nil {
		return m, tea.Batch(nav.Send(nav.Failure{Err: msg.err}), nav.Send(nav.Release{}))
	}
	m.last = msg.last
	return m, tea.Batch(nav.Send(nav.Notice(msg.said)), nav.Send(nav.Changed{}), nav.Send(nav.Release{}))
}

// columns are those of a row: the day, for whom, in which form and how many signals.
var columns = []layout.Column{{}, {Least: 26}, {Least: 12, Falls: 1}, {}}

// View draws a row for each hand-over.
func (m Model) View() tea.View {
	why := ""
	switch {
	case !m.read:
	case m.err != nil:
		why = text.Error(m.err)
	case len(m.all) == 0:
		why = keeping.ArrivalNone
	default:
		why = keeping.ArrivalWhy
	}
	return m.list.Under(m.env.Theme, rows.Page{Said: []string{why}, Columns: columns, Lines: m.lines()}, m.size)
}

func (m Model) lines() (out [][]string) {
	today := model.DateOf(m.env.Now())
	for _, h := range m.all {
		out = append(out, keeping.HandOverCells(h.ExportEntry, today))
	}
	return out
}

// Place remembers the row the mark was on, and what can be taken back.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtArrival, Row: m.list.At}
	if !m.last.IsZero() {
		p.Choices = []string{m.last.String()}
	}
	return p
}

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.list.At = p.Row
	m.last, _ = model.ParseID(p.Choice(0)) //nolint:errcheck // a place of another day has nothing to take back
	return m
}
