package ui

import (
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// framesPerSecond is how often the window is brought up to date at most.
const framesPerSecond = 120

// paced is a program that draws as often as the window shows it, and not at every
// key: of a paste that comes as keys, or of a key that is held down, hundreds would
// be drawn that nobody sees. The first key after a rest is drawn at once, together with
// what a command reads for it where that comes within a frame: drawn apart, one key would
// take two frames. And a key that was pressed before a screen that came suddenly could be
// seen does nothing on it.
type paced struct {
	guard
	shown   tea.View
	behind  bool          // more happened than shown tells
	resting bool          // a frame was drawn just now, or held back; frameMsg comes
	held    bool          // nothing was drawn since the last frameMsg
	drawn   int           // of the screens that came suddenly, how many shown tells of
	seen    int           // and how many were in the window
	written *atomic.Int64 // how often the window was written to; nil where that is not known
	before  int64         // and how often when the last of those was first drawn
}

// terminal is the window, and counts how often it was written to: whoever presses a
// key after that may have seen what was drawn before.
type terminal struct {
	*layout.Terminal
	writes *atomic.Int64
}

func (t terminal) Write(b []byte) (int, error) {
	t.writes.Add(1)
	return t.Terminal.Write(b)
}

// frameMsg says that it is time for another frame.
type frameMsg struct{}

func newPaced(g guard) paced { return paced{guard: g, shown: g.View()} }

func (p paced) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, frame := msg.(frameMsg)
	if p.written == nil && frame || p.written != nil && p.written.Load() > p.before {
		p.seen = p.drawn
	}
	if frame {
		p.resting, p.held = false, false
		if p.behind {
			return p.draw()
		}
		return p, nil
	}
	if p.seen != p.app.sudden && p.app.early(msg) {
		p.app.news, p.behind = text.KeysDropped, true
		*p.last = p.app
		return p, nil
	}
	next, cmd := p.guard.Update(msg)
	p.guard = next.(guard) // guard.Update returns nothing else
	if p.urgent(msg) {
		drawn, due := p.draw()
		return drawn, tea.Batch(cmd, due)
	}
	if p.resting && !p.held {
		p.behind = true
		return p, cmd
	}
	var due tea.Cmd
	if p.app.waits() {
		p.behind, p.held = true, true
		p, due = p.rest()
	} else {
		p, due = p.draw()
	}
	return p, tea.Batch(cmd, due)
}

// waits reports that something for the screen in front is on its way.
func (a App) waits() bool {
	w, ok := a.top().(nav.Waiter)
	return ok && a.palette == nil && w.Waits()
}

// urgent reports that no frame may be shown that does not know of this: a cover,
// which may be the last thing drawn, and another size of the window.
func (p paced) urgent(msg tea.Msg) bool {
	_, size := msg.(tea.WindowSizeMsg)
	return size || p.app.blank
}

func (p paced) draw() (paced, tea.Cmd) {
	p.shown, p.behind, p.held = p.guard.View(), false, false
	if p.drawn != p.app.sudden {
		p.drawn = p.app.sudden
		if p.written != nil {
			p.before = p.written.Load()
		}
	}
	return p.rest()
}

// rest has frameMsg come, unless it is on its way.
func (p paced) rest() (paced, tea.Cmd) {
	if p.resting {
		return p, nil
	}
	p.resting = true
	return p, tea.Tick(time.Second/framesPerSecond, func(time.Time) tea.Msg { return frameMsg{} })
}

func (p paced) View() tea.View { return p.shown }
