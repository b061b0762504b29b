package region

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
	"tijdig/ui/theme"
)

// View says which package there is and what can be done, or what would change.
func (m Model) View() tea.View {
	switch {
	case m.busy:
		return layout.Center(layout.Text(text.OneMoment), m.size.Width, m.size.Height)
	case m.plan != nil:
		return sight.From(m.report(), m.size, m.top)
	}
	t, w := m.env.Theme, m.width()
	out := []tea.View{layout.Text(" "), layout.Prose(t.Chosen.Of, sharing.RegionName(m.env.Region.About()), w)}
	if m.damaged {
		out = append(out, layout.Prose(t.Missing.Of, sharing.RegionDamaged, w))
	}
	out = append(out, layout.Text(" "), layout.Prose(t.Hint.Of, sharing.RegionWhy, w), layout.Text(" "))
	if m.path != nil {
		out = append(out, m.path.After(t.Here.Of(sharing.RegionPath)+"  ", w), layout.Prose(t.Missing.Of, m.problem, w))
	} else {
		for i := range m.can() {
			mark, label := "  ", m.label(i)
			if i == m.at {
				mark, label = t.Here.Of(theme.MarkHere)+" ", t.Here.Of(label)
			}
			out = append(out, layout.Text(mark+label))
		}
	}
	return sight.End(layout.Hang("   ", layout.Rows(out...)), m.size)
}

// label says what can be done.
func (m Model) label(i int) string {
	if i == load {
		return sharing.RegionLoad
	}
	return sharing.RegionBackTo(m.before.About())
}

func (m Model) width() int { return max(10, min(m.size.Width-6, 96)) }

// report says what would change, a row each.
func (m Model) report() tea.View {
	t, w := m.env.Theme, m.width()
	out := []tea.View{layout.Text(" "), layout.Prose(t.Chosen.Of, sharing.RegionName(m.plan.book.About()), w)}
	if old := m.env.Region.About(); m.plan.packed != nil && old != nil {
		out = append(out, layout.Prose(t.Hint.Of, sharing.RegionInstead(old, m.plan.book.About()), w))
	}
	for _, l := range sharing.RegionDoubts(m.plan.doubts) {
		out = append(out, layout.Prose(t.Missing.Of, l, w))
	}
	out = append(out, layout.Text(" "))
	for _, l := range sharing.RegionChanges(m.plan.changes) {
		out = append(out, layout.Prose(t.Label.Of, l, w))
	}
	return layout.Hang("   ", layout.Rows(append(out, layout.Text(" "), layout.Prose(t.Hint.Of, sharing.RegionRecords, w))...))
}

// lowest is the last row that may be first in sight.
func (m Model) lowest() int { return max(0, layout.Count(m.report())-m.size.Height) }
