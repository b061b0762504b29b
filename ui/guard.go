package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model/clean"
	"tijdig/ui/nav"
	"tijdig/ui/text"
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
	var covers tea.Cmd
	g.app, covers = g.app.cover(covering)
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
	if a.env.Store == nil || a.phase.covered() {
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
	behind  bool         // more happened than shown tells
	resting bool         // a frame was drawn just now, or held back; frameMsg comes
	held    bool         // nothing was drawn since the last frameMsg
	drawn   int          // of the screens that came suddenly, how many shown tells of
	seen    int          // and how many were in the window
	written func() int64 // how often the window was written to; nil where that is not known
	before  int64        // and how often when the last of those was first drawn
}

// frameMsg says that it is time for another frame.
type frameMsg struct{}

func newPaced(g guard) paced { return paced{guard: g, shown: g.View()} }

func (p paced) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, frame := msg.(frameMsg)
	if p.written == nil && frame || p.written != nil && p.written() > p.before {
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
	return size || p.app.phase.covered()
}

func (p paced) draw() (paced, tea.Cmd) {
	p.shown, p.behind, p.held = p.guard.View(), false, false
	if p.drawn != p.app.sudden {
		p.drawn = p.app.sudden
		if p.written != nil {
			p.before = p.written()
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
