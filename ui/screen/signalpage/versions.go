package signalpage

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text/reading"
	"tijdig/ui/theme"
)

// listKey takes a key while the versions are listed.
func (m Model) listKey(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case key.Matches(press, k.Page.Back), key.Matches(press, k.Page.Versions):
		m.listing, m.top = false, 0
	case key.Matches(press, k.Page.Up):
		m = m.chosen(m.at + 1) // the newest stands on top
	case key.Matches(press, k.Page.Down):
		m = m.chosen(m.at - 1)
	case key.Matches(press, k.Page.PageUp, k.Page.PageDown):
		m.top = m.scrolled(press)
	case key.Matches(press, k.List.Open) && m.at < len(m.versions):
		m.reading, m.top = true, 0
	}
	return m, nil
}

// readKey takes a key while an earlier version is read. Nothing changes it.
func (m Model) readKey(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Page
	switch {
	case key.Matches(press, k.Back):
		m.reading = false
		m = m.chosen(m.at)
	case key.Matches(press, k.Up, k.Down, k.PageUp, k.PageDown):
		m.top = m.scrolled(press)
	case key.Matches(press, k.Names):
		m.shown = !m.shown
	case key.Matches(press, k.Edit, k.Step, k.Undo, k.Redo):
		return m, nav.Send(nav.Notice(reading.VersionReadOnly))
	}
	return m, nil
}

// chosen puts the mark on version at, and its first row in sight.
func (m Model) chosen(at int) Model {
	m.at = max(0, min(at, len(m.versions)-1))
	rows, heads := m.history(m.wide())
	m.top = max(0, min(heads[m.at], layout.Count(layout.Rows(rows...))-m.size.Height))
	return m
}

// wide is how many cells the versions take: two texts beside each other use
// what there is.
func (m Model) wide() int { return min(180, max(10, m.size.Width-4)) }

// history lists the versions, newest first, each with what changed in it and
// how that was before. It says on which row each version begins.
func (m Model) history(w int) (rows []tea.View, heads []int) {
	t := m.env.Theme
	heads = make([]int, len(m.versions))
	n := 0
	add := func(v tea.View) {
		rows, n = append(rows, v), n+layout.Count(v)
	}
	add(m.heading(reading.VersionsHead, w))
	add(layout.Text(" "))
	for i := len(m.versions) - 1; i >= 0; i-- {
		v := m.versions[i]
		mark, ink := "  ", t.Label.Of
		if i == m.at {
			mark, ink = t.Here.Of(theme.MarkHere)+" ", t.Here.Of
		}
		heads[i] = n
		add(layout.Hang(mark, layout.Prose(ink, reading.VersionLine(i+1, v, m.env.Now()), w-2)))
		if before, ok := m.before(i); ok {
			for _, c := range m.changes(before, v) {
				add(layout.Hang("    ", m.besides(c, w-4, since)))
			}
		}
		add(layout.Text(" "))
	}
	return rows, heads
}

// before returns the version that version i changed.
func (m Model) before(i int) (model.Signal, bool) {
	if i == 0 {
		return model.Signal{}, false
	}
	parents := m.versions[i].Parents
	for _, v := range m.versions[:i] {
		if len(parents) > 0 && v.Revision == parents[len(parents)-1] {
			return v, true
		}
	}
	return m.versions[i-1], true
}

// least is how many cells two texts beside each other need.
const least = 64

// sides are the words for what stands left and right, and for what does not.
type sides struct{ left, right, noLeft, noRight string }

var (
	since = sides{reading.Was, reading.Is, reading.WasNotThere, reading.TakenAway}     // two versions of which one came from the other
	apart = sides{reading.There, reading.Here, reading.IsNotThere, reading.IsNotThere} // two that stand beside each other
)

// besides draws what something was beside what it became, or below each other
// where there is no room.
func (m Model) besides(c change, w int, as sides) tea.View {
	t := m.env.Theme
	was, is := orHint(t, c.was, as.noLeft), orHint(t, c.is, as.noRight)
	if w < least {
		first := layout.Pad("", 2)
		return layout.Rows(layout.Prose(t.Label.Of, c.label, w),
			layout.Hang(first+layout.Pad(as.left, 5), was(w-7)),
			layout.Hang(first+layout.Pad(as.right, 5), is(w-7)))
	}
	half := (w - column - 3) / 2
	label := layout.Prose(t.Label.Of, c.label, column-1)
	gap := layout.Text(strings.TrimRight(strings.Repeat(t.Rule.Of("│")+"\n", max(layout.Count(was(half)), layout.Count(is(half)))), "\n"))
	right := layout.Beside(was(half), half+1, layout.Beside(gap, 2, is(half)))
	return layout.Beside(label, column, right)
}

// orHint draws a text in so many cells, or in its place a hint that there was
// none.
func orHint(t theme.Theme, s, hint string) func(int) tea.View {
	return func(w int) tea.View {
		if s == "" {
			return layout.Prose(t.Hint.Of, hint, w)
		}
		return layout.Prose(nil, s, w)
	}
}

// past is the page of an earlier version, with a line that says so.
func (m Model) past(w int) []tea.View {
	old := m
	old.signal, old.beside = m.versions[m.at], nil
	head := layout.Prose(m.env.Theme.Missing.Of, reading.ReadingVersion(m.at+1, len(m.versions), m.signal.Written), w)
	why := layout.Prose(m.env.Theme.Hint.Of, reading.VersionLine(m.at+1, old.signal, m.env.Now()), w)
	return append([]tea.View{head, why, layout.Text(" ")}, old.blocks(w)...)
}
