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
	"tijdig/ui/text/keeping"
)

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
	if a.sealing || a.env.Store.Settings().ShortCode == "" {
		return a.lock()
	}
	a.curtain = &curtain{since: a.env.Now()}
	return a, nil
}

// lock ends the program; the next one asks the passphrase.
func (a App) lock() (tea.Model, tea.Cmd) {
	a.ending.outcome = Covered
	return a, tea.Quit
}

// behind takes a key while the curtain is in front.
func (a App) behind(press tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	c := *a.curtain
	k := a.env.Keys
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
	a.curtain = &c
	if len(c.digits) < store.ShortCodeDigits {
		return a, nil
	}
	return a.tried()
}

// tried lifts the cover, or counts.
func (a App) tried() (tea.Model, tea.Cmd) {
	c := *a.curtain
	if a.env.Store.IsShortCode(c.digits) {
		a.curtain, a.blank = nil, false
		a.keyAt, a.beatAt = a.env.Now(), a.env.Now()
		return a, a.forget()
	}
	c.digits = ""
	c.tries++
	a.curtain = &c
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
	return a.curtain != nil && a.beatAt.Round(0).Sub(a.curtain.since.Round(0)) >= shortFor
}

// covering is what a covered screen shows: the time, what lifts the cover, and
// trouble if there is.
func (a App) covering() tea.View {
	if a.curtain != nil && a.curtain.calling {
		s, _ := acute.Bare(a.env).Update(a.size)
		v := layout.Fit(s.View(), a.size.Width, a.size.Height, 0)
		v.AltScreen = true
		return v
	}
	rows := []string{a.env.Now().Format("15:04"), ""}
	switch {
	case a.curtain != nil:
		rows = append(rows, keeping.TypeShortCode, strings.Repeat("•", len(a.curtain.digits)), keeping.Tries(shortTries-a.curtain.tries, shortTries), "", keeping.CtrlD)
	case a.trouble != "":
		rows = append(rows, layout.Wrap(a.trouble, max(10, a.size.Width-4))...)
	}
	v := layout.Center(layout.Text(strings.Join(rows, "\n")), a.size.Width, a.size.Height)
	v.AltScreen = true
	return v
}
