package acute

import (
	"strconv"

	"tijdig/model"
	"tijdig/ui/input"
	"tijdig/ui/nav"
)

// Place remembers what opened the screen and what was being asked. The answers
// are part of the concept.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtAcute, Choices: append([]string{strconv.Itoa(int(m.part))}, m.why...)}
	if m.concept.Draft().Rev > 0 {
		p.Signals = []model.ID{m.concept.Draft().ID}
	}
	return p
}

// Return asks again what was being asked.
func (m Model) Return(p nav.Place) nav.Screen {
	n, err := strconv.Atoi(p.Choice(0))
	if err != nil || !m.about || n < int(nothing) || n > int(named) {
		return m
	}
	m.part, m.why = part(n), p.Choices[1:]
	if calls := m.concept.Draft().Acute; len(calls) > 0 {
		m.in = input.NewLine(calls[len(calls)-1].Text, -1, false)
	} else {
		m.part = nothing
	}
	return m
}
