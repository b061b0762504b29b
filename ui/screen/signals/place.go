package signals

import (
	"strconv"

	"tijdig/model"
	"tijdig/ui/input"
	"tijdig/ui/nav"
)

// Place remembers what was searched and which signal the mark was on; its row
// may be another one by the time the worker is back.
func (m Model) Place() nav.Place {
	p := nav.Place{
		Screen: nav.AtSignals, Only: m.only, Row: m.at, Typed: []string{m.in.Value()},
		Choices: []string{strconv.Itoa(int(m.order)), strconv.FormatBool(m.searching)},
	}
	p.Choices = append(p.Choices, m.kept.choices()...)
	if m.kept.name != nil {
		p.Typed = append(p.Typed, m.kept.name.Value())
	}
	p.Signals = []model.ID{{}}
	if m.at < len(m.rows) {
		p.Signals[0] = m.head(m.at).Signal
	}
	p.Signals = append(p.Signals, m.tagged.signals()...)
	return p
}

// Holds reports whether the name of a filter is being typed.
func (m Model) Holds() bool { return m.kept.name != nil && m.kept.name.Value() != "" }

// Return looks again for what was looked for.
func (m Model) Return(p nav.Place) nav.Screen {
	if n, err := strconv.Atoi(p.Choice(0)); err == nil && n >= 0 && n < int(orders) {
		m.order = order(n)
	}
	m.searching, m.only = p.Choice(1) == "true", p.Only
	m.kept = m.kept.again(p)
	m.in = input.NewLine(p.Word(0), -1, false)
	if m.at = p.Row; len(p.Signals) > 0 {
		m.back, m.tagged = p.Signals[0], tagsOf(p.Signals[1:])
	}
	return m
}

// settle puts the mark on the signal it was on before the screen was covered,
// until a key moves it: rows come as they are read and searched.
func (m Model) settle() Model {
	if m.back.IsZero() {
		return m
	}
	for i := range m.rows {
		if m.head(i).Signal == m.back {
			m.at = i
			break
		}
	}
	return m
}
