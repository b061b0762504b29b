// Package settings is the page Instellingen: when the screen covers itself and
// how the cover is lifted, and every way into the file.
package settings

import (
	"cmp"
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Model is the page.
type Model struct {
	env nav.Env
	state
	at   int
	wish string // what an arrow points at on the row; "" while on nothing else
	ask  *ask   // something is being asked below the row; nil when not
	busy bool
	size tea.WindowSizeMsg
}

// state is what is set, and how the file opens.
type state struct {
	set   model.Settings
	slots []store.SlotInfo
}

type doneMsg struct{ said string }

// New returns the page; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads what is set and how the file opens.
func (m Model) Init() tea.Cmd {
	s := m.env.Store
	return func() tea.Msg { return state{s.Settings(), s.Slots()} }
}

// Title names the page.
func (m Model) Title() nav.Title { return nav.Title{Where: keeping.SettingsTitle} }

// Keys lists what acts on the row under the mark.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.busy:
		return nil
	case m.ask != nil:
		return m.ask.keys(k)
	}
	var ks []key.Binding
	switch r := m.row(); {
	case r.turns():
		if m.wish != "" {
			ks = append(ks, text.Named(k.Settings.Open, keeping.TakeThis))
		}
		less, more := k.Settings.Less, k.Settings.More
		if r.kind == rowCover {
			less, more = text.Named(less, keeping.Shorter), text.Named(more, keeping.Longer)
		}
		ks = append(ks, less, more)
	case r.opens:
		ks = append(ks, k.Settings.Open)
	}
	if m.row().goes && !m.lastWayBack() {
		ks = append(ks, k.Settings.Remove)
	}
	if m.at < len(m.rows())-1 {
		ks = append(ks, k.Settings.Down)
	}
	return append(ks, k.Settings.Back)
}

// Update takes keys and hears what was read or done.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case state:
		m.state = msg
		m.at = max(0, min(m.at, len(m.rows())-1))
	case nav.Changed:
		return m, m.Init()
	case doneMsg:
		m.busy = false
		return m, tea.Batch(m.Init(), nav.Send(nav.Notice(msg.said)))
	case nav.Failure:
		m.busy = false
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		if m.ask != nil {
			return m.asked(msg)
		}
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Settings
	switch {
	case m.busy:
		return m, nil
	case m.ask != nil:
		return m.asked(press)
	case key.Matches(press, k.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Up):
		m.at, m.wish = max(0, m.at-1), ""
	case key.Matches(press, k.Down):
		m.at, m.wish = min(len(m.rows())-1, m.at+1), ""
	case key.Matches(press, k.Less):
		return m.point(-1), nil
	case key.Matches(press, k.More):
		return m.point(+1), nil
	case key.Matches(press, k.Open):
		return m.open()
	case key.Matches(press, k.Remove) && m.lastWayBack():
		return m, nav.Send(nav.Notice(keeping.NoWayBack))
	case key.Matches(press, k.Remove) && m.row().goes:
		m.ask = m.toRemove()
	}
	return m, nil
}

// lastWayBack reports whether nothing but what stands on the row opens the file
// when the passphrase is forgotten.
func (m Model) lastWayBack() bool {
	r := m.row()
	return r.goes && (r.kind == rowPaper || r.kind == rowOffice) && len(m.slots) <= 2
}

// minutes are how long the screen may stand open without a key.
var minutes = []int{1, 2, 3, 5, 10, 15}

// values are what an arrow can point at on a row, and which of them is set.
func (m Model) values(r row) (all []string, set string) {
	switch r.kind {
	case rowCover:
		for _, n := range minutes {
			all = append(all, strconv.Itoa(n))
		}
		return all, strconv.Itoa(m.patience())
	case rowWork:
		for _, p := range m.env.Region.Profiles() {
			all = append(all, p.Name)
		}
		return all, m.env.Region.Profiles().Of(m.set.Author.Profile).Name
	default:
		return nil, ""
	}
}

// turns reports a row on which an arrow points at another value, which enter takes.
func (r row) turns() bool { return r.kind == rowCover || r.kind == rowWork }

// point moves to the value before or after.
func (m Model) point(by int) Model {
	all, set := m.values(m.row())
	if len(all) == 0 {
		return m
	}
	from := cmp.Or(m.wish, set)
	if m.wish = all[max(0, min(len(all)-1, slices.Index(all, from)+by))]; m.wish == set {
		m.wish = ""
	}
	return m
}

// take sets what an arrow points at.
func (m Model) take() (nav.Screen, tea.Cmd) {
	to := m.wish
	m.wish = ""
	switch kind := m.row().kind; {
	case to == "":
		return m, nil
	case kind == rowWork:
		return m, m.save(func(set *model.Settings) { m.work(set, to) }, keeping.WorkKept(m.env.Region.Profiles().Of(to).Police))
	}
	n, _ := strconv.Atoi(to) //nolint:errcheck // one of minutes
	m.set.LockAfter = n
	return m, m.save(func(set *model.Settings) { set.LockAfter = n }, keeping.CoverAfter(n))
}

// work sets another line of work. A role in words of one's own stays.
func (m Model) work(set *model.Settings, to string) {
	all, a := m.env.Region.Profiles(), &set.Author
	next := all.Of(to)
	if a.Role == "" || a.Role == all.Of(a.Profile).Label {
		a.Role = next.Label
	}
	a.Profile, set.Police = next.Name, next.Police
}

func (m Model) patience() int {
	if slices.Contains(minutes, m.set.LockAfter) {
		return m.set.LockAfter
	}
	return 3
}

// save changes the settings as they are in the file now.
func (m Model) save(change func(*model.Settings), said string) tea.Cmd {
	s := m.env.Store
	return nav.Then(func() error { return s.UpdateSettings(change) }, doneMsg{said})
}

// open asks what the row under the mark needs.
func (m Model) open() (nav.Screen, tea.Cmd) {
	switch m.row().kind {
	case rowShort:
		m.ask = newDigits()
	case rowPassphrase:
		return m, nav.Send(nav.OpenPassphrase{})
	case rowPaper:
		return m, nav.Send(nav.OpenRecovery{})
	case rowAddOffice:
		m.ask = newRecipient()
	case rowRewrite:
		return m, nav.Send(nav.OpenRewrite{})
	case rowName:
		m.ask = m.newAuthor(askName)
	case rowOrg:
		m.ask = m.newAuthor(askOrg)
	case rowPhone:
		m.ask = m.newAuthor(askPhone)
	case rowCover, rowWork:
		return m.take()
	case rowRegion:
		return m, nav.Send(nav.OpenRegion{})
	case rowReceiver, rowAddReceiver:
		m.ask = m.newReceiver()
	case rowOffice:
	}
	return m, nil
}

// Place remembers the row the mark was on, and what was being typed, unless that is a
// secret.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtSettings, Row: m.at}
	if m.Holds() {
		p.Top, p.Typed = int(m.ask.kind), []string{m.ask.in.Value()}
	}
	return p
}

// Holds reports whether words that are no secret are being typed.
func (m Model) Holds() bool { return m.ask != nil && lines[m.ask.kind] != "" }

// Return puts the mark back, and what was being typed.
func (m Model) Return(p nav.Place) nav.Screen {
	m.at = p.Row
	if kind := askKind(p.Top); len(p.Typed) > 0 && lines[kind] != "" {
		m.ask = newLine(kind, p.Word(0))
	}
	return m
}
