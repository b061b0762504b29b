package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
)

// holdAtMost is how long keys wait for a screen. A disk that takes longer than
// this is said in the status line; keys go on meanwhile.
const holdAtMost = 2 * time.Second

// hold lets keys wait until a screen that is being read or saved has come or
// gone: a letter typed on the way out must not land in a sentence.
func (a App) hold() (tea.Model, tea.Cmd) {
	a.holding = true
	return a, tea.Tick(holdAtMost, func(time.Time) tea.Msg { return nav.Release{} })
}

// release lets the keys go that waited, in their order.
func (a App) release() (tea.Model, tea.Cmd) {
	held := a.held
	a.holding, a.held = false, nil
	var next tea.Model = a
	var cmds []tea.Cmd
	for _, press := range held {
		var cmd tea.Cmd
		next, cmd = next.Update(press)
		cmds = append(cmds, cmd)
	}
	return next, tea.Batch(cmds...)
}

// released lets the keys go once what they waited for has happened.
func released(next tea.Model, cmd tea.Cmd) (tea.Model, tea.Cmd) {
	return next, tea.Batch(cmd, nav.Send(nav.Release{}))
}
