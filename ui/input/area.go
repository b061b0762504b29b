package input

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/clean"
	"tijdig/ui/layout"
)

// Area is text of several rows being typed.
type Area struct{ in textarea.Model }

// NewArea returns an area holding value, with the cursor behind so many of its
// characters, line breaks among them, or at the end when column is negative.
func NewArea(value string, column int) Area {
	in := textarea.New()
	in.SetVirtualCursor(false)
	in.Prompt = ""
	in.ShowLineNumbers = false
	in.CharLimit = MaxText
	in.SetStyles(textarea.Styles{})
	in.KeyMap = areaKeys()
	in.DynamicHeight = true
	in.MinHeight = 1
	in.MaxHeight = 400
	in.EndOfBufferCharacter = ' '
	in.Focus()
	in.SetValue(value)
	if r := []rune(value); column >= 0 && column < len(r) {
		in.SetValue(string(r[column:])) // the input moves by rows as drawn; typing ends where it should
		in.MoveToBegin()
		in.InsertString(string(r[:column]))
	}
	return Area{in}
}

func areaKeys() textarea.KeyMap {
	k := textarea.DefaultKeyMap()
	k.InsertNewline.SetKeys("enter", "ctrl+j")
	k.DeleteCharacterForward.SetKeys("delete")
	k.DeleteWordBackward.SetKeys("alt+backspace")
	k.LineStart.SetKeys("home")
	k.LineEnd.SetKeys("end")
	k.LineNext.SetKeys("down")
	k.LinePrevious.SetKeys("up")
	k.CharacterForward.SetKeys("right")
	k.CharacterBackward.SetKeys("left")
	k.WordForward.SetKeys("alt+right", "ctrl+right")
	k.WordBackward.SetKeys("alt+left", "ctrl+left")
	for _, b := range []*key.Binding{
		&k.DeleteWordForward, &k.DeleteAfterCursor, &k.DeleteBeforeCursor, &k.Paste,
		&k.UppercaseWordForward, &k.LowercaseWordForward, &k.CapitalizeWordForward,
		&k.TransposeCharacterBackward, &k.SelectCharacterForward, &k.SelectCharacterBackward,
		&k.SelectWordForward, &k.SelectWordBackward, &k.SelectLineUp, &k.SelectLineDown,
		&k.SelectAll, &k.CopySelection,
	} {
		b.SetEnabled(false)
	}
	return k
}

// Update takes a key or a paste, and says what became of it.
func (a Area) Update(msg tea.Msg) (Area, Took) {
	switch m := msg.(type) {
	case tea.PasteMsg:
		return a.put(clean.Text(m.Content))
	case tea.KeyPressMsg:
		breaks := key.Matches(m, a.in.KeyMap.InsertNewline)
		if safe, r := clean.Line(m.Text); r.Changed() || len([]rune(safe)) > a.room() {
			return a.put(safe, r) // a key can carry what a paste can
		}
		if breaks && (a.room() == 0 || a.in.LineCount() >= maxRows) {
			return a, Took{Refused: 1}
		}
		if m.Mod&tea.ModAlt != 0 && len([]rune(m.String())) == len("alt+x") {
			return a, Took{Left: MaxText}
		}
	}
	value := a.in.Value()
	a.in, _ = a.in.Update(msg)
	if a.in.Value() == value {
		return a, Took{Left: MaxText} // nothing came: nothing to say
	}
	return a, Took{Left: a.room()}
}

// maxRows is how many lines the input holds; it would drop those above it
// without a word.
const maxRows = 9_000

func (a Area) room() int { return MaxText - utf8.RuneCountInString(a.in.Value()) }

// put takes in a text as it is, or refuses it whole. A tab becomes as many
// spaces as the input makes of it.
func (a Area) put(s string, r clean.Report) (Area, Took) {
	s = strings.ReplaceAll(s, "\t", "    ")
	if n := utf8.RuneCountInString(s); n > a.room() || strings.Count(s, "\n")+a.in.LineCount() > maxRows {
		return a, Took{Refused: n, Left: a.room()}
	}
	a.in, _ = a.in.Update(tea.PasteMsg{Content: s})
	return a, Took{Left: a.room(), Cleaned: r}
}

// Value returns what was typed.
func (a Area) Value() string { return a.in.Value() }

// Column returns behind how many characters the cursor is, line breaks among
// them.
func (a Area) Column() int {
	n, row := a.in.Column(), a.in.Line()
	for _, r := range a.in.Value() {
		if row == 0 {
			break
		}
		n++
		if r == '\n' {
			row--
		}
	}
	return n
}

// AtTop and AtBottom report whether the cursor is on the first or last row as
// drawn: there an arrow leaves the text.
func (a Area) AtTop() bool { return a.in.Line() == 0 && a.in.LineInfo().RowOffset == 0 }

// AtBottom reports whether the cursor is on the last row as drawn.
func (a Area) AtBottom() bool {
	i := a.in.LineInfo()
	return a.in.Line() == a.in.LineCount()-1 && i.RowOffset >= i.Height-1
}

// AtStart reports whether the cursor stands before the first character.
func (a Area) AtStart() bool { return a.in.Line() == 0 && a.in.Column() == 0 }

// AtEnd reports whether the cursor stands after the last character.
func (a Area) AtEnd() bool { return a.Column() == utf8.RuneCountInString(a.in.Value()) }

// Before returns the text before the cursor, for splitting a line there.
func (a Area) Before() (before, after string) {
	r := []rune(a.in.Value())
	at := min(len(r), a.Column())
	return string(r[:at]), string(r[at:])
}

// Width tells the area how wide it is drawn, so that arrows follow the rows
// the worker sees.
func (a Area) Width(width int) Area {
	width = max(2, width)
	a.in.SetWidth(width)
	for room := width; room > 2 && strings.ContainsFunc(a.in.Value(), composed); { // it counts less for these than terminals do
		over := 0
		for r := range strings.SplitSeq(a.in.View(), "\n") {
			over = max(over, layout.Width(strings.TrimRight(r, " "))-width)
		}
		if over == 0 {
			break
		}
		room = max(2, room-over)
		a.in.SetWidth(room)
	}
	return a
}

// composed reports a letter of a script in which several make one shape, or a mark of
// half a cell: these are counted in more than one way.
func composed(r rune) bool { return r >= 0x0900 && r < 0x1e00 || r == 0xff9e || r == 0xff9f }

// View draws the area in width cells.
func (a Area) View(width int) tea.View {
	a = a.Width(width)
	v := tea.View{Content: a.in.View(), Cursor: a.in.Cursor()}
	if rows := strings.Split(v.Content, "\n"); v.Cursor != nil && v.Cursor.Y < len(rows) {
		row := []rune(rows[v.Cursor.Y]) // it has no styles
		v.Cursor.X = layout.Width(string(row[:min(len(row), a.in.LineInfo().ColumnOffset)]))
	}
	return layout.Typed(v, width)
}
