package receive

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
	"tijdig/ui/theme"
)

// View asks for the file and the words, or shows what would happen, or what did.
func (m Model) View() tea.View {
	t := m.env.Theme
	switch {
	case m.busy != nil:
		return layout.Center(layout.Text(text.OneMoment), m.size.Width, m.size.Height)
	case m.plan != nil, m.done != nil:
		h := m.size.Height
		return layout.Scroll(m.report(), m.size.Width, h, m.top+1, m.top+h-1, text.Higher, text.Lower)
	}
	w := m.width()
	rows := []tea.View{layout.Text(" "), layout.Prose(t.Label.Of, sharing.ReceiveWhy, w), layout.Text(" ")}
	if m.words == nil {
		rows = append(rows, asked(t, sharing.ReceiveFile, m.path, w))
	} else {
		rows = append(rows, layout.Prose(t.Hint.Of, input.Path(m.path.Value()), w), layout.Text(" "), asked(t, sharing.ReceiveOpens(m.byKey), *m.words, w))
	}
	rows = append(rows, layout.Prose(t.Missing.Of, m.problem, w))
	body := layout.Hang("   ", layout.Rows(rows...))
	n := layout.Count(body)
	return layout.Scroll(body, m.size.Width, m.size.Height, n-1, n, text.Higher, text.Lower)
}

func asked(t theme.Theme, label string, in input.Line, w int) tea.View {
	first := t.Here.Of(label) + "  "
	return layout.Hang(first, in.View(max(4, w-layout.Width(first))))
}

func (m Model) width() int { return max(10, min(m.size.Width-6, 96)) }

// report says what would happen or did, row by row.
func (m Model) report() tea.View {
	t, w := m.env.Theme, m.width()
	var merged store.Merged
	head := sharing.ReceiveWould
	switch {
	case m.done != nil:
		merged, head = *m.done, sharing.Merged(*m.done)
	case m.plan != nil:
		if merged = m.plan.would; !merged.Any() {
			head = sharing.ReceiveNothing
		}
	}
	rows := []tea.View{layout.Text(" "), layout.Prose(t.Chosen.Of, head, w), layout.Text(" ")}
	for _, l := range sharing.MergeReport(merged) {
		rows = append(rows, layout.Prose(t.Label.Of, l, w))
	}
	if m.done != nil {
		rows = append(rows, layout.Text(" "), layout.Prose(t.Hint.Of, sharing.ReceiveDone, w))
	}
	return layout.Hang("   ", layout.Rows(rows...))
}

// lowest is the last row that may be first in sight.
func (m Model) lowest() int {
	if m.plan == nil && m.done == nil {
		return 0
	}
	return max(0, layout.Count(m.report())-m.size.Height)
}
