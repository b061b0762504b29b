package input

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/theme"
)

// PickerRows is how many suggestions are shown below a line.
const PickerRows = 4

// Picker walks a few suggestions below a line. Nothing is taken until an
// arrow has put the mark on it, so enter alone never takes a suggestion. At
// is -1 while the mark is on the line itself.
type Picker struct{ At int }

// Key returns the picker after a key, which suggestion was taken (-1: none),
// and whether the key was the picker's. There are n suggestions.
func (p Picker) Key(press tea.KeyPressMsg, k keymap.Form, n int) (Picker, int, bool) {
	switch {
	case n == 0:
		return Picker{-1}, -1, false
	case press.Code == tea.KeyDown && p.At < n-1:
		p.At++
		return p, -1, true
	case press.Code == tea.KeyUp && p.At >= 0:
		p.At--
		return p, -1, true
	case key.Matches(press, k.Back) && p.At >= 0:
		return Picker{-1}, -1, true
	case key.Matches(press, k.Next) && p.At >= 0 && p.At < n:
		return Picker{-1}, p.At, true
	}
	return p, -1, false
}

// View draws the suggestions, one a row, in at most width cells.
func (p Picker) View(t theme.Theme, items []string, width int) tea.View {
	if len(items) == 0 {
		return tea.View{}
	}
	var rows []string
	for i, s := range items {
		if i == p.At {
			rows = append(rows, t.Here.Of(theme.MarkHere+" "+layout.CutWords(s, width-2)))
		} else {
			rows = append(rows, t.Hint.Of("  "+layout.CutWords(s, width-2)))
		}
	}
	return layout.Text(strings.Join(rows, "\n"))
}
