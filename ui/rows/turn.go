package rows

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
)

// Turned is the first row in sight of a page of n rows after a key, in a window of so many,
// and whether the key was one that turns it.
func Turned(press tea.KeyPressMsg, k keymap.Page, top, n, height int) (to int, used bool) {
	leaf := max(1, height-2) // a row above and below says how much is hidden
	switch {
	case key.Matches(press, k.Up):
		top--
	case key.Matches(press, k.Down):
		top++
	case key.Matches(press, k.PageUp):
		top -= leaf
	case key.Matches(press, k.PageDown):
		top += leaf
	default:
		return top, false
	}
	return TopWithin(top, n, height), true
}

// TopWithin keeps the first row such that the page fills the window.
func TopWithin(top, n, height int) int { return max(0, min(top, n-height)) }
