package receive

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// View asks for the file and the words, or shows what would happen, or what did.
func (m Model) View() tea.View {
	t := m.env.Theme
	switch {
	case m.busy != nil:
		return layout.Center(layout.Text(text.OneMoment), m.size.Width, m.size.Height)
	case m.plan != nil, m.done != nil:
		return sight.From(m.report(), m.size, m.top)
	}
	w := m.width()
	rows := []tea.View{layout.Text(" "), layout.Prose(t.Label.Of, sharing.ReceiveWhy, w), layout.Text(" ")}
	if m.words == nil {
		rows = append(rows, m.path.After(t.Here.Of(sharing.ReceiveFile)+"  ", w))
	} else {
		rows = append(rows, layout.Prose(t.Hint.Of, input.Path(m.path.Value()), w), layout.Text(" "), m.words.After(t.Here.Of(sharing.ReceiveOpens(m.byKey))+"  ", w))
	}
	rows = append(rows, layout.Prose(t.Missing.Of, m.problem, w))
	return sight.End(layout.Hang("   ", layout.Rows(rows...)), m.size)
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
