// Package today is the first screen: what asks for attention. It shows codes
// and never a name, because others may be looking.
package today

import (
	"reflect"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/agenda"
	"tijdig/model/dates"
	"tijdig/store"
	"tijdig/ui/amend"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/listing"
)

// Model is the screen.
type Model struct {
	nav.KeysOnly
	env    nav.Env
	agenda agenda.Agenda
	file   state
	ready  bool // the agenda was read once
	stale  bool // it is being read, or read again
	asked  int  // the number of the newest reading
	early  []tea.KeyPressMsg
	any    bool        // there is something in the file
	done   nav.Amended // what was just done from a list, and can be taken back
	at     int         // the row under the mark
	size   tea.WindowSizeMsg
}

// state is what the file itself asks attention for.
type state struct {
	warnings []store.Warning
	due      int // signals that may be destroyed
	waited   int // for so many hand-overs to be confirmed
}

type agendaMsg struct {
	number int // of the reading
	agenda agenda.Agenda
	any    bool
}

type (
	fileMsg   state
	thrownMsg struct{}
)

// waits reports a warning that asks for nothing today; it stands on Bestand.
func waits(w store.Warning) bool { return w == store.WarnWeakKDF }

// New returns the screen; it reads the agenda in Init.
func New(env nav.Env) Model { return Model{env: env, stale: true} }

// Init reads the agenda. How the file stands is read once that is there: beside it, it would
// have the first screen wait.
func (m Model) Init() tea.Cmd { return m.read() }

func (m Model) read() tea.Cmd {
	env, number := m.env, m.asked
	return func() tea.Msg {
		heads := env.Store.Heads()
		a := agenda.New(heads.Len(), heads.Read, model.DateOf(env.Now()), env.Region.Terms())
		a.Danger = append(a.Danger, asked(env.Store, a.Unsure)...)
		return agendaMsg{number, a, heads.Len() > 0}
	}
}

// asked returns those of which a call is open, going by the signals themselves. One
// that cannot be read counts among them.
func asked(s *store.Store, heads []*model.Head) []*model.Head {
	return slices.DeleteFunc(slices.Clone(heads), func(h *model.Head) bool {
		if h.Concept {
			d, err := s.Draft(h.Draft)
			return err == nil && d.Call() != model.CallOpen
		}
		sig, err := s.Signal(h.Signal)
		return err == nil && sig.Call() != model.CallOpen
	})
}

// look reads again how the file stands: what is the matter with it may be
// found after it was opened.
func (m Model) look() tea.Cmd {
	env := m.env
	return func() tea.Msg { return fileMsg(stateOf(env)) }
}

func stateOf(env nav.Env) state {
	f := state{warnings: slices.DeleteFunc(env.Store.Warnings(), waits)}
	if due, err := env.Store.Due(env.Region.Terms().DueBefore(env.Now())); err == nil { // damage is among the warnings
		f.due = len(due)
	}
	if all, err := env.Store.Waiting(); err == nil {
		f.waited = len(all)
	}
	return f
}

// Title names the screen and the moment.
func (m Model) Title() nav.Title {
	return nav.Title{Where: listing.Today, Right: dates.Show(model.SeenAt(m.env.Now()), m.env.Now())}
}

// Status says that nothing is waiting to be saved.
func (m Model) Status() nav.Status {
	return nav.Status{Text: text.AllSavedAt(m.env.Saved())}
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Today
	ks := []key.Binding{k.New, k.Scribbles}
	if _, ok := m.step(); ok {
		ks = append(ks, k.Done)
	}
	if m.done.Can() {
		ks = append(ks, k.Undo)
	}
	if n := len(numbered(m.rows())); n > 0 {
		ks = append(ks, text.UpTo(k.Open, n))
	}
	if m.any {
		ks = append(ks, k.Followup, k.Search, k.Signals)
	}
	return ks
}

// Actions lists what the palette offers beside the bar.
func (m Model) Actions() []key.Binding {
	k := m.env.Keys.Today
	bs := []key.Binding{k.New, k.Scribbles, k.Search, k.Signals, k.Followup, k.Lines, k.Overview, k.Network, k.File, k.Receive, k.Postbox, k.Settings}
	if _, ok := m.concept(); ok {
		bs = append(bs, k.Discard)
	}
	return bs
}

// Update reads the agenda again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case agendaMsg:
		if msg.number < m.asked {
			return m, nil // it was read before the last change
		}
		was, danger := m.rows(), len(m.agenda.Danger)
		fresh := !m.ready
		m.agenda, m.any, m.ready, m.stale = msg.agenda, msg.any, true, false
		m.at = m.stays(was, fresh)
		if !fresh && len(m.agenda.Danger) > danger {
			m.at = 0 // what is to be called about is in sight
		}
		next, cmd := m.catchUp()
		return next, tea.Batch(cmd, m.look())
	case nav.Indexed, nav.Verified:
		return m, m.look()
	case fileMsg:
		m.file = state(msg)
		m.at = max(0, min(m.at, len(m.rows())-1))
	case nav.Changed:
		return m.again()
	case nav.Failure:
		if m.stale {
			return m.again()
		}
	case nav.Amended:
		m.done = msg
	case stepMsg:
		return m.stepped(nav.Amended{Signal: msg.done, Back: listing.StepNotDone}, msg.news)
	case amend.Undone:
		return m.stepped(msg.Left, msg.News)
	case thrownMsg:
		next, cmd := m.again()
		return next, tea.Batch(cmd, nav.Send(nav.Notice(keeping.ThrownAway)), nav.Send(nav.Release{}))
	case tea.KeyPressMsg:
		if m.stale {
			m.early = append(slices.Clip(m.early), msg)
			return m, nil
		}
		return m.key(msg)
	}
	return m, nil
}

