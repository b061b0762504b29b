package ui

import (
	"context"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
)

// Where a list is long, what stays in memory is large, and what comes and goes for a key
// next to nothing: once all was read, as much room again as stays would be room unused.
const (
	longList   = 10_000
	littleRoom = 30 // percent
)

// painting is how long what reads all of a long list waits: the first screen is drawn
// meanwhile, and needs every processor.
const painting = 100 * time.Millisecond

// fill returns the command that makes everything in the file findable. It
// reads beside whoever writes; until it is done lists say so.
func (a App) fill() tea.Cmd {
	env := a.env
	return func() tea.Msg {
		if env.Store.Heads().Len() >= longList {
			time.Sleep(painting)
		}
		nav.Opened()
		if err := env.Search.Fill(context.Background(), env.Store); err != nil {
			return nav.Failure{Err: err}
		}
		if env.Store.Heads().Len() >= longList {
			debug.SetGCPercent(littleRoom)
			debug.FreeOSMemory()
		}
		return nav.Indexed{}
	}
}

// refresh returns the command that makes findable what changed since a
// moment.
func (a App) refresh(since time.Time) tea.Cmd {
	env := a.env
	return func() tea.Msg {
		for h := range env.Store.Heads().All() {
			if h.Changed.Before(since) {
				break // the newest come first
			}
			if env.Search.Refresh(env.Store, h.Signal) != nil {
				continue // damage is reported where the record is opened
			}
		}
		return nav.Indexed{}
	}
}

// verified waits until everything in the file was read once since it was
// opened, which the store does by itself.
func (a App) verified() tea.Cmd {
	s := a.env.Store
	return func() tea.Msg {
		s.WaitVerified()
		return nav.Verified{}
	}
}
