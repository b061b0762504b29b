package handover

import (
	"strconv"

	"tijdig/store/export"
	"tijdig/ui/input"
	"tijdig/ui/nav"
)

// Place remembers every choice and word. What is being written goes on by
// itself; the word that confirms is asked again.
func (m Model) Place() nav.Place {
	p := nav.Place{
		Screen: nav.AtHandOver, Signals: m.signals, Row: int(m.at),
		Choices: []string{string(m.format), string(m.level), strconv.FormatBool(m.text)},
	}
	for r := rowWho; r < rowConfirm; r++ {
		p.Typed = append(p.Typed, m.field(r))
	}
	return p
}

// Return fills everything in again.
func (m Model) Return(p nav.Place) nav.Screen {
	m.format, m.level = export.Format(p.Choice(0)), export.Level(p.Choice(1))
	m.text = p.Choice(2) == "true"
	for r := rowWho; r < rowConfirm; r++ {
		m.fields[r-rowWho] = input.NewLine(p.Word(int(r-rowWho)), -1, false)
	}
	m.at = max(rowFormat, min(rowConfirm, row(p.Row)))
	return m
}
