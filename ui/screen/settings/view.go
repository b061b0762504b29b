package settings

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

const labelWidth = 22

// View draws the rows, and below the one under the mark what it means or what
// is being asked.
func (m Model) View() tea.View {
	t := m.env.Theme
	w := max(10, min(m.size.Width-4, 92))
	var out []tea.View
	from, n := 0, 0
	put := func(v tea.View) { out, n = append(out, v), n+layout.Count(v) }
	for i, r := range m.rows() {
		begins := n // with its heading
		if r.head != "" {
			put(layout.Text(" "))
			put(layout.Text("  " + t.Chosen.Of(r.head)))
		}
		mark, label := "  ", r.label
		if i == m.at {
			from, mark, label = begins, t.Here.Of(theme.MarkHere)+" ", t.Here.Of(r.label)
		}
		lw := min(labelWidth, w/2)
		put(layout.Hang(mark+layout.Label(label, lw), layout.Prose(nil, r.value, w-lw)))
		if i == m.at {
			put(m.below(r, w))
		}
	}
	return sight.Of(layout.Rows(out...), m.size, from, n)
}

// below is what stands under the row with the mark.
func (m Model) below(r row, w int) tea.View {
	t := m.env.Theme
	in := func(rows ...tea.View) tea.View { return layout.Hang("    ", layout.Rows(rows...)) }
	switch {
	case m.busy:
		return in(layout.Text(t.Hint.Of(text.OneMoment)))
	case m.ask == nil:
		return in(layout.Prose(t.Hint.Of, r.why, w-4))
	}
	rows := []tea.View{layout.Prose(t.Here.Of, m.ask.words, w-4)}
	if m.ask.kind != askRemove {
		rows = append(rows, m.ask.in.View(max(4, w-6)))
	}
	if m.ask.problem != "" {
		rows = append(rows, layout.Prose(t.Missing.Of, m.ask.problem, w-4))
	}
	return in(rows...)
}
