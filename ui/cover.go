package ui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/screen/acute"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// How long the screen may stand open. A gap between two beats means that the
// lid was closed or the clock was set: then it locks before the next frame.
const (
	lockAfter = 3 * time.Minute
	beatEvery = time.Second
	gap       = 10 * time.Second
	warning   = 20 * time.Second
	retry     = 2 * time.Second
)

type (
	beatMsg struct{ at time.Time }
	keptMsg struct {
		err       error
		elsewhere bool // the words are in an emergency file
	}
	retryMsg struct{}
)

// beat is the heartbeat that sees time pass, or jump.
func (a App) beat() tea.Cmd {
	now := a.env.Now
	return tea.Tick(beatEvery, func(time.Time) tea.Msg { return beatMsg{now()} })
}

func (a App) beaten(msg beatMsg) (tea.Model, tea.Cmd) {
	if a.env.Store == nil {
		return a, nil
	}
	jump := msg.at.Round(0).Sub(a.beatAt.Round(0)) // wall time: a sleeping machine stops the other clock
	a.beatAt = msg.at
	jumped := jump > gap || jump < -gap
	switch {
	case a.phase == curtained && (jumped || a.outstayed()):
		return a.lock()
	case a.phase == covering && jumped:
		a.phase = sealing // a closed lid locks, whatever code is set
	case a.phase.covered():
	case jumped:
		a, cmd := a.cover(sealing)
		return a, tea.Batch(cmd, a.beat())
	case a.idle() >= a.patience():
		a, cmd := a.cover(covering)
		return a, tea.Batch(cmd, a.beat()) // a short code may lift the cover
	case a.soon() != "":
		a.news = "" // it was read long ago, and what is coming matters more
	}
	return a, a.beat()
}

// idle is how long ago the last key was.
func (a App) idle() time.Duration { return a.beatAt.Round(0).Sub(a.keyAt.Round(0)) }

// patience is how long the screen may stand open without a key.
func (a App) patience() time.Duration {
	if n := a.env.Store.Settings().LockAfter; n > 0 {
		return time.Duration(n) * time.Minute
	}
	return lockAfter
}

// soon says that the screen is about to be covered; "" while it is not.
func (a App) soon() string {
	if a.env.Store == nil {
		return ""
	}
	if left := a.patience() - a.idle(); left <= warning && left > 0 {
		return keeping.CoversIn(left)
	}
	return ""
}

// cover blanks the screen at once, then saves everything with the place, and
// ends the program locked, or has a short code lift the cover. Keys that waited are
// forgotten.
func (a App) cover(how phase) (App, tea.Cmd) {
	if a.phase.covered() {
		return a, nil
	}
	a = a.drop()
	a.phase, a.palette, a.refused = how, nil, 0
	if a.env.Store == nil {
		return a, nil // there is no file yet, only a code that others may see
	}
	return a, a.store()
}

// uncovered lifts the cover at any key where no file is open that it would lock.
func (a App) uncovered() App {
	if a.env.Store == nil {
		a.phase = normal
	}
	return a
}

// store returns the command that saves what every screen holds and where the
// worker was.
func (a App) store() tea.Cmd {
	save := a.savePlace(false)
	return func() tea.Msg {
		if err := a.Keep(); err != nil {
			return keptMsg{err: err}
		}
		return keptMsg{err: save()}
	}
}

// refusals is how often the disk may refuse before the words go into an
// emergency file, so that a covered screen never stays without a way out.
const refusals = 3

// kept goes on once everything is on the disk. Until then the screen stays
// blank, and it tries again: words before wiping. Where only the place could
// not be kept there are no words to wait for.
func (a App) kept(msg keptMsg) (tea.Model, tea.Cmd) {
	switch {
	case msg.err == nil:
		return a.draw()
	case len(a.unsaved()) == 0:
		return a.draw()
	case msg.elsewhere:
		a.ending.outcome = Away
		return a, tea.Quit
	}
	a.trouble = text.Error(msg.err)
	if a.refused++; a.refused >= refusals {
		return a, a.storeElsewhere(msg.err)
	}
	return a, a.again()
}

