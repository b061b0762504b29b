package ui

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/model/clean"
)

// guard is the program as Bubble Tea runs it. It keeps the newest state where
// Run finds it also after a panic, when Bubble Tea has none to give back, so
// that a fault in a screen costs no words. And it sees to it that a machine that
// slept wakes up covered, whatever comes first: the beat comes a moment later.
type guard struct {
	app  App
	last *App
}

func (g guard) Init() tea.Cmd { return g.app.Init() }

func (g guard) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if press, ok = cleaned(press); !ok {
			return g, nil
		}
		msg = press
	}
	if g.app.slept() {
		return g.wake(msg)
	}
	next, cmd := g.app.Update(msg)
	g.app = next.(App) // App.Update returns nothing else
	*g.last = g.app
	return g, cmd
}

// wake covers the screen. A key that was pressed meanwhile was meant for nobody.
func (g guard) wake(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, covers := g.app.cover()
	g.app = next.(App)
	*g.last = g.app
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return g, covers
	}
	m, cmd := g.Update(msg)
	return m, tea.Batch(covers, cmd)
}

// slept reports that more time passed since the last beat than a machine that is
// awake lets pass, in either direction.
func (a App) slept() bool {
	if a.env.Store == nil || a.blank {
		return false
	}
	since := a.env.Now().Round(0).Sub(a.beatAt.Round(0))
	return since > gap || since < -gap
}

// wokenMsg is the size of a window that was told while nobody knew yet that the machine
// had slept.
type wokenMsg tea.WindowSizeMsg

// wakesFirst keeps the size of the window from whoever draws until the screen was covered:
// what stood there before would be drawn once more, for the new size.
func (a App) wakesFirst(msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok && a.slept() {
		return wokenMsg(size)
	}
	return msg
}

func (g guard) View() tea.View { return g.app.View() }

// cleaned makes what a key types safe, as a paste is made safe where it is taken:
// a terminal without bracketed paste sends a paste as keys. It reports whether
// anything is left.
func cleaned(press tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	if press.Text == "" {
		return press, true
	}
	press.Text, _ = clean.Line(press.Text)
	return press, press.Text != ""
}
