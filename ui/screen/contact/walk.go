package contact

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/field"
	"tijdig/ui/field/question"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// walk does what a key means when the question has no use for it.
func (m Model) walk(msg tea.Msg) (nav.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return m, nav.Send(nav.Notice(text.NothingPasted))
	}
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Next, k.Down):
		return m.move(question.Next)
	case key.Matches(press, k.Up):
		return m.move(question.Prev)
	case key.Matches(press, k.Back) && m.Row != "":
		return m.outOfRow().spot()
	case key.Matches(press, k.Back):
		m.concept = m.concept.Closed()
		return m, m.concept.Leave(nav.Back{})
	}
	return m, nil
}

// move goes to the next or the previous question; behind the last of a row back to the rows.
func (m Model) move(way question.Move) (nav.Screen, tea.Cmd) {
	to := m.At + 1
	switch {
	case way == question.Stay:
		return m.spot()
	case way == question.Next && m.EndsRow():
		return m.outOfRow().spot()
	case way == question.Prev:
		to = m.At - 1
	}
	switch {
	case to < 0:
		return m, nil
	case to >= len(m.Asked):
		return m, nav.Send(nav.Notice(reading.LastOfContact))
	}
	m.At = to
	return m.focus(model.Spot{}).spot()
}

// spot lets the contact know where the worker is.
func (m Model) spot() (nav.Screen, tea.Cmd) {
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Move(m.field.Spot())
	return m, cmd
}

func (m Model) focus(at model.Spot) Model {
	m.Questions = m.Left(m.env, m.concept.Draft())
	env := m.fields
	env.Width = m.room()
	m.field = field.New(env, m.Here(), m.concept.Draft(), at)
	return m
}

// outOfRow closes the row, with the mark at it.
func (m Model) outOfRow() Model {
	var at model.Spot
	m.Questions, at = m.Out(m.env, m.concept.Draft())
	return m.focus(at)
}
