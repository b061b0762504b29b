package quicknotes

import (
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/nav"
)

// Place remembers the lines of this walk, in their order.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtScribbles}
	for _, c := range m.all() {
		if c.Draft().Rev > 0 {
			p.Signals = append(p.Signals, c.Draft().ID)
		}
	}
	if m.in.Value() != "" {
		p.Choices = []string{"typt"}
	}
	return p
}

// Return reads the lines again. One that is gone or damaged is passed over:
// it is told elsewhere.
func (m Model) Return(p nav.Place) nav.Screen {
	var lines []concept.Concept
	for _, id := range p.Signals {
		if d, err := m.env.Store.Draft(id); err == nil {
			lines = append(lines, concept.New(m.env, d.Sit()))
		}
	}
	m.earlier = lines
	if n := len(lines); n > 0 && p.Choice(0) != "" {
		m.earlier, m.now = lines[:n-1], lines[n-1]
		if f := m.now.Draft().Findings; len(f) > 0 {
			m.in = input.NewLine(f[0].Text, -1, false)
		}
	}
	return m
}
