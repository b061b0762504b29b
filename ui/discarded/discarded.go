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
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// Model is the screen.
type Model struct {
	env  nav.Env
	rows []store.Discarded
	read bool
	at   int
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
		m.at = max(0, min(m.at, len(m.rows)-1))
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
	k := m.env.Keys
	switch {
	case key.Matches(press, k.List.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.List.Up):
		m.at = max(0, m.at-1)
	case key.Matches(press, k.List.Down):
		m.at = max(0, min(len(m.rows)-1, m.at+1))
	case key.Matches(press, k.List.Open):
		return m, m.takeBack(m.at)
	case key.Matches(press, k.Today.Open):
		return m, m.takeBack(int(press.Text[0] - '1'))
	}
	return m, nil
}

func (m Model) takeBack(i int) tea.Cmd {
	if i >= len(m.rows) {
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
	var out []tea.View
	why := text.TrashWhy
	if m.read && len(m.rows) == 0 {
		why = text.TrashNone
	}
	for _, l := range layout.Wrap(why, w) {
		out = append(out, layout.Text("  "+t.Hint.Of(l)))
	}
	out = append(out, layout.Text(" "))
	y := 0
	for i, r := range m.rows {
		mark, digit := "  ", ""
		if i == m.at {
			y, mark = len(out), t.Here.Of(theme.MarkHere)+" "
		}
		if i < 9 {
			digit = strconv.Itoa(i + 1)
		}
		out = append(out, layout.Text(mark+t.Key.Of(layout.Pad(digit, 3))+t.Who.Of(layout.Pad(code(r.Head), 8))+layout.Cut(m.line(r), max(4, w-13))))
	}
	return layout.Scroll(layout.Rows(out...), m.size.Width, m.size.Height, y, y+1, text.Higher, text.Lower)
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
func (m Model) Place() nav.Place { return nav.Place{Screen: nav.AtDiscarded, Row: m.at} }

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.at = p.Row
	return m
}
