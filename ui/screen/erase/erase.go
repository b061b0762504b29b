// Package erase is the screen Vernietigen: what goes for good, the code
// typed as proof that it was read, and the receipt. It knows no clock: only
// the worker destroys.
package erase

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Model is the screen.
type Model struct {
	env  nav.Env
	id   model.ID   // of the subject
	only []model.ID // of its signals; none means all
	state
	in      input.Line // the code
	wrong   bool
	busy    bool
	receipt *store.Receipt // nil until it was done
	partly  bool           // it was done, and something after it failed
	size    tea.WindowSizeMsg
}

// state is what was read of the subject.
type state struct {
	subject model.Subject
	heads   []model.Head // what goes
	also    []model.Code // of the others it is, who go along
	stay    int          // signals about the same that stay
	err     error
}

type doneMsg struct {
	receipt store.Receipt
	err     error
}

// New asks about a subject: all of it, or only these of its signals.
func New(env nav.Env, subject model.ID, only []model.ID) Model {
	return Model{env: env, id: subject, only: only, in: input.NewLine("", -1, false)}
}

// Init reads what would go.
func (m Model) Init() tea.Cmd {
	env, id, only := m.env, m.id, m.only
	return func() tea.Msg {
		var r state
		if r.subject, r.err = env.Store.Subject(id); r.err != nil {
			return r
		}
		for _, h := range env.Store.SignalsOf(id) {
			if len(only) > 0 && !slices.Contains(only, h.Signal) {
				r.stay++
				continue
			}
			r.heads = append(r.heads, h)
		}
		for _, o := range env.Store.One(id).Members {
			if o.ID != r.subject.ID {
				r.also = append(r.also, o.Code)
			}
		}
		return r
	}
}

// Title names the subject by its code until it is gone.
func (m Model) Title() nav.Title {
	if m.receipt != nil {
		return nav.Title{Where: keeping.DestroyTitle}
	}
	return nav.Title{Where: keeping.DestroyTitle, Who: m.subject.Code.String(), Right: text.Signals(m.count())}
}

// count counts signals; a concept of a change is no other signal.
func (m Model) count() int { return len(m.ids()) }

func (m Model) ids() []model.ID {
	var out []model.ID
	for _, h := range m.heads {
		if !slices.Contains(out, h.Signal) {
			out = append(out, h.Signal)
		}
	}
	return out
}

// Keys lists what acts.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Form
	switch {
	case m.busy:
		return nil
	case m.receipt != nil:
		return []key.Binding{text.Named(k.Next, text.DoneHere)}
	}
	return []key.Binding{text.Named(k.Next, keeping.DestroyIt), text.Named(k.Back, keeping.DoNothing)}
}

// Update takes the code and hears how it went.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case state:
		m.state = msg
	case doneMsg:
		return m.done(msg)
	case tea.PasteMsg:
		m.in, _ = m.in.Update(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case m.busy:
		return m, nil
	case key.Matches(press, k.Back), m.receipt != nil && key.Matches(press, k.Next):
		return m, nav.Send(nav.Back{})
	case m.receipt != nil || m.err != nil:
		return m, nil
	case key.Matches(press, k.Next):
		return m.confirm()
	}
	m.in, _ = m.in.Update(press)
	m.wrong = false
	return m, nil
}

// confirm destroys once the code of the subject was typed.
func (m Model) confirm() (nav.Screen, tea.Cmd) {
	code, n, err := model.ParseCode(m.in.Value())
	if err != nil || n != 0 || code != m.subject.Code || len(m.heads) == 0 {
		m.wrong = true
		return m, nil
	}
	m.busy = true
	s, ids := m.env.Store, m.ids()
	return m, func() tea.Msg {
		r, err := s.Destroy(ids...)
		return doneMsg{r, err}
	}
}

// done shows the receipt. A receipt with a day means that it is gone, whatever
// failed after.
func (m Model) done(msg doneMsg) (nav.Screen, tea.Cmd) {
	m.busy = false
	if msg.receipt.Day.IsZero() {
		return m, nav.Send(nav.Failure{Err: msg.err})
	}
	m.receipt, m.partly = &msg.receipt, msg.err != nil
	m.subject, m.heads, m.in = model.Subject{}, nil, input.NewLine("", -1, false)
	return m, nav.Send(nav.Destroyed{})
}
