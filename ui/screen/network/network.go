// Package network is the page Netwerk: who there is to turn to around a child, in the order
// they are thought of, found by any name they had, with whom the worker knows there.
package network

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/network"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// Model is the page.
type Model struct {
	env       nav.Env
	own       []network.Contact
	damaged   bool // not all of them could be read
	read      bool
	list      rows.Rows
	in        input.Line
	searching bool // letters are typed, and do nothing else
	sure      bool // it is asked whether the contact under the mark may go
	before    *model.Draft
	size      tea.WindowSizeMsg
}

type readMsg struct {
	own     []network.Contact
	damaged bool
}

// doneMsg says what became of a contact, and how it was before.
type doneMsg struct {
	readMsg
	said   string
	before *model.Draft
	err    error
}

// New returns the page; it is read in Init.
func New(env nav.Env) Model { return Model{env: env, in: input.NewLine("", -1, false)} }

// Init reads whom the worker knows.
func (m Model) Init() tea.Cmd {
	env := m.env
	return func() tea.Msg { return contacts(env) }
}

func contacts(env nav.Env) (r readMsg) {
	all, err := env.Store.Contacts()
	for _, d := range all {
		r.own = append(r.own, network.NewContact(d))
	}
	r.damaged = err != nil
	return r
}

// Title names the page and counts whom the worker noted.
func (m Model) Title() nav.Title {
	return nav.Title{Where: reading.NetworkTitle, Right: reading.ContactCount(len(m.own))}
}

// Keys lists what acts on the row under the mark.
func (m Model) Keys() []key.Binding {
	k, n := m.env.Keys, m.env.Keys.Network
	if m.sure {
		return []key.Binding{k.Dialog.Yes, k.Dialog.No}
	}
	var ks []key.Binding
	r, ok := m.row()
	switch {
	case !ok || r.Private:
	case r.own == nil:
		ks = append(ks, text.Named(k.List.Open, reading.NoteContact))
	case m.searching:
		ks = append(ks, k.List.Open)
	default:
		ks = append(ks, k.List.Open, n.Right, n.Remove)
	}
	if !m.searching {
		if m.before != nil {
			ks = append(ks, n.Undo)
		}
		ks = append(ks, n.New, k.List.Search)
	}
	if m.list.At+1 < len(m.rows()) {
		ks = append(ks, k.List.Down)
	}
	return append(ks, k.List.Back)
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.Init()
	case readMsg:
		return m.with(msg), nil
	case doneMsg:
		m = m.with(msg.readMsg)
		if msg.err != nil {
			return m, nav.Send(nav.Failure{Err: msg.err})
		}
		m.before = msg.before
		return m, tea.Batch(nav.Send(nav.Notice(msg.said)), nav.Send(nav.Release{}))
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		if m.searching {
			m.in, _ = m.in.Update(msg)
			m.list.At = 0
		}
	}
	return m, nil
}

// with takes in what was read, with the mark on a contact that was just noted.
func (m Model) with(r readMsg) Model {
	had, again := m.own, m.read
	m.own, m.damaged, m.read = r.own, r.damaged, true
	all := m.rows()
	fresh := slices.IndexFunc(all, func(r row) bool {
		return r.own != nil && !slices.ContainsFunc(had, func(c network.Contact) bool { return c.ID == r.own.ID })
	})
	if again && fresh >= 0 {
		m.list.At = fresh
	}
	m.list = m.list.Within(len(all))
	return m
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k, n := m.env.Keys.List, m.env.Keys.Network
	if m.sure {
		return m.answer(press)
	}
	switch {
	case key.Matches(press, k.Back):
		return m.leave()
	case m.searching && press.Text != "" || m.searching && key.Matches(press, n.Remove):
		m.in, _ = m.in.Update(press)
		m.list.At = 0
		return m, nil
	case key.Matches(press, k.Search):
		m.searching = true
		return m, nil
	case key.Matches(press, n.New):
		return m.note(model.Answers{})
	case key.Matches(press, n.Undo) && m.before != nil:
		return m, m.takeBack()
	}
	if r, ok := m.row(); ok && r.own != nil {
		switch {
		case key.Matches(press, n.Right):
			return m, m.right(r.own.Draft)
		case key.Matches(press, n.Remove):
			m.sure = true
			return m, nil
		}
	}
	var open int
	if m.list, open = m.list.Walk(press, k, len(m.rows()), m.size.Height); open != rows.None {
		return m.open()
	}
	return m, nil
}

