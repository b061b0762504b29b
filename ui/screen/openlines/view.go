package openlines

import (
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
	return rows.Headed{
		N: len(m.all), At: m.list.At, Last: m.unread(width),
		Head: func(i int) string {
			if today.Sub(m.all[i].line.Written) >= model.LookAgainHearsay {
				return text.LinesOld
			}
			return text.LinesRecent
		},
		Row: func(i int, here bool) tea.View { return m.row(m.all[i], here, width) },
	}.View(m.env.Theme, w, h, text.Higher, text.Lower)
}

// unread says that not every signal was read yet; nothing once it was.
func (m Model) unread(w int) tea.View {
	if m.whole {
		return tea.View{}
	}
	return layout.Rows(layout.Text(" "), layout.Hang("  ", layout.Prose(m.env.Theme.Hint.Of, text.NotAllLines, max(10, w-4))))
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
	out := []tea.View{
		label, layout.Prose(func(s string) string { return s }, a.of.line.Text, w), layout.Text(" "),
		layout.Text(t.Chosen.Of("[" + words.Of(string(a.as)) + "]")),
		layout.Text(t.Here.Of(text.AskWhy(a.as))), a.in.View(w), layout.Text(t.Hint.Of(text.MayBeEmpty)),
	}
	return layout.Rows(out...)
}
