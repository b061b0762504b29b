package checklist

import (
	"strconv"

	"tijdig/model"
	"tijdig/ui/input"
	"tijdig/ui/nav"
)

// Place remembers what was searched and what stood open. The page and the item
// are part of the concept.
func (m Model) Place() nav.Place {
	p := nav.Place{
		Screen: nav.AtChecklist, Signals: []model.ID{m.concept.Draft().ID}, Row: m.sheet.At(),
		Choices: []string{strconv.Itoa(int(m.part)), strconv.FormatBool(m.all), m.sheet.Open(), "", ""},
	}
	if m.search != nil {
		p.Choices[3], p.Choices[4] = "zoek", strconv.FormatBool(m.search.typing)
		p.Typed = []string{m.search.in.Value()}
	}
	return p
}

// Return opens again what stood open.
func (m Model) Return(p nav.Place) nav.Screen {
	m.all = p.Choice(1) == "true"
	m = m.arrange().turn(m.at, p.Row)
	if p.Choice(3) != "" {
		m.search = &search{in: input.NewLine(p.Word(0), -1, false), typing: p.Choice(4) == "true", from: m.sheet.Code()}
		m = m.results()
		m.sheet = m.sheet.To(p.Row)
	}
	if n, err := strconv.Atoi(p.Choice(0)); err == nil && n >= int(nothing) && n <= int(focusing) {
		m.part = part(n)
	}
	m.sheet = m.sheet.Reopen(p.Choice(2), m.concept.Draft().Checks)
	return m
}
