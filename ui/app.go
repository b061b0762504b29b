// Package ui is the terminal program: a stack of screens in a frame with a
// title above, and the state of the disk and the keys below.
package ui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/frame"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/palette"
	"tijdig/ui/screen/checklist"
	"tijdig/ui/text"
)

// App is the program. It owns what belongs to no one screen: the stack, the
// size of the window, the palette and the news.
type App struct {
	env     nav.Env
	door    Door
	stack   []nav.Screen // the last one is in front
	size    tea.WindowSizeMsg
	palette *palette.Model    // nil while it is closed
	news    string            // said until the next key
	trouble string            // what went wrong, said until something goes right
	amended nav.Amended       // the version last made from a list
	indexed time.Time         // up to when the search index was brought
	copying bool              // a copy beside the file is being made
	phase   phase             // what a key does
	held    []tea.KeyPressMsg // the keys that wait, while they do
	curtain curtain           // what was typed at the cover, while a short code may lift it
	refused int               // how often the disk would not take what is covered
	ending  ending            // what comes after the program
	half    halfTyped         // words that stand in no concept
	moments
}

// phase is what a key does, and whether anybody may see what is in front.
type phase int

const (
	normal    phase = iota // it goes to the screen in front
	waiting                // it waits: a screen is about to go or to come
	leaving                // ctrl+c once more leaves
	stranded               // the same, though not everything is on the disk
	covering               // nothing: the screen is covered, and everything is being saved
	sealing                // the same, and no short code may lift the cover
	curtained              // it may be of the short code that lifts the cover
)

// covered reports that what is in front is not shown.
func (p phase) covered() bool { return p >= covering }

// moments are when and how often something last happened.
type moments struct {
	keyAt  time.Time // of the last key
	beatAt time.Time // of the last heartbeat
	holds  int       // how often keys were told to wait
	sudden int       // how often a screen came that no key had announced
}

// Init starts the first screen.
func (a App) Init() tea.Cmd { return a.top().Init() }

// Update carries out a message, and at once every request that comes of it,
// so that the next key finds the screen it is meant for.
func (a App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	next, cmd := a.update(msg)
	requests, rest := nav.Requests(cmd)
	for _, r := range requests {
		var more tea.Cmd
		next, more = next.Update(r)
		rest = append(rest, more)
	}
	return keepHalf(next, tea.Batch(rest...))
}

// update sees to what concerns the whole program and gives the rest to the
// screens.
func (a App) update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return a.resize(msg)
	case wokenMsg:
		return a, func() tea.Msg { return tea.WindowSizeMsg(msg) }
	case tea.KeyPressMsg:
		return a.key(msg)
	case tea.PasteMsg:
		return a.paste(msg)
	case nav.Back:
		return released(a.back())
	case nav.Called:
		return released(a.called())
	case nav.Sudden:
		a.sudden++
		return a, nil
	case nav.Recorded:
		return released(a.home(msg))
	case nav.MakeCopy:
		return a.copyNow()
	case nav.PutBack:
		return a.putBack(msg)
	case keptForMsg:
		return a.keptFor(msg)
	case copiedMsg:
		return a.copied(msg)
	case nav.Destroyed:
		return a.destroyed()
	case nav.RegionChanged:
		return a.regionChanged(msg)
	case nav.Amended:
		a.amended = msg
		return a.deliver(msg)
	case nav.Notice:
		a.news = string(msg)
		return a, nil
	case nav.Failure:
		a.trouble = text.Error(msg.Err)
		return dropped(a.deliver(msg))
	case nav.Unlocked:
		return a.unlocked(msg)
	case nav.Hold:
		return a.hold()
	case nav.Release:
		return a.release()
	case nav.Drop:
		return a.drop(), nil
	case heldMsg:
		return a.waited(msg)
	case takenMsg:
		return a.taken(msg)
	case leftMsg:
		return a.left(msg)
	case beatMsg:
		return a.beaten(msg)
	case keptMsg:
		return a.kept(msg)
	case retryMsg:
		return a, a.store()
	case placeMsg:
		return released(a.restored(msg))
	case halfDueMsg:
		return a.halfDue()
	case halfKeptMsg:
		return a.halfKept(msg)
	case openedMsg:
		return a.opened(msg)
	}
	if next, cmd, opened := a.open(msg); opened {
		return next, cmd
	}
	return a.deliver(msg)
}

func (a App) key(press tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	g := a.env.Keys.Global
	press = behindEscape(press, g)
	was := a.phase
	switch {
	case was == curtained:
		return a.behind(press)
	case was.covered():
		return a.uncovered(), nil
	case was == waiting:
		a.held = append(slices.Clone(a.held), press)
		return a, nil
	}
	a.news, a.trouble, a.phase, a.keyAt = "", "", normal, a.env.Now()
	a.env.Search.Key()
	switch {
	case key.Matches(press, g.Quit):
		return a.quit(was)
	case key.Matches(press, g.Cover):
		return a.cover(covering)
	case key.Matches(press, g.Saved):
		a.news = a.savedNews()
		return a, nil
	case a.palette != nil:
		return a.inPalette(press)
	case a.stale():
		return a.deliver(press)
	case key.Matches(press, g.Palette):
		p := palette.New(a.env.Theme, a.env.Keys, a.actions())
		a.palette = &p
		return a, nil
	case key.Matches(press, g.Emergency):
		return a, nav.Send(nav.OpenEmergency{})
	case key.Matches(press, g.Acute):
		return a.openAcute(nav.OpenAcute{})
	case press.Mod == tea.ModAlt && press.Code == tea.KeyEscape:
		return a.escapeThen(tea.KeyPressMsg{Code: tea.KeyEscape}) // escape twice, quickly
	case late(press):
		return a.afterEscape(press)
	}
	return a.deliver(press)
}

