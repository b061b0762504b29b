package ui

import tea "charm.land/bubbletea/v2"

// guard is the program as Bubble Tea runs it. It keeps the newest state where
// Run finds it also after a panic, when Bubble Tea has none to give back, so
// that a fault in a screen costs no words.
type guard struct {
	app  App
	last *App
}

func (g guard) Init() tea.Cmd { return g.app.Init() }

func (g guard) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := g.app.Update(msg)
	g.app = next.(App) // App.Update returns nothing else
	*g.last = g.app
	return g, cmd
}

func (g guard) View() tea.View { return g.app.View() }
