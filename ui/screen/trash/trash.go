// Package trash lists the concepts that were thrown away and takes one
// back.
package trash

import (
	"strconv"

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
	rows []store.Discarded
	read bool
	list rows.Rows
	sure bool // asked whether those of long ago may go
	size tea.WindowSizeMsg
}

type readMsg struct{ rows []store.Discarded }

// doneMsg says what an act came to, and what is left.
type doneMsg struct {
	said string
	err  error
	rows []store.Discarded
}

// New returns the list; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads what was thrown away.
func (m Model) Init() tea.Cmd {
	s := m.env.Store
	return func() tea.Msg { return readMsg{s.Discarded()} }
}

// Title names the list and counts.
func (m Model) Title() nav.Title {
	return nav.Title{Where: keeping.TrashTitle, Right: strconv.Itoa(len(m.rows))}
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.List
	switch {
	case m.sure:
		return []key.Binding{m.env.Keys.Dialog.Yes, m.env.Keys.Dialog.No}
	case len(m.rows) == 0:
		return []key.Binding{k.Back}
	case len(m.old()) > 0:
		return []key.Binding{text.Named(k.Open, keeping.TakeBack), k.LetGo, k.Down, k.Back}
	}
	return []key.Binding{text.Named(k.Open, keeping.TakeBack), k.Down, k.Back}
}

// old are those thrown away so long ago that letting them go is proposed.
func (m Model) old() (ids []model.ID) {
	for _, r := range m.rows {
		if m.env.Region.Terms().TrashDue(r.At, m.env.Now()) {
			ids = append(ids, r.Head.Draft)
		}
	}
	return ids
}

// Update takes keys and hears what came back.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.Init()
	case readMsg:
		m.rows, m.read = msg.rows, true
		m.list = m.list.Within(len(m.rows))
	case doneMsg:
		m.rows = msg.rows
		m.list = m.list.Within(len(m.rows))
		return m, tea.Batch(came(msg), nav.Send(nav.Release{}))
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func came(msg doneMsg) tea.Cmd {
	if msg.err != nil {
		return nav.Send(nav.Failure{Err: msg.err})
	}
	return nav.Send(nav.Notice(msg.said))
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	if m.sure {
		return m.answer(press)
	}
	switch {
	case key.Matches(press, m.env.Keys.List.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, m.env.Keys.List.LetGo) && len(m.old()) > 0:
		m.sure = true
		return m, nil
	}
	list, open, _ := m.list.Key(press, m.env.Keys, len(m.rows))
	m.list = list
	return m, m.takeBack(open)
}

// answer takes ja or nee; any other key asks on.
func (m Model) answer(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	switch k := m.env.Keys.Dialog; {
	case key.Matches(press, k.No):
		m.sure = false
	case key.Matches(press, k.Yes):
		m.sure = false
		return m, m.letGo(m.old())
	}
	return m, nil
}

func (m Model) letGo(ids []model.ID) tea.Cmd {
	s := m.env.Store
	return nav.Wait(func() tea.Msg {
		n, err := s.LetGo(ids...)
		return doneMsg{keeping.LetGone(n), err, s.Discarded()}
	})
}

func (m Model) takeBack(i int) tea.Cmd {
	if i == rows.None {
		return nil
	}
	s, h := m.env.Store, m.rows[i].Head
	x := m.env.Search
	return nav.Wait(func() tea.Msg {
		err := s.Restore(h.Draft)
		if err == nil {
			err = x.Refresh(s, h.Signal)
		}
		return doneMsg{keeping.TakenBack, err, s.Discarded()}
	})
}

// View draws a row for each concept, the last thrown away first.
func (m Model) View() tea.View {
	p := rows.Page{Said: []string{keeping.TrashWhy}, Columns: columns}
	if m.read && len(m.rows) == 0 {
		p.Said = []string{keeping.TrashNone}
	}
	switch n := len(m.old()); {
	case m.sure:
		p.Asked = keeping.LetGoQuestion(n)
	case n > 0:
		p.Said = append(p.Said, keeping.OldTrash(n, m.env.Region.Terms().ThrownAway))
	}
	for _, r := range m.rows {
		p.Lines = append(p.Lines, []string{text.CodeOf(r.Head), text.KindAge(r.Head), keeping.SavedOn(r.At, m.env.Now()), text.Whole(r.Head.Line)})
	}
	return m.list.Under(m.env.Theme, p, m.size)
}

// columns are those of a row: the code, who it is about, when it was thrown away and the
// first words of it.
var columns = []layout.Column{{}, {Least: 13, Falls: 1}, {}, {Least: 22}}

// Place remembers the row the mark was on.
func (m Model) Place() nav.Place { return nav.Place{Screen: nav.AtDiscarded, Row: m.list.At} }

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.list.At = p.Row
	return m
}
