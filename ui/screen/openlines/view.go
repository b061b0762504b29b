package openlines

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/layout"
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
	t, today := m.env.Theme, model.DateOf(m.env.Now())
	width := min(w, 120)
	var out []tea.View
	y, was := 0, ""
	for i, l := range m.all {
		g := text.LinesRecent
		if today.Sub(l.line.Written) >= model.LookAgainHearsay {
			g = text.LinesOld
		}
		if g != was {
			if was != "" {
				out = append(out, layout.Text(" "))
			}
			out, was = append(out, layout.Text("  "+t.Label.Of(g))), g
		}
		if i == m.list.At {
			y = layout.Count(layout.Rows(out...))
		}
		out = append(out, m.row(l, i == m.list.At, width))
	}
	if !m.whole {
		out = append(out, layout.Text(" "), layout.Hang("  ", layout.Prose(t.Hint.Of, text.NotAllLines, max(10, width-4))))
	}
	return layout.Scroll(layout.Rows(out...), w, h, max(0, y-1), y+1, text.Higher, text.Lower)
}

// The columns of a row, in cells.
const (
	daysWidth   = 9
	codeWidth   = 9
	originWidth = 20
	roomy       = 72 // from here on the words of the line at the mark stand beside it
)

// row draws a line; the one at the mark whole, on as many rows as it needs.
func (m Model) row(l line, here bool, w int) tea.View {
	t, today := m.env.Theme, model.DateOf(m.env.Now())
	mark := "  "
	if here {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	first := mark + layout.Pad(text.DaysAgo(l.line.Written, today), daysWidth) + "  " + t.Who.Of(layout.Pad(l.code(), codeWidth)) + "  " +
		layout.Pad(words.Label(l.finding()), originWidth) + "  "
	words, room := strings.ReplaceAll(l.line.Text, "\n", " "), max(4, w-layout.Width(first))
	switch {
	case !here:
		return layout.Text(first + layout.Cut(words, room))
	case w < roomy:
		return layout.Rows(layout.Text(first), layout.Hang("    ", layout.Text(strings.Join(layout.Wrap(words, max(4, w-4)), "\n"))))
	}
	return layout.Hang(first, layout.Text(strings.Join(layout.Wrap(words, room), "\n")))
}

// asked draws the line and the question about it.
func (m Model) asked(w int) tea.View {
	a, t := *m.ask, m.env.Theme
	label := layout.Text(t.Label.Of(words.Label(a.of.finding()) + ", " + text.DaysAgo(a.of.line.Written, model.DateOf(m.env.Now()))))
	rows := []tea.View{
		label, layout.Prose(func(s string) string { return s }, a.of.line.Text, w), layout.Text(" "),
		layout.Text(t.Chosen.Of("[" + words.Of(string(a.as)) + "]")),
		layout.Text(t.Here.Of(text.AskWhy(a.as))), a.in.View(w), layout.Text(t.Hint.Of(text.MayBeEmpty)),
	}
	return layout.Rows(rows...)
}
