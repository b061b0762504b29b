package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// copyAfter is how old the newest copy beside the file may be before one is
// made without being asked.
const copyAfter = 24 * time.Hour

type copiedMsg struct {
	made bool
	err  error
}

// copyIfOld returns the command that makes a copy beside the file when the
// newest is old. An empty file and a fictional one need none.
func (a App) copyIfOld() tea.Cmd {
	if !a.copying {
		return nil
	}
	env := a.env
	return func() tea.Msg {
		if env.Store.Demo() || env.Store.Info().Signals == 0 {
			return copiedMsg{}
		}
		all, err := env.Store.Backups()
		if err == nil && len(all) > 0 && env.Now().Sub(all[0].At) < copyAfter {
			return copiedMsg{}
		}
		return makeCopy(env.Store)
	}
}

func makeCopy(s *store.Store) tea.Msg {
	_, err := s.Snapshot()
	return copiedMsg{err == nil, err}
}

// copyNow makes a copy because it was asked for, unless one is being made.
func (a App) copyNow() (tea.Model, tea.Cmd) {
	if a.copying {
		return a, nil
	}
	a.copying, a.news = true, text.Copying
	s := a.env.Store
	return a, func() tea.Msg { return makeCopy(s) }
}

// copied says how it went. Without a copy the work itself is as safe as before.
func (a App) copied(msg copiedMsg) (tea.Model, tea.Cmd) {
	asked := a.news == text.Copying
	a.copying = false
	switch {
	case msg.err != nil:
		a.trouble = text.NoCopy(msg.err)
	case asked:
		a.news = text.CopyMade
	}
	if !msg.made {
		return a, nil
	}
	return a.deliver(nav.Changed{})
}
