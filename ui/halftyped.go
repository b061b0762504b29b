package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// halfTyped tells which words of no concept the file holds, with the place they stand in.
type halfTyped struct {
	kept    string // "" for none
	waiting bool   // they are looked at in a moment
}

type (
	halfDueMsg  struct{}
	halfKeptMsg struct {
		words string
		err   error
	}
)

// halfPause is how long after a key words are kept, as concepts are.
const halfPause = 250 * time.Millisecond

// words returns what stands half typed in front, "" for nothing.
func (h halfTyped) words(a App) string {
	s, ok := a.top().(nav.Holder)
	if !ok || a.env.Store == nil || a.env.Store.ReadOnly() || !s.Holds() {
		return ""
	}
	return strings.Join(s.Place().Typed, "\x00")
}

// open reports whether the file holds other words than the screen.
func (h halfTyped) open(a App) bool { return h.words(a) != h.kept }

// keepHalf has what is half typed looked at a moment after it changed.
func keepHalf(m tea.Model, cmd tea.Cmd) (tea.Model, tea.Cmd) {
	a, ok := m.(App)
	if !ok || a.half.waiting || a.blank || !a.half.open(a) {
		return m, cmd
	}
	a.half.waiting = true
	return a, tea.Batch(cmd, tea.Tick(halfPause, func(time.Time) tea.Msg { return halfDueMsg{} }))
}

// halfDue keeps what stands half typed now.
func (a App) halfDue() (tea.Model, tea.Cmd) {
	if a.blank || !a.half.open(a) {
		a.half.waiting = false
		return a, nil
	}
	words, keep := a.half.words(a), a.keepPlace()
	return a, func() tea.Msg { return halfKeptMsg{words, keep()} }
}

// halfKept takes note of what the file holds. What it would not take is tried again after
// the next key.
func (a App) halfKept(msg halfKeptMsg) (tea.Model, tea.Cmd) {
	a.half.waiting = msg.err != nil
	if msg.err != nil {
		a.trouble = text.Error(msg.err)
		return a, tea.Tick(retry, func(time.Time) tea.Msg { return halfDueMsg{} })
	}
	a.half.kept = msg.words
	return a, nil
}

// keepPlace returns what keeps the place where words stand half typed, and forgets it where
// none do.
func (a App) keepPlace() func() error {
	switch {
	case a.half.words(a) != "":
		return a.savePlace(true)
	case a.half.kept != "":
		return a.env.Store.ClearPlace
	}
	return func() error { return nil }
}
