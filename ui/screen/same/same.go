// Package same is the screen on which two subjects turn out to be one, or one of them to be
// another after all. Both are shown side by side before it happens.
package same

import (
	"errors"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/known"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// Model is the screen.
type Model struct {
	env    nav.Env
	id     model.ID
	apart  bool // one of those it is, is another after all
	who    model.Subject
	all    []known.Subject // who may be chosen
	read   bool
	in     input.Line
	list   input.Picker
	chosen model.ID // whom it is shown beside; zero while somebody is to be chosen
	sides  [2]side
	first  model.Code // the code that stays, or is left
	other  model.Code
	shift  int
	busy   bool
	size   tea.WindowSizeMsg
}

type readMsg struct {
	who model.Subject
	all []known.Subject
	err error
}

type sidesMsg struct {
	chosen       model.ID
	sides        [2]side
	first, other model.Code
	shift        int
	err          error
}

type doneMsg struct {
	said string
	err  error
}

// New opens it for one subject.
func New(env nav.Env, o nav.OpenSame) Model {
	return Model{env: env, id: o.Subject, apart: o.Apart, in: input.NewLine("", -1, false), list: input.Picker{At: 0}}
}

// At makes it again where it was covered.
func At(env nav.Env, p nav.Place) nav.Placed {
	return New(env, nav.OpenSame{Subject: p.Subject, Apart: p.Choice(0) == apart})
}

// Init reads who may be chosen, and whom it stands beside.
func (m Model) Init() tea.Cmd { return tea.Batch(m.candidates(), m.beside()) }

func (m Model) candidates() tea.Cmd {
	env, id, apart := m.env, m.id, m.apart
	return func() tea.Msg {
		who, err := env.Store.Subject(id)
		if err != nil {
			return readMsg{err: err}
		}
		return readMsg{who: who, all: candidates(env, who, apart)}
	}
}

func (m Model) beside() tea.Cmd {
	env, id, chosen, apart := m.env, m.id, m.chosen, m.apart
	if chosen.IsZero() {
		return nil
	}
	return func() tea.Msg { return together(env, id, chosen, apart) }
}

// Title names the subject by its code.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: reading.SameTitle, Who: m.who.Code.String()}
	if m.apart {
		t.Where = reading.ApartTitle
	}
	return t
}

// Keys lists what acts.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Form
	switch {
	case m.busy:
		return nil
	case !m.chosen.IsZero() && m.apart:
		return []key.Binding{text.Named(k.Next, reading.ApartDo), k.Back}
	case !m.chosen.IsZero():
		return []key.Binding{text.Named(k.Next, reading.SameDo), k.Back}
	case len(m.found()) == 0:
		return []key.Binding{k.Back}
	}
	ks := []key.Binding{text.Named(k.Next, text.Choose)}
	if len(m.found()) > 1 {
		ks = append(ks, text.Named(k.Down, reading.NextOne))
	}
	return append(ks, k.Back)
}

// Update takes keys and hears what was read or done.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.Init()
	case readMsg:
		return m.known(msg)
	case sidesMsg:
		if msg.chosen != m.chosen {
			return m, nil
		}
		if msg.err != nil {
			m.chosen = model.ID{}
			return m, nav.Send(nav.Notice(reading.SameGone))
		}
		m.sides, m.first, m.other, m.shift = msg.sides, msg.first, msg.other, msg.shift
	case doneMsg:
		m.busy = false
		if msg.err != nil {
			return m, tea.Batch(nav.Send(nav.Release{}), failed(msg.err))
		}
		return m, tea.Batch(nav.Send(nav.Back{}), nav.Send(nav.Notice(msg.said)), nav.Send(nav.Changed{}), nav.Send(nav.Release{}))
	case tea.PasteMsg:
		if m.chosen.IsZero() {
			m.in, _ = m.in.Update(msg)
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

// known takes in who may be chosen. Of one there is nothing to choose.
func (m Model) known(msg readMsg) (nav.Screen, tea.Cmd) {
	if msg.err != nil {
		return m, tea.Batch(nav.Send(nav.Back{}), failed(msg.err))
	}
	m.who, m.all = msg.who, msg.all
	if first := !m.read; first && m.apart && len(m.all) == 1 && m.chosen.IsZero() {
		m.read, m.chosen = true, m.all[0].Subject.ID
		return m, m.beside()
	}
	m.read = true
	return m, nil
}

// errGone says that one of the two is not there any more, or is the other by now.
var errGone = errors.New("same: nobody to be the same as")

func failed(err error) tea.Cmd {
	switch {
	case errors.Is(err, store.ErrUnlike):
		return nav.Send(nav.Notice(reading.SameUnlike))
	case errors.Is(err, store.ErrNotFound):
		return nav.Send(nav.Notice(reading.SameGone))
	}
	return nav.Send(nav.Failure{Err: err})
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	back := key.Matches(press, k.Back)
	switch {
	case m.busy:
		return m, nil
	case back && !m.chosen.IsZero() && len(m.all) > 1:
		m.chosen = model.ID{}
		return m, nil
	case back:
		return m, nav.Send(nav.Back{})
	case !m.chosen.IsZero() && key.Matches(press, k.Next) && m.other != "":
		m.busy = true
		return m, m.say()
	case !m.chosen.IsZero():
		return m, nil
	}
	return m.choose(press)
}

func (m Model) choose(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	found := m.found()
	list, taken, used := m.list.Key(press, m.env.Keys.Form, len(found))
	switch {
	case used && taken >= 0:
		m.chosen, m.other = found[taken].Subject.ID, ""
		return m, m.beside()
	case used:
		m.list = list
		return m, nil
	case key.Matches(press, m.env.Keys.Form.Next):
		return m, nil
	}
	m.in, _ = m.in.Update(press)
	m.list.At = 0
	return m, nil
}

func (m Model) found() []known.Subject { return known.Matching(m.all, m.in.Value(), input.PickerRows) }

// say has the file know of it, and then lists and searching.
func (m Model) say() tea.Cmd {
	env, id, other, parted := m.env, m.id, m.chosen, m.apart
	said := reading.SameDone(m.first, m.other)
	if parted {
		said = reading.ApartDone(m.other)
	}
	return nav.Wait(func() tea.Msg {
		about := slices.Concat(env.Store.SignalsOf(id), env.Store.SignalsOf(other))
		err := error(nil)
		if parted {
			err = env.Store.PartSubject(other)
		} else {
			err = env.Store.JoinSubjects(id, other)
		}
		if err != nil {
			return doneMsg{err: err}
		}
		for _, h := range about {
			if err := env.Search.Refresh(env.Store, h.Signal); err != nil && !errors.Is(err, store.ErrNotFound) {
				return doneMsg{err: err}
			}
		}
		return doneMsg{said: said}
	})
}

// apart is how a place says which of the two the screen was opened for.
const apart = "toch_twee"

// Place remembers what was typed and who was chosen.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtSame, Subject: m.id, Row: m.list.At, Typed: []string{m.in.Value()}, Choices: []string{""}}
	if m.apart {
		p.Choices[0] = apart
	}
	if !m.chosen.IsZero() {
		p.Signals = []model.ID{m.chosen}
	}
	return p
}

// Return puts it back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.in, m.list.At, m.chosen = input.NewLine(p.Word(0), -1, false), p.Row, p.Signal()
	return m
}
