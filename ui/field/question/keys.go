package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Erases reports whether a key takes away what stands before the cursor.
func Erases(press tea.KeyPressMsg) bool { return press.Code == tea.KeyBackspace }

// Digits reports whether s is a number without a sign.
func Digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// IsLetter reports whether s begins with a letter.
func IsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// Leaves reports whether a key moves between questions instead of typing.
func Leaves(env Env, msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	k := env.Keys.Form
	return ok && key.Matches(press, k.Next, k.Up, k.Down, k.Back)
}
