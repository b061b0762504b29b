package access

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
	"tijdig/ui/theme"
)

// widest is how many cells a line has at most.
const widest = 100

// drawn is a row of the window: of which line it is, and whether it is its first.
type drawn struct {
	line  paper.Line // without a number and a level where it says how to read
	text  string
	first bool
}

// broken breaks the lines at the width of the window: what is not seen was not read. Above
// them stands what to mind.
func (m Model) broken() Model {
	m.drawn = nil
	if len(m.reading.Lines) == 0 {
		return m
	}
	w := max(8, min(widest, m.size.Width-4))
	for _, said := range m.note() {
		for _, s := range layout.Wrap(said, w) {
			m.drawn = append(m.drawn, drawn{text: s})
		}
	}
	m.drawn = append(m.drawn, drawn{text: " "})
	for _, l := range m.reading.Lines {
		w, said := max(8, min(widest, m.size.Width-2)-lead(l)), l.Text
		if why, out := m.access.Out[l.N]; out {
			said = sharing.AccessOut(why) + said
		}
		for i, s := range layout.Wrap(said, w) {
			m.drawn = append(m.drawn, drawn{l, s, i == 0})
		}
	}
	return m
}

// lead is how far from the edge a line begins: with the mark before it.
func lead(l paper.Line) int {
	switch {
	case l.N == 0:
		return 2
	case l.More:
		return 8
	}
	return 4
}

// View draws the question who asks, or the lines around the mark.
func (m Model) View() tea.View {
	w := max(10, min(widest, m.size.Width-4))
	switch {
	case m.err != nil:
		return layout.Fit(layout.Hang("  ", layout.Prose(nil, text.Error(m.err), w)), m.size.Width, m.size.Height, 0)
	case m.access.Asker == "":
		return m.question(w)
	}
	return m.page(m.size.Height)
}

func (m Model) question(w int) tea.View {
	t := m.env.Theme
	above := layout.Rows(layout.Text(" "), layout.Hang("  ", layout.Prose(t.Label.Of, sharing.AccessWho, w)), layout.Text(" "))
	var all [][]string
	for _, a := range privacy.Askers {
		all = append(all, []string{a.Words()})
	}
	y := layout.Count(above) + m.asks.At
	list := m.asks.View(t, all, []layout.Column{{}}, w)
	hint := layout.Hang("  ", layout.Prose(t.Hint.Of, sharing.AccessWhoHint, w))
	return sight.Of(layout.Rows(above, list, layout.Text(" "), hint), m.size, y, y+1)
}

// note says how to read and what to mind, or that it is to be read again.
func (m Model) note() []string {
	said := sharing.AccessRead
	if m.changed {
		said = sharing.AccessChanged
	}
	return []string{said, sharing.AccessMind(m.access.Asker, m.reading)}
}

// more reports whether the line at the mark goes on below the window.
func (m Model) more() bool {
	from, to := m.whole()
	return to-from-m.down > m.leaf()
}

// mark is what of the line under the mark is to be in sight.
func (m Model) mark() (from, to int) {
	from, to = m.whole()
	from += m.down
	return from, min(to, from+m.leaf())
}

// whole is where the line under the mark is drawn: from one row to before another, with the
// headings right above it, and what to mind above the first.
func (m Model) whole() (from, to int) {
	for i, d := range m.drawn {
		if d.line.N != m.at+1 {
			continue
		}
		if d.first {
			from = i
		}
		to = i + 1
	}
	for from > 0 && m.drawn[from-1].line.N == 0 {
		from--
	}
	return from, to
}

// page draws the rows around the mark, and only those: a history may be long.
func (m Model) page(height int) tea.View {
	from, to := m.mark()
	lo, hi := max(0, from-height), min(len(m.drawn), to+height)
	var out []string
	for _, d := range m.drawn[lo:hi] {
		out = append(out, m.row(d))
	}
	rest := len(m.drawn) - hi
	return layout.Scroll(layout.Text(strings.Join(out, "\n")), m.size.Width, height, from-lo, to-lo,
		func(n int) string { return text.Higher(n + lo) }, func(n int) string { return text.Lower(n + rest) })
}

func (m Model) row(d drawn) string {
	t := m.env.Theme
	if d.line.N == 0 {
		switch d.line.Level {
		case 0:
			return "  " + t.Missing.Of(d.text)
		case 1:
			return "  " + t.Where.Of(d.text)
		}
		return "  " + t.Label.Of(d.text)
	}
	first := strings.Repeat(" ", lead(d.line))
	if d.line.N == m.at+1 && d.first {
		first = t.Here.Of(theme.MarkHere) + first[1:]
	}
	if _, out := m.access.Out[d.line.N]; out {
		return first + t.Hint.Of(d.text)
	}
	return first + d.text
}

// leaf is how many rows of lines are in sight, between those that say how many are not.
func (m Model) leaf() int { return max(1, m.size.Height-2) }

// below is the first line that was not in sight to its end with the one at the mark on top;
// the last, where all below it are.
func (m Model) below() int {
	from, _ := m.mark()
	for _, d := range m.drawn[min(len(m.drawn), from+m.leaf()):] {
		if d.line.N > m.at+1 {
			return d.line.N - 1
		}
	}
	return max(0, m.lines()-1)
}

// above is a line a page higher.
func (m Model) above() int {
	from, _ := m.mark()
	for _, d := range m.drawn[max(0, from-m.leaf()):] {
		if d.line.N > 0 && d.first {
			return min(m.at, d.line.N-1)
		}
	}
	return 0
}
