// Package recoverycode shows the recovery code once and asks its last group
// back: typing it is the proof that it was written down.
package recoverycode

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/text/keeping"
	"tijdig/ui/theme"
)

// Model is the question.
type Model struct {
	theme theme.Theme
	keys  *keymap.Map
	code  string
	in    input.Line
	later string // said of leaving it for later
	wrong bool
}

// Answer is what came of a key.
type Answer int

// The answers.
const (
	Asking Answer = iota
	Noted         // the last group was typed back
	Later         // Vandaag keeps asking
)

// New shows a code.
func New(t theme.Theme, k *keymap.Map, code string) Model {
	return Model{theme: t, keys: k, code: code, in: input.NewLine("", -1, false), later: keeping.PaperLater}
}

// InPlaceOf says that an earlier code was noted, and goes on to hold until this
// one is.
func (m Model) InPlaceOf() Model {
	m.later = keeping.PaperKeeps
	return m
}

// Update takes a key or a paste.
func (m Model) Update(msg tea.Msg) (Model, Answer) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		k := m.keys.Form
		switch {
		case key.Matches(press, k.Next) && m.right():
			return m, Noted
		case key.Matches(press, k.Next) && m.in.Value() == "", key.Matches(press, k.Back):
			return m, Later
		case key.Matches(press, k.Next):
			m.wrong = true
			return m, Asking
		}
	}
	m.in, _ = m.in.Update(msg)
	m.wrong = false
	return m, Asking
}

func (m Model) right() bool {
	groups := groups(m.code)
	return strings.EqualFold(strings.TrimSpace(m.in.Value()), groups[len(groups)-1])
}

func groups(code string) []string {
	return strings.FieldsFunc(code, func(r rune) bool { return r == '-' || r == ' ' })
}

// View draws the code in groups and the question below it.
func (m Model) View(width int) tea.View {
	t := m.theme
	var gs []string
	for _, g := range groups(m.code) {
		gs = append(gs, t.Who.Of(g))
	}
	rows := []tea.View{layout.Prose(t.Label.Of, keeping.PaperWhy, width)}
	rows = append(rows, layout.Text(" "), layout.Hang("   ", layout.Text(strings.Join(layout.Flow(gs, 2, max(8, min(52, width-3))), "\n"))), layout.Text(" "))
	first := t.Here.Of(keeping.LastGroup) + " "
	rows = append(rows, layout.Hang(first, m.in.View(max(8, width-layout.Width(first)))))
	note := t.Hint.Of(m.later)
	if m.wrong {
		note = t.Missing.Of(keeping.NotLastGroup)
	}
	for _, l := range layout.Wrap(note, width) {
		rows = append(rows, layout.Text(l))
	}
	return layout.Rows(rows...)
}
