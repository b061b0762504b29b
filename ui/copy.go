package ui

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text/keeping"
)

type copiedMsg struct {
	made bool
	err  error
}

// firstCopyOfTheDay returns the command that makes a copy beside the file when none is
// of this calendar day. One that says it is of a day to come stops none: the clock was
// wrong then. An empty file and a fictional one need none.
func (a App) firstCopyOfTheDay() tea.Cmd {
	if !a.copying {
		return nil
	}
	env := a.env
	return func() tea.Msg {
		if env.Store.Demo() || env.Store.Heads().Len() == 0 {
			return copiedMsg{}
		}
		if now := env.Now(); env.Store.CopiedOn(model.DateOf(now), now.Location()) {
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
	a.copying, a.news = true, keeping.Copying
	s := a.env.Store
	return a, func() tea.Msg { return makeCopy(s) }
}

// copied says how it went. Without a copy the work itself is as safe as before.
func (a App) copied(msg copiedMsg) (tea.Model, tea.Cmd) {
	asked := a.news == keeping.Copying
	a.copying = false
	switch {
	case msg.err != nil:
		a.trouble = keeping.NoCopy(msg.err)
	case asked:
		a.news = keeping.CopyMade
	}
	if !msg.made {
		return a, nil
	}
	return a.deliver(nav.Changed{})
}

// keptForMsg says whether all that was typed is in the file, so that it may be closed
// for a copy.
type keptForMsg struct {
	request nav.PutBack
	err     error
}

// putBack saves what is not saved yet. What is in the file then becomes a copy itself.
func (a App) putBack(msg nav.PutBack) (tea.Model, tea.Cmd) {
	return a, nav.Wait(func() tea.Msg { return keptForMsg{msg, a.Keep()} })
}

// keptFor ends the program, after which the copy comes in the place of the file.
func (a App) keptFor(msg keptForMsg) (tea.Model, tea.Cmd) {
	if msg.err != nil {
		return a, nav.Send(nav.Failure{Err: msg.err})
	}
	a.ending = ending{Replaced, &msg.request.Options}
	return a, tea.Quit
}
