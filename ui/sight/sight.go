// Package sight is the part of a page that stands in a window, and the keys that turn the
// page. It knows nothing of what stands on it.
package sight

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/text"
)

// Of draws a page in a window, with the rows from one to another in sight. Above and below
// it says how many are not.
func Of(page tea.View, window tea.WindowSizeMsg, from, to int) tea.View {
	return layout.Scroll(page, window.Width, window.Height, from, to, text.Higher, text.Lower)
}

// From draws a page of which a row is the first in sight.
func From(page tea.View, window tea.WindowSizeMsg, top int) tea.View {
	return Of(page, window, top+1, top+window.Height-1)
}

// End draws a page of which the last row is in sight: there something is typed.
func End(page tea.View, window tea.WindowSizeMsg) tea.View {
	n := layout.Count(page)
	return Of(page, window, n-1, n)
}

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
	return Within(top, n, height), true
}

// Within keeps the first row such that the page fills the window.
func Within(top, n, height int) int { return max(0, min(top, n-height)) }
