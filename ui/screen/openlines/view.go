package openlines

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/layout"
	"tijdig/ui/rows"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// View draws the lines under their headings, or what is asked about one.
func (m Model) View() tea.View {
	w, h := m.size.Width, m.size.Height
	switch {
	case m.ask != nil:
		v := layout.Hang("  ", m.asked(max(10, min(96, w-4))))
		y := 0
		if v.Cursor != nil {
			y = v.Cursor.Y
		}
		return layout.Scroll(v, w, h, y, y+1, text.Higher, text.Lower)
	case !m.read:
		return layout.Fit(tea.View{}, w, h, 0)
	case len(m.all) == 0:
		return layout.Center(layout.Text(strings.Join(layout.Wrap(text.NoOpenLines, max(10, min(60, w-4))), "\n")), w, h)
	}
	return m.lines(w, h)
}

func (m Model) lines(w, h int) tea.View {
	today, width := model.DateOf(m.env.Now()), min(w, 120)
	list := rows.Headed{
		N: len(m.all), At: m.list.At, Last: m.unread(width),
		Head: func(i int) string {
			if today.Sub(m.all[i].line.Written) >= model.LookAgainHearsay {
				return text.LinesOld
			}
			return text.LinesRecent
		},
	}
	var cells [][]string
	from, to := list.Around(h)
	for _, l := range m.all[from:to] {
		cells = append(cells, cellsOf(l, today))
	}
	cols := layout.Columns(layout.Measured(columns, cells), gap, width-2)
	list.Row = func(i int, here bool) tea.View { return m.row(m.all[i], here, cols, width) }
	return list.View(m.env.Theme, w, h, text.Higher, text.Lower)
}

// unread says that not every signal was read yet; nothing once it was.
func (m Model) unread(w int) tea.View {
	if m.whole {
		return tea.View{}
	}
	return layout.Rows(layout.Text(" "), layout.Hang("  ", layout.Prose(m.env.Theme.Hint.Of, text.NotAllLines, max(10, w-4))))
}

// columns are those of a row: how long ago, the code, what the line is and its words, which
// fall away in a narrow window.
var columns = []layout.Column{{Want: 9}, {Want: 9}, {Least: 21}, {Least: 26, Falls: 1}}

const gap = 2 // cells between columns

func cellsOf(l line, today model.Date) []string {
	return []string{text.DaysAgo(l.line.Written, today), l.code(), words.Label(l.finding()), strings.ReplaceAll(l.line.Text, "\n", " ")}
}

// row draws a line; the one at the mark whole, on as many rows as it needs.
func (m Model) row(l line, here bool, widths []int, w int) tea.View {
	t, cols := m.env.Theme, slices.Clone(widths)
	mark := "  "
	if here {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	cells := cellsOf(l, model.DateOf(m.env.Now()))
	said, room := cells[3], cols[3]
	if here {
		cols[3] = 0
	}
	first := mark + layout.Line(cells, cols, gap, nil, t.Who.Of)
	switch {
	case !here:
		return layout.Text(first)
	case room == 0:
		return layout.Rows(layout.Text(first), layout.Hang("    ", layout.Text(strings.Join(layout.Wrap(said, max(4, w-4)), "\n"))))
	}
	return layout.Hang(layout.Pad(first, 2+cols[0]+cols[1]+cols[2]+3*gap), layout.Text(strings.Join(layout.Wrap(said, room), "\n")))
}

// asked draws the line and the question about it.
func (m Model) asked(w int) tea.View {
	a, t := *m.ask, m.env.Theme
	label := layout.Prose(t.Label.Of, words.Label(a.of.finding())+", "+text.DaysAgo(a.of.line.Written, model.DateOf(m.env.Now())), w)
	out := []tea.View{
		label, layout.Prose(func(s string) string { return s }, a.of.line.Text, w), layout.Text(" "),
		layout.Text(t.Chosen.Of("[" + words.Of(string(a.as)) + "]")),
		layout.Text(t.Here.Of(text.AskWhy(a.as))), a.in.View(w), layout.Text(t.Hint.Of(text.MayBeEmpty)),
	}
	return layout.Rows(out...)
}
