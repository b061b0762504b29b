// Package signalpage is one signal as a readable page, with its versions and
// what changed from one to the next. Reading changes nothing.
package signalpage

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/formbook"
	"tijdig/ui/amend"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/recording"
)

// Model is the screen.
type Model struct {
	nav.KeysOnly
	env nav.Env
	id  model.ID
	state
	shown   bool // the name is shown
	listing bool // the versions are shown instead of the page
	at      int  // the version under the mark, zero-based
	reading bool // that version is shown, to read only
	top     int  // first row in sight
	size    tea.WindowSizeMsg
}

// state is what was read of a signal.
type state struct {
	asked    model.ID
	signal   model.Signal   // the newest current version
	beside   []model.Signal // versions that are current too: they must be settled
	subject  model.Subject
	name     string
	code     string     // what the signal is called
	was      string     // and was, where its subject is shown as another; "" for the same
	form     *form.Form // it was entered with; nil where that was not read
	known    bool       // its questions are known
	versions []model.Signal
	err      error
}

// New opens the page of a signal.
func New(env nav.Env, id model.ID) Model { return Model{env: env, id: id} }

// Init reads the signal, and notes that one was read, never which.
func (m Model) Init() tea.Cmd {
	return tea.Batch(m.read(), nav.Viewed(m.env.Store, func() int { return 1 }))
}

func (m Model) read() tea.Cmd {
	env, id := m.env, m.id
	return func() tea.Msg { return read(env, id) }
}

func read(env nav.Env, id model.ID) (msg state) {
	msg.asked = id
	s := env.Store
	if msg.signal, msg.err = s.Signal(id); msg.err != nil {
		return msg
	}
	currents, err := s.Currents(id)
	if msg.err = err; err != nil {
		return msg
	}
	for _, c := range currents {
		if c.Revision != msg.signal.Revision {
			msg.beside = append(msg.beside, c)
		}
	}
	if msg.versions, msg.err = s.Revisions(id); msg.err != nil {
		return msg
	}
	if msg.subject, msg.err = s.Subject(msg.signal.Subject); msg.err != nil {
		return msg
	}
	msg.form, msg.known = formbook.For(s, env.Form, msg.signal.FormRef, msg.signal.Content)
	msg.code, msg.was = s.SignalCode(msg.signal), ""
	if one, joined := s.Joined(msg.signal.Subject); joined && one.ID != msg.signal.Subject {
		m, _ := one.Find(msg.signal.Subject)
		msg.was = model.SignalCode(m.Code, msg.signal.N)
	}
	names, err := s.Names(msg.signal.Subject)
	msg.name, msg.err = strings.Join(names, ", "), err
	return msg
}

// Title names the signal and its version.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: reading.SignalTitle}
	if m.subject.Code != "" {
		t.Who = m.code
		t.More = recording.Scope(m.subject.Kind, model.Content{Answers: m.signal.Answers})
	}
	switch n := len(m.versions); {
	case m.reading:
		t.Right = reading.VersionAmong(m.at+1, n)
	case n > 0:
		t.Right = reading.Version(n)
	}
	return t
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Page
	switch {
	case m.reading:
		var ks []key.Binding
		if rows := layout.Count(m.page()); m.top < rows-m.size.Height {
			ks = append(ks, k.Down)
		}
		if m.top > 0 {
			ks = append(ks, k.Up)
		}
		if m.name != "" {
			ks = append(ks, k.Names)
		}
		return append(ks, k.Back)
	case m.listing:
		var ks []key.Binding
		if m.at < len(m.versions)-1 {
			ks = append(ks, text.Named(k.Up, "nieuwer"))
		}
		if m.at > 0 {
			ks = append(ks, text.Named(k.Down, "ouder"))
		}
		return append(ks, m.env.Keys.List.Open, k.Back)
	}
	if len(m.beside) > 0 {
		k.Edit = text.Named(k.Edit, reading.SettleKey)
	}
	return []key.Binding{k.Edit, k.Step, k.Versions, k.Who, k.HandOver, k.New, k.Back}
}

// Actions lists what the palette offers beside the bar.
func (m Model) Actions() []key.Binding {
	k := m.env.Keys.Page
	if m.listing {
		return []key.Binding{k.PageDown, k.PageUp}
	}
	return []key.Binding{k.Names, k.Undo, k.Redo, k.Down, k.Up, k.PageDown, k.PageUp}
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.read()
	case state:
		if msg.asked == m.id {
			m.state = msg
			if msg.form != nil {
				m.env.Form = msg.form
			}
			m.at = max(0, min(m.at, len(m.versions)-1))
			m.reading = m.reading && len(m.versions) > 0
		}
	case walkedMsg:
		return m, m.walked(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Page
	switch {
	case m.reading:
		return m.readKey(press)
	case m.listing:
		return m.listKey(press)
	case key.Matches(press, k.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Up, k.Down, k.PageUp, k.PageDown):
		m.top = m.scrolled(press)
	case m.err != nil || m.subject.ID.IsZero():
	case key.Matches(press, k.Edit):
		return m, m.edit(model.Spot{}, false)
	case key.Matches(press, k.Step):
		return m, m.edit(model.Spot{Question: model.QSteps, Line: -1}, false)
	case key.Matches(press, k.Versions):
		m.listing = true
		m = m.chosen(len(m.versions) - 1)
	case key.Matches(press, k.Who):
		return m, nav.Send(nav.OpenSubject{Subject: m.subject.ID})
	case key.Matches(press, k.HandOver):
		return m, nav.Send(nav.OpenHandOver{Signals: []model.ID{m.id}})
	case key.Matches(press, k.New):
		return m, nav.Send(nav.NewAbout(m.subject, m.name, m.signal.Band()))
	case key.Matches(press, k.Undo):
		return m, m.undo()
	case key.Matches(press, k.Redo):
		return m, m.redo()
	case key.Matches(press, k.Names):
		m.shown = !m.shown
	}
	return m, nil
}

func (m Model) scrolled(press tea.KeyPressMsg) int {
	top, _ := sight.Turned(press, m.env.Keys.Page, m.top, layout.Count(m.page()), m.size.Height)
	return top
}

// edit opens a concept of the next version, or the one there already is. The
// recorded version stands until the concept is recorded.
func (m Model) edit(at model.Spot, call bool) tea.Cmd {
	env, id := m.env, m.id
	return nav.Wait(func() tea.Msg {
		d, err := amend.Next(env, id)
		if err != nil {
			return nav.Failure{Err: err}
		}
		if at.Question != "" || d.Rev == 0 {
			d.Spot = at
		}
		return nav.OpenIntake{Draft: d, Call: call, Form: env.Form}
	})
}

// Call opens Direct bellen while it was not answered. See [nav.Caller].
func (m Model) Call() tea.Cmd {
	if m.err != nil || m.subject.ID.IsZero() || m.signal.Call() != model.CallOpen {
		return nil
	}
	return m.edit(model.Spot{}, true)
}

// Place remembers which page was read and how far; a name is hidden again.
func (m Model) Place() nav.Place {
	return nav.Place{Screen: nav.AtSignal, Signals: []model.ID{m.id}, Top: m.top, Choices: []string{
		strconv.FormatBool(m.listing), strconv.Itoa(m.at), strconv.FormatBool(m.reading),
	}}
}

// Return goes on reading.
func (m Model) Return(p nav.Place) nav.Screen {
	m.top, m.listing, m.reading = p.Top, p.Choice(0) == "true", p.Choice(2) == "true"
	m.at, _ = strconv.Atoi(p.Choice(1)) //nolint:errcheck // a place of another day begins at the top
	return m
}