// stale reports that the screen in front keeps keys, in their order with those that mean the
// same everywhere.
func (a App) stale() bool {
	s, ok := a.top().(nav.Stale)
	return ok && s.Stale()
}

// behindEscape reads alt with the keys that leave or cover as those keys: a terminal sends it
// for escape and then quickly one of them, and whatever escape would have done, everything is
// left or covered.
func behindEscape(press tea.KeyPressMsg, g keymap.Global) tea.KeyPressMsg {
	without := press
	if without.Mod &^= tea.ModAlt; without.Mod != press.Mod && key.Matches(without, g.Quit, g.Cover) {
		return without
	}
	return press
}

// late reports a letter with alt: a terminal sends it for escape and then
// quickly a letter.
func late(press tea.KeyPressMsg) bool {
	return press.Mod == tea.ModAlt && press.Code > ' ' && press.Code < 0x7f
}

// afterEscape reads alt and a letter as escape and that letter, but never
// where text is typed: there it would throw the worker out of a sentence.
func (a App) afterEscape(press tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	if a.top().View().Cursor != nil {
		a.news = text.AltMeaning
		return a, nil
	}
	return a.escapeThen(tea.KeyPressMsg{Code: press.Code, Text: string(press.Code)})
}

// escapeThen presses escape and then a key.
func (a App) escapeThen(press tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	next, first := a.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
	next, then := next.Update(press)
	return next, tea.Batch(first, then)
}

func (a App) inPalette(press tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	p, chosen, open := a.palette.Update(press)
	a.palette = &p
	if !open {
		a.palette = nil
	}
	if chosen == nil {
		return a, nil
	}
	return a, nav.Send(*chosen)
}

// paste goes to the screen in front and never acts as keys.
func (a App) paste(msg tea.PasteMsg) (tea.Model, tea.Cmd) {
	if a.phase.covered() {
		return a, nil
	}
	a.news, a.keyAt = "", a.env.Now()
	if a.phase == waiting { // as with keys, but what was pasted still stands where it came from
		a.news = text.KeysDropped
		return a, nil
	}
	a.phase = normal
	if a.palette != nil {
		return a, nil
	}
	if !nav.TakesText(a.top()) {
		a.news = text.NothingPasted
		return a, nil
	}
	return a.deliver(msg)
}

func (a App) top() nav.Screen { return a.stack[len(a.stack)-1] }

// deliver gives what the worker types to the screen in front, and everything
// else to every screen: sizes, timers and results find their way home even
// when another screen has come in front, and mean nothing to the rest.
func (a App) deliver(msg tea.Msg) (tea.Model, tea.Cmd) {
	first := 0
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		first = len(a.stack) - 1
	}
	a.stack = slices.Clone(a.stack)
	var cmds []tea.Cmd
	for i := first; i < len(a.stack); i++ {
		s, cmd := a.stack[i].Update(msg)
		a.stack[i] = s
		cmds = append(cmds, cmd)
	}
	return a, tea.Batch(cmds...)
}

func (a App) resize(msg tea.WindowSizeMsg) (tea.Model, tea.Cmd) {
	a.size = frame.Sane(msg)
	return a.deliver(a.body())
}

// push puts screens in front, the last one on top.
func (a App) push(screens ...nav.Screen) (tea.Model, tea.Cmd) {
	a.stack = append(slices.Clone(a.stack), screens...)
	var cmds []tea.Cmd
	for _, s := range screens {
		cmds = append(cmds, s.Init())
	}
	next, cmd := a.deliver(a.body())
	return next, tea.Batch(append(cmds, cmd)...)
}

// back leaves the screen in front. A concept goes along to the screen below
// when that one is about the same signal.
func (a App) back() (tea.Model, tea.Cmd) {
	n := len(a.stack)
	if n < 2 {
		a.news = text.AtHome
		return a, nil
	}
	gone := a.stack[n-1]
	a.stack = slices.Clone(a.stack[:n-1])
	from, ok := gone.(nav.Editor)
	if to, also := a.top().(nav.Editor); ok && also && from.Draft().Signal == to.Draft().Signal {
		a.stack[n-2] = to.Adopt(from.Draft())
	}
	return a.changed()
}

// called leaves Direct bellen for where one types what was seen, whatever stood in
// between: that is what was announced.
func (a App) called() (tea.Model, tea.Cmd) {
	next, cmd := a.back()
	cmds := []tea.Cmd{cmd}
	for {
		app := next.(App) // App.back returns nothing else
		if _, between := app.top().(checklist.Model); !between || len(app.stack) < 2 {
			return app, tea.Batch(cmds...)
		}
		next, cmd = app.back()
		cmds = append(cmds, cmd)
	}
}

// changed lets every screen read again, and makes findable what is new.
func (a App) changed() (tea.Model, tea.Cmd) {
	if a.env.Store == nil {
		return a, nil
	}
	since := a.indexed
	a.indexed = a.env.Now()
	next, cmd := a.deliver(nav.Changed{})
	return next, tea.Batch(cmd, a.refresh(since))
}

// home goes back to the first screen with news.
func (a App) home(msg nav.Recorded) (tea.Model, tea.Cmd) {
	a.stack = slices.Clone(a.stack[:1])
	a.news = msg.Notice
	return a.changed()
}

// Keep saves what every screen still holds. It is called after the last
// Update, whatever ended the program.
func (a App) Keep() error {
	var first error
	for _, s := range a.stack {
		k, ok := s.(nav.Keeper)
		if !ok {
			continue
		}
		if err := k.Keep(); err != nil && first == nil {
			first = err
		}
	}
	return first
}
