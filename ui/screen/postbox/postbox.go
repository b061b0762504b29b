// Package postbox is the screen Postvak: the folder that a team shares. It shows what would
// come in and go in, and enter does it; it shows who is in the team, and asks before that
// changes.
package postbox

import (
	"context"
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/store/exchange"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// Model is the screen.
type Model struct {
	env     nav.Env
	ask     *ask      // what is being typed; nil while nothing is
	state   *state    // what was read; nil until it was
	card    bool      // the own card is shown
	done    bool      // the report tells what was done, not what would be
	busy    *nav.Work // what goes on behind the screen; nil while nothing does
	problem string
	top     int // first row of the page in sight
	size    tea.WindowSizeMsg
}

// state is the folder and the team as they were read.
type state struct {
	folder string
	mine   exchange.Card
	report exchange.Report
	err    error // the folder could not be read, or there is no team
}

// New returns the screen; what stands in the folder is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads the folder that was set.
func (m Model) Init() tea.Cmd {
	return func() tea.Msg { return m.would(context.Background(), nil) }
}

// Title names the screen.
func (m Model) Title() nav.Title { return nav.Title{Where: sharing.PostboxTitle} }

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.busy != nil:
		return nil
	case m.ask != nil:
		return []key.Binding{k.Form.Next, k.Form.Back}
	case m.state == nil:
		return []key.Binding{k.Form.Back}
	}
	p := k.Dialog.Postbox
	var out []key.Binding
	if m.can() {
		out = append(out, text.Named(k.Form.Next, sharing.ExchangeNow))
	}
	if len(m.state.report.Changes) > 0 {
		out = append(out, p.Agree)
	}
	out = append(out, p.Card, p.Add)
	if len(m.state.report.Team) > 1 {
		out = append(out, p.Remove)
	}
	out = append(out, p.Folder)
	if m.lowest() > 0 {
		out = append(out, k.Page.Down, k.Page.Up)
	}
	return append(out, k.Form.Back)
}

// can reports whether there is a team and a folder to exchange with. Who is left alone still
// takes out what is there for others.
func (m Model) can() bool {
	return m.state.err == nil && (len(m.state.report.Team) > 1 || m.state.report.Any())
}

// Update takes keys and hears how the work went.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		m.top = min(m.top, m.lowest())
	case readMsg:
		return m.heard(msg)
	case savedMsg:
		return m.saved(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.typed(msg), nil
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	p := k.Dialog.Postbox
	back, next := key.Matches(press, k.Form.Back), key.Matches(press, k.Form.Next)
	switch {
	case m.busy != nil:
		return m, nil
	case m.ask != nil:
		return m.answer(press, back, next)
	case back:
		return m, nav.Send(nav.Back{})
	case m.state == nil:
		return m, nil
	case next && m.can():
		return m.exchange()
	case key.Matches(press, p.Agree) && len(m.state.report.Changes) > 0:
		return m.agree(m.state.report.Changes[0].Words)
	case key.Matches(press, p.Card):
		m.card = !m.card && m.state.mine.Name != ""
		if !m.card && m.state.mine.Name == "" {
			return m.asking(askName), nil
		}
	case key.Matches(press, p.Add):
		return m.asking(askCard), nil
	case key.Matches(press, p.Remove) && len(m.state.report.Team) > 1:
		return m.asking(askMember), nil
	case key.Matches(press, p.Folder):
		return m.asking(askFolder), nil
	default:
		m.top, _ = sight.Turned(press, k.Page, m.top, layout.Count(m.page()), m.size.Height)
	}
	return m, nil
}

// heard takes what was read of the folder.
func (m Model) heard(msg readMsg) (nav.Screen, tea.Cmd) {
	if m.busy != msg.work {
		return m, nil
	}
	m.busy, m.state, m.done = nil, &msg.state, msg.done
	if m.ask != nil {
		return m, nil // somebody was typing before the screen was covered
	}
	m.problem = ""
	switch err := msg.state.err; {
	case msg.state.folder == "":
		m = m.asking(askFolder)
	case errors.Is(err, exchange.ErrName):
		m = m.asking(askName)
	case err != nil:
		m.problem = text.Error(err)
	}
	if msg.done {
		m.top = 0
		return m, tea.Batch(nav.Send(nav.Sudden{}), nav.Send(nav.Changed{}))
	}
	return m, nav.Send(nav.Sudden{})
}

// Place remembers what was being typed.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtPostbox, Top: m.top}
	if m.ask != nil {
		p.Row, p.Typed = int(m.ask.kind)+1, []string{m.ask.in.Value()}
	}
	return p
}

// Holds reports whether something is being typed.
func (m Model) Holds() bool { return m.ask != nil && m.ask.in.Value() != "" }

// Return goes on with what was being typed.
func (m Model) Return(p nav.Place) nav.Screen {
	if m.top = p.Top; p.Row > 0 {
		m = m.asking(kind(p.Row - 1))
		m.ask.in = input.NewLine(p.Word(0), -1, false)
	}
	return m
}