// open opens the contact under the mark, or notes one there.
func (m Model) open() (nav.Screen, tea.Cmd) {
	r, ok := m.row()
	switch {
	case !ok:
		return m, nil
	case r.Private:
		return m, nav.Send(nav.Notice(reading.NotNotedHere))
	case r.own == nil:
		return m.note(r.Begin())
	}
	d := r.own.Draft.Clone()
	d.History, d.Spot = model.History{}, model.Spot{}
	m.before = nil
	return m, nav.Send(nav.OpenContact{Draft: d.Sit()})
}

// note begins a contact.
func (m Model) note(with model.Answers) (nav.Screen, tea.Cmd) {
	if m.env.Store.ReadOnly() {
		return m, nav.Send(nav.Notice(text.OnlyReadNow))
	}
	m.before = nil
	return m, nav.Send(nav.OpenContact{Draft: model.Draft{Content: model.Content{Answers: with}}})
}

// leave ends the search first, and then leaves.
func (m Model) leave() (nav.Screen, tea.Cmd) {
	if m.searching || m.in.Value() != "" {
		m.in, m.searching = input.NewLine("", -1, false), false
		m.list = m.list.Within(len(m.rows()))
		return m, nil
	}
	return m, nav.Send(nav.Back{})
}

// answer takes ja or nee; any other key asks on.
func (m Model) answer(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	r, ok := m.row()
	switch k := m.env.Keys.Dialog; {
	case key.Matches(press, k.No), !ok || r.own == nil:
		m.sure = false
	case key.Matches(press, k.Yes):
		m.sure = false
		was := r.own.Draft.Clone()
		return m, m.changed(func() error { return m.env.Store.DropContact(was.ID) }, reading.ContactGone, &was)
	}
	return m, nil
}

// right notes that what stands there is still so today.
func (m Model) right(was model.Draft) tea.Cmd {
	now := was.Clone()
	now.Rev, now.Changed = was.Rev+1, m.env.Now()
	now.Answers[network.QChecked] = model.Answer{model.DateOf(m.env.Now()).String()}
	delete(now.Typing, network.QChecked)
	return m.changed(func() error { return m.env.Store.SaveContact(now) }, reading.ContactRight, &was)
}

// takeBack puts the contact back as it was before the last key that changed one.
func (m Model) takeBack() tea.Cmd {
	was := m.before.Clone()
	was.Rev += 2 // whatever was done to it meanwhile was one further
	return m.changed(func() error { return m.env.Store.SaveContact(was) }, reading.ContactBack, nil)
}

func (m Model) changed(by func() error, said string, before *model.Draft) tea.Cmd {
	env := m.env
	return nav.Wait(func() tea.Msg {
		err := by()
		return doneMsg{contacts(env), said, before, err}
	})
}

// Place remembers the row the mark was on and what was looked for.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtNetwork, Row: m.list.At, Typed: []string{m.in.Value()}}
	if m.searching {
		p.Choices = []string{"zoekt"}
	}
	return p
}

// Return looks again for what was looked for. Whom the worker knows is read in Init, so the
// mark waits for that.
func (m Model) Return(p nav.Place) nav.Screen {
	m.in, m.searching, m.list.At = input.NewLine(p.Word(0), -1, false), p.Choice(0) != "", p.Row
	return m
}
