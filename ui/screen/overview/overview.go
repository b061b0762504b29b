// Package overview is the page Overzicht: how many signals there were, and how long it took
// until something was done, without a person in it. What it shows is what may leave.
package overview

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/stats"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// Model is the page.
type Model struct {
	nav.KeysOnly
	env nav.Env
	counted
	read bool
	top  int // first row in sight
	size tea.WindowSizeMsg
}

type counted struct {
	tables []stats.Table
	whole  bool // every signal was read
}

// New returns the page; it is counted in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init counts what was recorded.
func (m Model) Init() tea.Cmd {
	env := m.env
	return func() tea.Msg {
		var c stats.Count
		whole := env.Search.IsWhole()
		for h := range env.Store.Heads().All() {
			if h.Concept {
				continue
			}
			e, ok := env.Search.Digest().Of(h.Signal)
			if whole = whole && ok; ok {
				c.Add(stats.Month(h.Seen.Date, h.Changed), h.Kind, h.Place, e.Fact)
			}
		}
		return counted{c.Tables(), whole}
	}
}

// Title names the page.
func (m Model) Title() nav.Title { return nav.Title{Where: listing.OverviewTitle} }

// Status says what is not read yet.
func (m Model) Status() nav.Status {
	s := nav.Status{Text: text.AllSavedAt(m.env.Saved())}
	if m.read && !m.whole {
		s.Right = listing.NotAllSearched
	}
	return s
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Page
	if len(m.tables) == 0 {
		return []key.Binding{k.Back}
	}
	return []key.Binding{text.Named(k.HandOver, listing.TakeCounts), k.Down, k.PageDown, k.Back}
}

// Update counts again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		m.top = sight.Within(m.top, layout.Count(m.page()), m.size.Height)
	case nav.Changed, nav.Indexed:
		return m, m.Init()
	case counted:
		m.counted, m.read = msg, true
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Page
	switch {
	case key.Matches(press, k.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.HandOver) && len(m.tables) > 0:
		return m, nav.Send(nav.OpenCounts{})
	default:
		m.top, _ = sight.Turned(press, k, m.top, layout.Count(m.page()), m.size.Height)
	}
	return m, nil
}

// Place remembers how far was read.
func (m Model) Place() nav.Place { return nav.Place{Screen: nav.AtOverview, Top: m.top} }

// Return goes on reading.
func (m Model) Return(p nav.Place) nav.Screen {
	m.top = p.Top
	return m
}

// View draws the part of the page that is in sight.
func (m Model) View() tea.View {
	w, h := m.size.Width, m.size.Height
	switch {
	case !m.read:
		return layout.Fit(tea.View{}, w, h, 0)
	case len(m.tables) == 0:
		return layout.Center(layout.Prose(nil, listing.NothingToCount, max(10, min(60, w-4))), w, h)
	}
	return sight.From(m.page(), m.size, m.top)
}

// page draws the tables below each other, what they are under in front.
func (m Model) page() tea.View {
	w := max(10, min(m.size.Width-4, 96))
	t := m.env.Theme
	rows := []tea.View{layout.Prose(t.Hint.Of, listing.OverviewHint, w)}
	if !m.whole {
		rows = append(rows, layout.Prose(t.Missing.Of, listing.NotAllCounted, w))
	}
	label := 0
	for _, table := range m.tables {
		for _, r := range table.Rows {
			label = max(label, layout.Width(listing.Counted(table, r)))
		}
	}
	label = min(label, w/2)
	for _, table := range m.tables {
		rows = append(rows, layout.Text(" "), layout.Text(t.Chosen.Of(table.Title())))
		rows = append(rows, m.bars(table, label, w)...)
	}
	return layout.Hang("  ", layout.Rows(rows...))
}

// numberWidth is how many cells a number takes; the longest is the one that is hidden.
const numberWidth = len(stats.Hidden)

// bars draws the rows of a table: what was counted, the number, and a bar as long as the
// number is beside the greatest. The number goes first, so that it is read out without the
// bar.
func (m Model) bars(table stats.Table, label, w int) (out []tea.View) {
	most := stats.Step
	for _, r := range table.Rows {
		most = max(most, stats.Rounded(r.N))
	}
	room := max(0, w-label-numberWidth-6)
	for _, r := range table.Rows {
		n := stats.Shown(r.N)
		bar := strings.Repeat("█", stats.Rounded(r.N)*room/most)
		line := layout.Pad(layout.Cut(listing.Counted(table, r), label), label) + "  " + strings.Repeat(" ", numberWidth-len(n)) + n
		out = append(out, layout.Text(strings.TrimRight("  "+line+"  "+m.env.Theme.Who.Of(bar), " ")))
	}
	return out
}