// stays is where the mark goes when the rows were read again: with what it was on, and where
// that is gone, or was never drawn, to the same place. On the first row it stays: what came
// last is often above what was there.
func (m Model) stays(was []row, fresh bool) int {
	rows := m.rows()
	if !fresh && m.at > 0 && m.at < len(was) {
		on := func(r row) bool { return reflect.DeepEqual(r.msg, was[m.at].msg) }
		if i := slices.IndexFunc(rows, on); i >= 0 {
			return i
		}
	}
	return max(0, min(m.at, len(rows)-1))
}

// Waits reports that there is nothing to show yet. See [nav.Waiter].
func (m Model) Waits() bool { return !m.ready }

// Stale reports that the agenda is being read. See [nav.Stale].
func (m Model) Stale() bool { return m.stale }

// again reads the agenda anew: what was shown until now, and any reading that is under
// way, is of before.
func (m Model) again() (nav.Screen, tea.Cmd) {
	m.asked, m.stale = m.asked+1, true
	return m, m.Init()
}

// catchUp does what was pressed before the agenda was there: a digit means the row
// that the worker knows to be there, not the one of an older or empty page. Keys
// after the first go to the screen that it may have opened.
func (m Model) catchUp() (nav.Screen, tea.Cmd) {
	var cmds []tea.Cmd
	for _, press := range m.early {
		cmds = append(cmds, nav.Send(press))
	}
	m.early = nil
	return m, tea.Batch(cmds...) // each is carried out before the next key that is pressed
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Today
	rows := m.rows()
	switch {
	case key.Matches(press, k.New):
		return m, nav.Send(nav.OpenIntake{})
	case key.Matches(press, k.Scribbles):
		return m, nav.Send(nav.OpenScribbles{})
	case key.Matches(press, k.Signals):
		return m, nav.Send(nav.OpenSignals{})
	case key.Matches(press, k.Followup):
		return m, nav.Send(nav.OpenFollowup{})
	case key.Matches(press, k.Lines):
		return m, nav.Send(nav.OpenLines{})
	case key.Matches(press, k.Overview):
		return m, nav.Send(nav.OpenOverview{})
	case key.Matches(press, k.Search):
		return m, nav.Send(nav.OpenSignals{Search: true})
	case key.Matches(press, k.File):
		return m, nav.Send(nav.OpenHealth{})
	case key.Matches(press, k.Receive):
		return m, nav.Send(nav.OpenReceive{})
	case key.Matches(press, k.Postbox):
		return m, nav.Send(nav.OpenPostbox{})
	case key.Matches(press, k.Network):
		return m, nav.Send(nav.OpenNetwork{})
	case key.Matches(press, k.Settings):
		return m, nav.Send(nav.OpenSettings{})
	case key.Matches(press, k.Discard):
		if _, ok := m.concept(); ok {
			return m, m.discard()
		}
	case key.Matches(press, k.Done):
		if id, ok := m.step(); ok {
			return m, m.finish(id)
		}
	case key.Matches(press, k.Undo) && m.done.Can():
		return m, amend.TakeBack(m.env, m.done)
	case key.Matches(press, k.Open):
		if digits := numbered(rows); int(press.Text[0]-'1') < len(digits) {
			return m, digits[press.Text[0]-'1'].open()
		}
	case key.Matches(press, k.Up):
		m.at = max(0, m.at-1)
	case key.Matches(press, k.Down):
		m.at = max(0, min(len(rows)-1, m.at+1))
	case key.Matches(press, k.Enter) && m.at < len(rows):
		return m, rows[m.at].open()
	}
	return m, nil
}

// concept returns the concept under the mark.
func (m Model) concept() (model.ID, bool) {
	rows := m.rows()
	if m.at >= len(rows) {
		return model.ID{}, false
	}
	c, ok := rows[m.at].msg.(nav.OpenConcept)
	return c.Draft, ok
}

// discard throws the concept under the mark away. It can be taken back.
func (m Model) discard() tea.Cmd {
	id, _ := m.concept()
	s := m.env.Store
	return nav.Wait(nav.Then(func() error { return s.Discard(id) }, thrownMsg{}))
}

// Place remembers the row the mark was on.
func (m Model) Place() nav.Place { return nav.Place{Screen: nav.AtToday, Row: m.at} }

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.at = p.Row
	return m
}
