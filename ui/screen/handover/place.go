package handover

import (
	"strconv"

	"tijdig/model"
	"tijdig/store/delivery"
	"tijdig/store/export"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text/sharing"
)

// Place remembers every choice and word, and how what was being written ended, with the
// words that open it: whoever says them by phone may be covered meanwhile. The word that
// confirms is asked again.
func (m Model) Place() nav.Place {
	p := nav.Place{
		Screen: nav.AtHandOver, Signals: m.signals, Access: m.access, Row: int(m.at),
		Choices: []string{string(m.format), string(m.level), strconv.FormatBool(m.text)},
	}
	for r := rowWho; r < rowConfirm; r++ {
		p.Typed = append(p.Typed, m.field(r))
	}
	p.Typed = append(append(p.Typed, m.field(rowKeys), strconv.FormatBool(m.typing)), m.chosen...)
	if m.done != nil && (m.words != "" || m.keyed()) {
		return wrote(p, *m.done, m.words)
	}
	return m.ended(p)
}

// Holds reports whether something was typed that is not handed over yet.
func (m Model) Holds() bool {
	if m.done != nil || m.busy != nil {
		return false
	}
	path := m.field(rowPath)
	return m.field(rowWho)+m.field(rowWhy)+m.field(rowKeys) != "" || path != "" && path != m.offered
}

// Return fills everything in again.
func (m Model) Return(p nav.Place) nav.Screen {
	m.format, m.level = export.Format(p.Choice(0)), model.Level(p.Choice(1))
	m.text = p.Choice(2) == "true"
	for r := rowWho; r < rowConfirm; r++ {
		m.fields[r-rowKeys] = input.NewLine(p.Word(int(r-rowWho)), -1, false)
	}
	const behind = int(rowConfirm - rowWho)
	m.fields[0] = input.NewLine(p.Word(behind), -1, false)
	m.typing = p.Word(behind+1) == "true"
	if len(p.Typed) > behind+2 {
		m.chosen = p.Typed[behind+2:]
	}
	m.offered = m.proposal()
	m.at = max(rowFormat, min(rowConfirm, row(p.Row)))
	switch p.Choice(3) {
	case wroteIt:
		n, _ := strconv.Atoi(p.Choice(4))    //nolint:errcheck // a place of another day begins at the top
		left, _ := strconv.Atoi(p.Choice(5)) //nolint:errcheck // a place of another day begins at the top
		m.done, m.words = &delivery.Result{Written: n, Skipped: left}, p.Choice(6)
	case brokeIt:
		m.problem = sharing.BrokenByLeaving
	}
	return m
}

// How what was being written ended.
const (
	wroteIt = "geschreven"
	brokeIt = "afgebroken"
)

func wrote(p nav.Place, r delivery.Result, words string) nav.Place {
	p.Choices = append(p.Choices, wroteIt, strconv.Itoa(r.Written), strconv.Itoa(r.Skipped), words)
	return p
}

// ended adds to a place how what was being written ended, after [Model.Keep].
func (m Model) ended(p nav.Place) nav.Place {
	if m.busy == nil {
		return p
	}
	if m.busy.Over() && m.busy.err == nil {
		return wrote(p, m.busy.result, m.busy.words)
	}
	p.Choices = append(p.Choices, brokeIt)
	return p
}