func (a App) again() tea.Cmd {
	return tea.Tick(retry, func(time.Time) tea.Msg { return retryMsg{} })
}

// storeElsewhere returns the command that puts the words into an emergency
// file, which comes back by itself after unlocking.
func (a App) storeElsewhere(cause error) tea.Cmd {
	return func() tea.Msg {
		if _, err := a.emergency(cause); err != nil {
			return retryMsg{}
		}
		return keptMsg{cause, true}
	}
}

// A short code lifts the cover within these, and only where the worker set
// one: until then the keys stay in memory.
const (
	shortFor   = 5 * time.Minute
	shortTries = 3
)

// curtain is what a covered screen takes while a short code can lift it.
type curtain struct {
	since   time.Time
	digits  string
	tries   int
	calling bool // the numbers to call are shown
}

// draw puts the curtain in front once everything is on the disk, or ends the
// program locked when no short code may lift it.
func (a App) draw() (tea.Model, tea.Cmd) {
	if a.phase == sealing || a.env.Store.Settings().ShortCode == "" {
		return a.lock()
	}
	a.phase, a.curtain = curtained, curtain{since: a.env.Now()}
	return a, nil
}

// lock ends the program; the next one asks the passphrase.
func (a App) lock() (tea.Model, tea.Cmd) {
	a.ending.outcome = Covered
	return a, tea.Quit
}

// behind takes a key while the curtain is in front.
func (a App) behind(press tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	c, k := &a.curtain, a.env.Keys
	switch {
	case key.Matches(press, k.Global.Acute):
		c.calling = true
	case key.Matches(press, k.Acute.Back):
		c.calling = false
	case c.calling:
	case key.Matches(press, k.Field.Clip):
		c.digits = c.digits[:max(0, len(c.digits)-1)]
	case len(press.Text) == 1 && press.Text >= "0" && press.Text <= "9":
		c.digits += press.Text
	}
	if len(c.digits) < store.ShortCodeDigits {
		return a, nil
	}
	return a.tried()
}

// tried lifts the cover, or counts.
func (a App) tried() (tea.Model, tea.Cmd) {
	c := &a.curtain
	if a.env.Store.IsShortCode(c.digits) {
		a.phase, a.curtain = normal, curtain{}
		a.keyAt, a.beatAt = a.env.Now(), a.env.Now()
		return a, a.forget()
	}
	c.digits = ""
	c.tries++
	if c.tries >= shortTries {
		return a.lock()
	}
	return a, nil
}

// forget drops the place that was kept: the worker never left it.
func (a App) forget() tea.Cmd {
	s := a.env.Store
	return func() tea.Msg {
		if err := s.ClearPlace(); err != nil {
			return nav.Failure{Err: err}
		}
		return nil
	}
}

// outstayed reports whether the curtain hung as long as it may.
func (a App) outstayed() bool {
	return a.beatAt.Round(0).Sub(a.curtain.since.Round(0)) >= shortFor
}

// covering is what a covered screen shows: the time, what lifts the cover, and
// trouble if there is.
func (a App) covering() tea.View {
	if a.curtain.calling {
		s, _ := acute.Bare(a.env).Update(a.size)
		v := layout.Fit(s.View(), a.size.Width, a.size.Height, 0)
		v.AltScreen = true
		return v
	}
	rows, room := []string{a.env.Now().Format("15:04"), ""}, max(10, a.size.Width-4)
	switch {
	case a.phase == curtained:
		rows = append(rows, keeping.TypeShortCode, strings.Repeat("•", len(a.curtain.digits)))
		rows = append(rows, layout.Wrap(keeping.Tries(shortTries-a.curtain.tries, shortTries), room)...)
		rows = append(rows, "", keeping.CtrlD)
	case a.trouble != "":
		rows = append(rows, layout.Wrap(a.trouble, room)...)
	}
	v := layout.Center(layout.Text(strings.Join(rows, "\n")), a.size.Width, a.size.Height)
	v.AltScreen = true
	return v
}
