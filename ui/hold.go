package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// holdAtMost is how long keys wait for a screen. A disk that takes longer than
// this is said in the status line; what was typed for that screen goes nowhere.
const holdAtMost = 2 * time.Second

// heldMsg says that keys have waited long enough, at the n-th time they were told to.
type heldMsg struct{ n int }

// hold lets keys wait until a screen that is being read or saved has come or
// gone: a letter typed on the way out must not land in a sentence.
func (a App) hold() (tea.Model, tea.Cmd) {
	if a.phase.covered() {
		return a, nil // a covered screen takes no keys
	}
	a.phase = waiting
	a.holds++
	n := a.holds
	return a, tea.Tick(holdAtMost, func(time.Time) tea.Msg { return heldMsg{n} })
}

// waited gives up waiting. An earlier wait that is over has nothing to say about this
// one.
func (a App) waited(msg heldMsg) (tea.Model, tea.Cmd) {
	if msg.n != a.holds || a.phase != waiting {
		return a, nil
	}
	return a.drop(), nil
}

// release lets the keys go that waited, in their order.
func (a App) release() (tea.Model, tea.Cmd) {
	held := a.held
	a = a.heedless()
	var next tea.Model = a
	var cmds []tea.Cmd
	for _, press := range held {
		var cmd tea.Cmd
		next, cmd = next.Update(press)
		cmds = append(cmds, cmd)
	}
	return next, tea.Batch(cmds...)
}

// drop forgets the keys that waited: the screen they were meant for did not come, and
// on another they would mean something else. It is said.
func (a App) drop() App {
	if len(a.held) > 0 {
		a.news = text.KeysDropped
	}
	return a.heedless()
}

// heedless is the program with no keys that wait.
func (a App) heedless() App {
	if a.held = nil; a.phase == waiting {
		a.phase = normal
	}
	return a
}

// released lets the keys go once what they waited for has happened.
func released(next tea.Model, cmd tea.Cmd) (tea.Model, tea.Cmd) {
	return next, tea.Batch(cmd, nav.Send(nav.Release{}))
}

// dropped forgets the keys that waited for what did not happen.
func dropped(next tea.Model, cmd tea.Cmd) (tea.Model, tea.Cmd) {
	return next, tea.Batch(cmd, nav.Send(nav.Drop{}))
}

// early reports a key that was pressed for what stood there before a screen that came
// suddenly. Covering, closing and asking whether all is saved are meant for any.
func (a App) early(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return true
	case tea.KeyPressMsg:
		g := a.env.Keys.Global
		return !key.Matches(msg, g.Cover, g.Quit, g.Saved)
	}
	return false
}
