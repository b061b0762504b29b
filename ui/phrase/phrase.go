// Package phrase asks for a new passphrase: words are offered, one may type
// one's own, and it is typed a second time. The first is gone from the screen
// with the first key of the second: typing it is the proof it was noted.
package phrase

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/passphrase"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/theme"
)

// Model is the question.
type Model struct {
	theme   theme.Theme
	keys    *keymap.Map
	chosen  string // typed once; "" while it is being chosen
	weak    bool   // it is weak, and that was said
	in      input.Line
	problem string
}

// New offers words.
func New(t theme.Theme, k *keymap.Map) Model {
	return Model{theme: t, keys: k, in: input.NewLine(passphrase.New(), -1, true)}
}

// Choosing reports whether the passphrase is still being chosen, and not yet
// typed a second time.
func (m Model) Choosing() bool { return m.chosen == "" }

// Failed asks again, and says why.
func (m Model) Failed(problem string) Model {
	m.problem = problem
	return m
}

// Update takes a key or a paste. It returns the passphrase once it was typed
// twice, and "" until then.
func (m Model) Update(msg tea.Msg) (Model, string) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		var took input.Took
		if m.in, took = m.in.Update(msg); took.Refused > 0 {
			m.in, m.problem = input.NewLine("", -1, false), text.LongPassphrase
		}
		return m, ""
	}
	if m.chosen == "" {
		return m.choose(press), ""
	}
	return m.repeat(press)
}

func (m Model) choose(press tea.KeyPressMsg) Model {
	k := m.keys.Form
	switch {
	case key.Matches(press, k.Down):
		m.in, m.weak, m.problem = input.NewLine(passphrase.New(), -1, true), false, ""
	case key.Matches(press, k.Next):
		return m.choice(m.in.Value())
	default:
		m.in, _ = m.in.Update(press)
		m.weak, m.problem = false, ""
	}
	return m
}

func (m Model) choice(v string) Model {
	v = passphrase.ToSet(v)
	switch {
	case v == "" && m.problem == text.LongPassphrase: // it was not taken, and that still stands there
	case v == "":
		m.problem = keeping.NoPassphrase
	case len(v) > passphrase.MostBytes:
		m.problem = text.LongPassphrase
	case passphrase.Marked(v):
		m.problem = keeping.HiddenInPassphrase
	case passphrase.Bits(v) < passphrase.Enough && !m.weak:
		m.weak, m.problem = true, keeping.WeakPassphrase
	default:
		m.chosen, m.problem, m.in = v, "", input.NewLine("", -1, false)
	}
	return m
}

func (m Model) repeat(press tea.KeyPressMsg) (Model, string) {
	k := m.keys.Form
	switch {
	case key.Matches(press, k.Back):
		m.in, m.chosen, m.problem = input.NewLine(m.chosen, -1, true), "", ""
		return m, ""
	case key.Matches(press, k.Next) && passphrase.ToSet(m.in.Value()) == m.chosen:
		return m, m.chosen
	case key.Matches(press, k.Next):
		m.problem = keeping.NotTheSame
		return m, ""
	}
	m.in, _ = m.in.Update(press)
	m.problem = ""
	return m, ""
}

// Keys lists what acts.
func (m Model) Keys() []key.Binding {
	k := m.keys.Form
	if m.chosen == "" {
		return []key.Binding{k.Next, text.Named(k.Down, keeping.OtherWords)}
	}
	return []key.Binding{k.Next, text.Named(k.Back, keeping.ShowAgain)}
}

const labelWidth = 19

// View draws the question in width cells.
func (m Model) View(width int) tea.View {
	t := m.theme
	fit := max(8, width-labelWidth)
	under := func(v tea.View) tea.View { return layout.Hang(layout.Pad("", labelWidth), v) }
	var rows []tea.View
	if m.chosen == "" {
		rows = append(rows, layout.Hang(t.Here.Of(layout.Pad(keeping.PassphraseLabel, labelWidth)), m.in.View(fit)))
		switch {
		case m.in.Fresh():
			rows = append(rows, under(layout.Prose(t.Hint.Of, keeping.OfferedPhrase, fit)))
		case m.in.Value() != "":
			rows = append(rows, under(layout.Text(t.Hint.Of(keeping.Strength(passphrase.Bits(m.in.Value()), passphrase.Enough)))))
		}
	} else {
		shown := m.chosen
		if m.in.Value() != "" {
			shown = keeping.Hidden
		}
		rows = append(rows, layout.Hang(layout.Pad(keeping.PassphraseLabel, labelWidth), layout.Prose(nil, shown, fit)),
			layout.Hang(t.Here.Of(layout.Pad(keeping.OnceMore, labelWidth)), m.in.View(fit)))
	}
	if m.problem != "" {
		rows = append(rows, under(layout.Prose(t.Missing.Of, m.problem, fit)))
	}
	return layout.Rows(rows...)
}
