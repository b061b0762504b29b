package targets

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"tijdig/model/catalogue"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// View draws the groups, or what is proposed.
func (m Model) View() tea.View {
	w := max(10, min(m.size.Width-4, 92))
	switch {
	case !m.read:
		return layout.Fit(tea.View{}, m.size.Width, m.size.Height, 0)
	case m.busy:
		return layout.Center(layout.Text(listing.TargetsBusy), m.size.Width, m.size.Height)
	case m.plan != nil:
		return m.proposal(w)
	}
	t := m.env.Theme
	out := []tea.View{layout.Text(" "), layout.Prose(t.Label.Of, listing.TargetsAsk(len(m.now)), w), layout.Text(" ")}
	for i, tag := range catalogue.Tags() {
		n := 0
		for _, s := range m.now {
			if slices.Contains(s.tags, tag.Name) {
				n++
			}
		}
		out = append(out, layout.Hang(t.Key.Of(strconv.Itoa(i+1))+" ", layout.Prose(nil, listing.TargetsHave(tag.Label, n, len(m.now)), w-2)))
	}
	out = append(out, layout.Text(" "), layout.Prose(t.Hint.Of, listing.TargetsWhy, w))
	return sight.Of(layout.Hang("  ", layout.Rows(out...)), m.size, 0, 1)
}

// above is how many rows stand above the signals of what is proposed, at most.
const above = 6

// proposal draws each signal that changes, and those that do not.
func (m Model) proposal(w int) tea.View {
	t, p := m.env.Theme, m.plan
	out := []tea.View{layout.Text(" "), layout.Prose(t.Chosen.Of, listing.TargetsPlan(p.tag, p.off, len(p.each)), w)}
	if p.have > 0 {
		out = append(out, layout.Prose(t.Hint.Of, listing.TargetsStay(p.off, p.have), w))
	}
	out = append(out, layout.Text(" "))
	for _, s := range p.each {
		out = append(out, layout.Text(layout.Cut(layout.Pad(s.code, 12)+s.about, w)))
	}
	for _, s := range p.wait {
		out = append(out, layout.Hang(layout.Pad(s.code, 12), layout.Prose(t.Missing.Of, text.ConceptFirst, w-12)))
	}
	return sight.Of(layout.Hang("  ", layout.Rows(out...)), m.size, m.top, m.top+1)
}
