// Package discarded lists the concepts that were thrown away and takes one
// back.
package discarded

import (
	"errors"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/store"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/text"
)

// Model is the screen.
type Model struct {
	env  nav.Env
	rows []store.Discarded
	read bool
	list rows.Rows
	size tea.WindowSizeMsg
}

type readMsg struct{ rows []store.Discarded }

type backMsg struct{ err error }

// New returns the list; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads what was thrown away.
func (m Model) Init() tea.Cmd {
	s := m.env.Store
	return func() tea.Msg { return readMsg{s.Discarded()} }
}

// Title names the list and counts.
func (m Model) Title() nav.Title {
	return nav.Title{Where: text.TrashTitle, Right: strconv.Itoa(len(m.rows))}
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.List
	if len(m.rows) == 0 {
		return []key.Binding{k.Back}
	}
	return []key.Binding{text.Named(k.Open, text.TakeBack), k.Down, k.Back}
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
	case backMsg:
		return m, tea.Batch(m.Init(), came(msg.err))
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func came(err error) tea.Cmd {
	switch {
	case err == nil:
		return nav.Send(nav.Notice(text.TakenBack))
	case errors.Is(err, store.ErrExists):
		return nav.Send(nav.Notice(text.NotTakenBack))
	}
	return nav.Send(nav.Failure{Err: err})
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	if key.Matches(press, m.env.Keys.List.Back) {
		return m, nav.Send(nav.Back{})
	}
	list, open, _ := m.list.Key(press, m.env.Keys, len(m.rows))
	m.list = list
	return m, m.takeBack(open)
}

func (m Model) takeBack(i int) tea.Cmd {
	if i == rows.None {
		return nil
	}
	s, id := m.env.Store, m.rows[i].Head.Signal
	x := m.env.Search
	return func() tea.Msg {
		err := s.Restore(id)
		if err == nil {
			err = x.Refresh(s, id)
		}
		return backMsg{err}
	}
}

// View draws a row for each concept, the last thrown away first.
func (m Model) View() tea.View {
	t := m.env.Theme
	w := max(10, min(100, m.size.Width-4))
	why := text.TrashWhy
	if m.read && len(m.rows) == 0 {
		why = text.TrashNone
	}
	above := layout.Rows(layout.Hang("  ", layout.Prose(t.Hint.Of, why, w)), layout.Text(" "))
	y := layout.Count(above) + m.list.At
	var lines []rows.Row
	for _, r := range m.rows {
		lines = append(lines, rows.Row{Who: code(r.Head), Rest: m.line(r)})
	}
	return layout.Scroll(layout.Rows(above, m.list.View(t, lines, w)), m.size.Width, m.size.Height, y, y+1, text.Higher, text.Lower)
}

func code(h model.Head) string {
	if h.Code == "" {
		return text.NoCode
	}
	return h.Code.String()
}

func (m Model) line(r store.Discarded) string {
	who := strings.TrimSpace(words.Of(string(r.Head.Kind)) + " " + words.Of(string(r.Head.Band)))
	return layout.Pad(who, 16) + "  " + text.SavedOn(r.At, m.env.Now()) + "  " + r.Head.Line
}

// Place remembers the row the mark was on.
func (m Model) Place() nav.Place { return nav.Place{Screen: nav.AtDiscarded, Row: m.list.At} }

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.list.At = p.Row
	return m
}
