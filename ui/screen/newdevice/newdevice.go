// Package newdevice is the question that comes when a file turns up on a machine
// it was not on before: is it a copy, or did it move? The program cannot know,
// and two files that both go on do not come together by themselves.
package newdevice

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text/keeping"
)

// Model is the question.
type Model struct {
	nav.KeysOnly
	env     nav.Env
	machine []byte
	busy    bool
	size    tea.WindowSizeMsg
}

type settledMsg struct{ said string }

// New asks it on a machine of this name.
func New(env nav.Env, machine []byte) Model { return Model{env: env, machine: machine} }

// Init does nothing.
func (m Model) Init() tea.Cmd { return nil }

// Title names the question.
func (m Model) Title() nav.Title { return nav.Title{Where: keeping.MovedTitle} }

// Keys lists the answers.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Dialog.Moved
	if m.busy {
		return nil
	}
	return []key.Binding{k.Copied, k.Moved, k.Later}
}

// Update takes the answer.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case settledMsg:
		return m, tea.Sequence(nav.Send(nav.Back{}), nav.Send(nav.Notice(msg.said)))
	case nav.Failure:
		m.busy = false
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Dialog.Moved
	s := m.env.Store
	switch {
	case m.busy:
		return m, nil
	case key.Matches(press, k.Copied):
		return m.settle(s.OwnWay, keeping.IsCopy)
	case key.Matches(press, k.Moved):
		return m.settle(s.MovedHere, keeping.HasMoved)
	case key.Matches(press, k.Later):
		return m, nav.Send(nav.Back{})
	}
	return m, nil
}

func (m Model) settle(how func([]byte) (model.ID, error), said string) (nav.Screen, tea.Cmd) {
	m.busy = true
	machine := m.machine
	return m, func() tea.Msg {
		if _, err := how(machine); err != nil {
			return nav.Failure{Err: err}
		}
		return settledMsg{said}
	}
}

// View explains the two and what follows from each.
func (m Model) View() tea.View {
	t := m.env.Theme
	w := max(10, min(m.size.Width-6, 84))
	rows := []tea.View{layout.Text(" "), layout.Prose(t.Label.Of, keeping.MovedWhy, w), layout.Text(" ")}
	for _, a := range []struct {
		b   key.Binding
		why string
	}{{m.env.Keys.Dialog.Moved.Copied, keeping.CopiedMeans}, {m.env.Keys.Dialog.Moved.Moved, keeping.MovedMeans}, {m.env.Keys.Dialog.Moved.Later, keeping.LaterMeans}} {
		h := a.b.Help()
		rows = append(rows, layout.Hang(t.Key.Of(layout.Pad(h.Key, 5)), layout.Prose(t.Label.Of, h.Desc+": "+a.why, w-5)))
	}
	return sight.Of(layout.Hang("   ", layout.Rows(rows...)), m.size, 0, 1)
}
