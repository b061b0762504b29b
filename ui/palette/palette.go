// Package palette is the list of everything one can do on a screen, each with
// its key: type to narrow it, enter to do it. Doing it is pressing that key.
package palette

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/fold"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// Action is one thing one can do.
type Action struct {
	Key   string // as shown
	Does  string
	Press tea.KeyPressMsg
}

// Model is the open palette.
type Model struct {
	theme   theme.Theme
	keys    *keymap.Map
	actions []Action
	in      input.Line
	at      int
}

// New opens a palette on actions.
func New(t theme.Theme, k *keymap.Map, actions []Action) Model {
	return Model{theme: t, keys: k, actions: actions, in: input.NewLine("", -1, false)}
}

// Update takes a key. It returns the press to do, nil when none was chosen,
// and whether the palette stays open.
func (m Model) Update(press tea.KeyPressMsg) (Model, *tea.KeyPressMsg, bool) {
	k := m.keys.Palette
	found := m.found()
	switch {
	case key.Matches(press, k.Back), key.Matches(press, m.keys.Global.Palette):
		return m, nil, false
	case key.Matches(press, k.Up):
		m.at = max(0, m.at-1)
	case key.Matches(press, k.Down):
		m.at = max(0, min(len(found)-1, m.at+1))
	case key.Matches(press, k.Take):
		if m.at >= len(found) {
			return m, nil, true
		}
		return m, &found[m.at].Press, false
	default:
		m.in, _ = m.in.Update(press)
		m.at = 0
	}
	return m, nil, true
}

// Keys lists what acts with what was typed so far.
func (m Model) Keys() []key.Binding {
	k := m.keys.Palette
	switch len(m.found()) {
	case 0:
		return []key.Binding{k.Back}
	case 1:
		return []key.Binding{k.Take, k.Back}
	}
	return []key.Binding{k.Take, k.Up, k.Down, k.Back}
}

// found returns the actions that hold every word typed.
func (m Model) found() []Action {
	var out []Action
	for _, a := range m.actions {
		hay := fold.Text(a.Does + " " + a.Key + " " + text.AlsoCalled(a.Does))
		all := true
		for w := range strings.FieldsSeq(fold.Text(m.in.Value())) {
			all = all && strings.Contains(hay, w)
		}
		if all {
			out = append(out, a)
		}
	}
	return out
}

// View draws the palette in width by height cells.
func (m Model) View(width, height int) tea.View {
	t := m.theme
	first := "  " + t.Here.Of(theme.MarkHere) + " "
	head := layout.Rows(layout.Text("  "+t.Label.Of(text.PaletteTitle)), layout.Hang(first, m.in.View(max(4, min(40, width-5)))), layout.Text(" "))
	var rows []string
	for i, a := range m.found() {
		mark, does := "   ", a.Does
		if i == m.at {
			mark, does = " "+t.Here.Of(theme.MarkHere)+" ", t.Here.Of(a.Does)
		}
		rows = append(rows, mark+" "+t.Key.Of(layout.Pad(a.Key, 11))+" "+does)
	}
	if len(rows) == 0 {
		for _, l := range layout.Wrap(cmp.Or(text.Elsewhere(m.in.Value()), text.PaletteNone), max(10, width-6)) {
			rows = append(rows, "    "+t.Hint.Of(l))
		}
	}
	list := layout.Scroll(layout.Text(strings.Join(rows, "\n")), width, max(1, height-3), m.at, m.at+1, text.Higher, text.Lower)
	return layout.Fit(layout.Rows(head, list), width, height, 0)
}

// named are the keys whose press is more than their letter.
var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"left": tea.KeyLeft, "right": tea.KeyRight, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	"home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "space": tea.KeySpace,
	"delete": tea.KeyDelete, "f16": tea.KeyF16, "f18": tea.KeyF18, "f20": tea.KeyF20,
}

// Press returns the key press with a name as bindings write it.
func Press(name string) tea.KeyPressMsg {
	var m tea.KeyPressMsg
	for {
		if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
			m.Mod |= tea.ModCtrl
			name = rest
			continue
		}
		if rest, ok := strings.CutPrefix(name, "shift+"); ok {
			m.Mod |= tea.ModShift
			name = rest
			continue
		}
		break
	}
	if code, ok := named[name]; ok {
		m.Code = code
		if name == "space" {
			m.Text = " "
		}
		return m
	}
	m.Code = []rune(name + " ")[0]
	if m.Mod == 0 {
		m.Text = name
	}
	return m
}
