package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond is how often the window is brought up to date at most.
const framesPerSecond = 120

// paced is a program that draws as often as the window shows it, and not at every
// key: of a paste that comes as keys, or of a key that is held down, hundreds would
// be drawn that nobody sees. The first key after a rest is drawn at once.
type paced struct {
	guard
	shown   tea.View
	behind  bool // more happened than shown tells
	resting bool // a frame was drawn just now; frameMsg comes
}

// frameMsg says that it is time for another frame.
type frameMsg struct{}

func newPaced(g guard) paced { return paced{guard: g, shown: g.View()} }

func (p paced) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, due := msg.(frameMsg); due {
		if p.resting = false; p.behind {
			return p.draw()
		}
		return p, nil
	}
	next, cmd := p.guard.Update(msg)
	p.guard = next.(guard) // guard.Update returns nothing else
	if p.resting && !p.urgent(msg) {
		p.behind = true
		return p, cmd
	}
	drawn, due := p.draw()
	return drawn, tea.Batch(cmd, due)
}

// urgent reports that no frame may be shown that does not know of this: a cover,
// which may be the last thing drawn, and another size of the window.
func (p paced) urgent(msg tea.Msg) bool {
	_, size := msg.(tea.WindowSizeMsg)
	return size || p.app.blank
}

func (p paced) draw() (paced, tea.Cmd) {
	p.shown, p.behind = p.guard.View(), false
	if p.resting {
		return p, nil // frameMsg is on its way
	}
	p.resting = true
	return p, tea.Tick(time.Second/framesPerSecond, func(time.Time) tea.Msg { return frameMsg{} })
}

func (p paced) View() tea.View { return p.shown }
