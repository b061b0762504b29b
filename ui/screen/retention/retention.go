// Package retention lists what may be destroyed, a row for each subject. It only
// proposes: what is chosen is read and confirmed by its code on the screen
// Vernietigen.
package retention

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
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
	rows []row
	read bool
	err  error
	list rows.Rows
	size tea.WindowSizeMsg
}

// row is one subject and those of its signals that are due.
type row struct {
	head    model.Head // of the signal that was changed longest ago
	signals []model.ID
}

type readMsg struct {
	rows []row
	err  error
}

// New returns the list; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads what is due.
func (m Model) Init() tea.Cmd {
	env := m.env
	return func() tea.Msg {
		heads, err := env.Store.Due(env.Region.Terms().DueBefore(env.Now()))
		var r readMsg
		at := map[model.ID]int{}
		for _, h := range heads {
			i, ok := at[h.Subject]
			if !ok {
				i = len(r.rows)
				at[h.Subject], r.rows = i, append(r.rows, row{head: h})
			}
			r.rows[i].signals = append(r.rows[i].signals, h.Signal)
		}
		r.err = err
		return r
	}
}

// Title names the list and counts.
func (m Model) Title() nav.Title {
	n := 0
	for _, r := range m.rows {
		n += len(r.signals)
	}
	return nav.Title{Where: keeping.DueTitle, Right: text.Signals(n)}
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.List
	if len(m.rows) == 0 {
		return []key.Binding{k.Back}
	}
	return []key.Binding{text.Named(k.Open, keeping.DueLook), k.Who, k.Back}
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.Init()
	case readMsg:
		m.rows, m.err, m.read = msg.rows, msg.err, true
		m.list = m.list.Within(len(m.rows))
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.List
	switch {
	case key.Matches(press, k.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Who) && m.list.At < len(m.rows):
		return m, nav.Send(nav.OpenSubject{Subject: m.rows[m.list.At].head.Subject})
	}
	list, open, _ := m.list.Key(press, m.env.Keys, len(m.rows))
	m.list = list
	return m, m.open(open)
}

func (m Model) open(i int) tea.Cmd {
	if i == rows.None {
		return nil
	}
	return nav.Send(nav.OpenDestroy{Subject: m.rows[i].head.Subject, Signals: m.rows[i].signals})
}

// columns are those of a row: the code, who it is about, how many signals, and when they
// were handed over.
var columns = []layout.Column{{}, {Least: 13, Falls: 1}, {}, {}}

// View draws a row for each subject, by its code.
func (m Model) View() tea.View {
	why := ""
	switch {
	case !m.read:
	case m.err != nil:
		why = text.Error(m.err)
	case len(m.rows) == 0:
		why = keeping.DueNone
	default:
		why = keeping.DueWhy
	}
	return m.list.Under(m.env.Theme, rows.Page{Said: []string{why}, Columns: columns, Lines: m.lines()}, m.size)
}

func (m Model) lines() (out [][]string) {
	today := model.DateOf(m.env.Now())
	for _, r := range m.rows {
		out = append(out, []string{r.head.Code.String(), text.KindAge(r.head), text.Signals(len(r.signals)), keeping.HandedOverOn(r.head.HandedOver, today)})
	}
	return out
}

// Place remembers the row the mark was on.
func (m Model) Place() nav.Place { return nav.Place{Screen: nav.AtDue, Row: m.list.At} }

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.list.At = p.Row
	return m
}
