package intake

import (
	"tijdig/model"
	"tijdig/ui/input"
	"tijdig/ui/nav"
)

// What stood open beside the question in focus, as a place names it.
const (
	openJump = "ga_naar"
	openWhy  = "waarom"
	openFull = "volledig"
)

// Place remembers what stood open. Where the worker was in the concept is part
// of the concept. A form in which nothing was done comes back empty, and a
// recorded signal in which nothing was changed not at all.
func (m Model) Place() nav.Place {
	d := m.concept.Draft()
	p := nav.Place{Screen: nav.AtConcept, Signals: []model.ID{d.ID}, Choices: []string{"", m.back, ""}}
	if m.isFull() {
		p.Choices[2] = openFull
	}
	switch {
	case d.Rev == 0 && (d.Known || len(d.Parents) > 0):
		return nav.Place{}
	case d.Rev == 0:
		p.Signals = nil
	case m.why != nil:
		p.Choices[0] = openWhy
	case m.jumping:
		p.Choices[0] = openJump
	}
	return p
}

// Return opens again what stood open.
func (m Model) Return(p nav.Place) nav.Screen {
	m.jumping = p.Choice(0) == openJump
	if p.Choice(2) == openFull && !m.isFull() {
		m = m.turned()
	}
	if m.Index(p.Choice(1)) >= 0 {
		m.back = p.Choice(1)
	}
	if p.Choice(0) == openWhy {
		l := input.NewLine(m.concept.Draft().Reason, -1, false)
		m.why = &l
	}
	return m
}
