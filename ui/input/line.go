// Package input holds what is typed into: a line, running text, and a few
// suggestions below a line. It knows neither questions nor what is typed.
package input

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/clean"
	"tijdig/ui/layout"
)

// Line is one line being typed. The terminal's own cursor follows it: screen
// readers and input methods need that.
type Line struct {
	in    textinput.Model
	fresh bool // the first key replaces what stands there
}

// MaxText is how many characters fit in one answer. What does not fit is
// refused whole, and that is said.
const MaxText = 10_000

// NewLine returns a line holding value with the cursor at column, or at the
// end when column is negative. When fresh, the first letter replaces value.
func NewLine(value string, column int, fresh bool) Line {
	in := textinput.New()
	in.SetVirtualCursor(false)
	in.Prompt = ""
	in.CharLimit = MaxText
	in.SetStyles(textinput.Styles{})
	in.KeyMap = lineKeys()
	in.SetValue(value)
	in.Focus()
	if column >= 0 {
		in.SetCursor(column)
	} else {
		in.CursorEnd()
	}
	return Line{in, fresh && value != ""}
}

// lineKeys leaves out every key that deletes more than a letter, reads the
// clipboard, or belongs to the program.
func lineKeys() textinput.KeyMap {
	k := textinput.DefaultKeyMap()
	k.DeleteWordBackward.SetKeys("alt+backspace")
	k.DeleteCharacterForward.SetKeys("delete")
	k.LineStart.SetKeys("home")
	k.LineEnd.SetKeys("end")
	k.CharacterForward.SetKeys("right")
	k.CharacterBackward.SetKeys("left")
	k.WordForward.SetKeys("alt+right", "ctrl+right")
	k.WordBackward.SetKeys("alt+left", "ctrl+left")
	for _, b := range []*key.Binding{
		&k.DeleteWordForward, &k.DeleteAfterCursor, &k.DeleteBeforeCursor,
		&k.Paste, &k.AcceptSuggestion, &k.NextSuggestion, &k.PrevSuggestion,
	} {
		b.SetEnabled(false)
	}
	return k
}

// Update takes a key or a paste, and says what became of it.
func (l Line) Update(msg tea.Msg) (Line, Took) {
	switch m := msg.(type) {
	case tea.PasteMsg:
		return l.put(m.Content)
	case tea.KeyPressMsg:
		if safe, r := clean.Line(m.Text); r.Changed() || len([]rune(safe)) > l.room() {
			return l.put(m.Text) // a key can carry what a paste can
		}
		if m.String() == "ctrl+j" && l.in.EchoMode == textinput.EchoNormal && l.in.Value() != "" {
			return l.put(" ") // a break between two words, as a paste gives it that was not said to be one
		}
		if m.Text != "" && l.fresh {
			l.in.SetValue("")
			l.fresh = false
		}
		if m.Mod&tea.ModAlt != 0 && m.Text == "" && len([]rune(m.String())) == len("alt+x") {
			return l, l.took() // a late escape; never a letter, never a deletion
		}
	}
	value, at := l.in.Value(), l.in.Position()
	l.in, _ = l.in.Update(msg)
	if l.in.Value() != value || l.in.Position() != at {
		l.fresh = false
	}
	if l.in.Value() == value {
		return l, Took{Left: MaxText} // nothing came: nothing to say
	}
	return l, l.took()
}

// room is how many characters fit beside what is there; what will be replaced
// takes none.
func (l Line) room() int {
	if l.fresh {
		return MaxText
	}
	return MaxText - len([]rune(l.in.Value()))
}

func (l Line) took() Took { return Took{Left: l.room()} }

func (l Line) put(s string) (Line, Took) {
	s, r := clean.Line(s)
	if n := len([]rune(s)); n > l.room() {
		return l, Took{Refused: n, Left: l.room()}
	}
	if l.fresh && s != "" {
		l.in.SetValue("")
		l.fresh = false
	}
	l.in, _ = l.in.Update(tea.PasteMsg{Content: s})
	return l, Took{Left: l.room(), Cleaned: r}
}

// Value returns what was typed.
func (l Line) Value() string { return l.in.Value() }

// Column returns where the cursor is, in characters from the start.
func (l Line) Column() int { return l.in.Position() }

// AtEnd reports whether the cursor stands after the last character.
func (l Line) AtEnd() bool { return l.in.Position() == len([]rune(l.in.Value())) }

// View draws the line in width cells, or the part of it around the cursor.
func (l Line) View(width int) tea.View {
	line := []rune(l.in.Value())
	if l.in.EchoMode == textinput.EchoPassword {
		for i := range line {
			line[i] = l.in.EchoCharacter
		}
	}
	shown, cell := window(line, l.in.Position(), max(2, width))
	v := layout.Text(shown)
	v.Cursor = tea.NewCursor(cell, 0)
	v.Cursor.Blink = false
	return v
}

// After draws the line behind what asks for it, in width cells together.
func (l Line) After(asks string, width int) tea.View {
	return layout.Hang(asks, l.View(max(4, width-layout.Width(asks))))
}

// Fresh reports whether the first letter will replace what stands there.
func (l Line) Fresh() bool { return l.fresh }

// NewSecret returns an empty line that shows a dot for each character.
func NewSecret() Line {
	l := NewLine("", -1, false)
	l.in.EchoMode = textinput.EchoPassword
	l.in.EchoCharacter = '•'
	return l
}
