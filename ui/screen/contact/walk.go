package contact

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
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
	case key.Matches(press, k.Back) && m.row != "":
		return m.outOfRow().spot()
	case key.Matches(press, k.Back):
		m.concept = m.concept.Closed()
		return m, m.concept.Leave(nav.Back{})
	}
	return m, nil
}

// move goes to the next or the previous question; behind the last of a row back to the rows.
func (m Model) move(way question.Move) (nav.Screen, tea.Cmd) {
	to := m.at + 1
	switch {
	case way == question.Stay:
		return m.spot()
	case way == question.Next && m.endsRow():
		return m.outOfRow().spot()
	case way == question.Prev:
		to = m.at - 1
	}
	switch {
	case to < 0:
		return m, nil
	case to >= len(m.asked):
		return m, nav.Send(nav.Notice(reading.LastOfContact))
	}
	m.at = to
	return m.focus(model.Spot{}).spot()
}

// spot lets the contact know where the worker is.
func (m Model) spot() (nav.Screen, tea.Cmd) {
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Move(m.field.Spot())
	return m, cmd
}

func (m Model) focus(at model.Spot) Model {
	if m.row != "" && !m.inRow(m.at) {
		id := m.asked[m.at].ID
		m.row = ""
		m.asked = m.open()
		m.at = max(0, m.index(id))
	}
	env := m.fields
	env.Width = m.room()
	m.field = field.New(env, m.asked[m.at], m.concept.Draft(), at)
	return m
}

// reask brings the questions in line with the answers, keeping the focus.
func (m Model) reask() Model {
	id := m.asked[m.at].ID
	m.asked = m.open()
	if m.index(id) < 0 {
		id = model.RowsOf(id) // its row is gone
	}
	m.at = max(0, m.index(id))
	return m
}

func (m Model) index(question string) int {
	return slices.IndexFunc(m.asked, func(q form.Question) bool { return q.ID == question })
}

// within opens the row that a question stands in, where there is one, and no other.
func (m Model) within(question string) Model {
	m.row = ""
	if rows, row, _, cell := model.InRow(question); cell && slices.Contains(m.concept.Draft().Answers[rows], row) {
		m.row = row
	}
	m.asked = m.open()
	return m
}

// open lists the questions that apply: of rows, only those of the open one.
func (m Model) open() []form.Question {
	return slices.DeleteFunc(m.env.Form.Asked(m.env.Facts(m.concept.Draft())), func(q form.Question) bool {
		_, row, _, cell := model.InRow(q.ID)
		return cell && row != m.row
	})
}

// intoRow opens a row at its first question.
func (m Model) intoRow(row string) Model {
	rows := m.asked[m.at].ID
	m.row = row
	m.asked = m.open()
	m.at = m.index(rows) + 1
	return m.focus(model.Spot{})
}

// outOfRow closes the row, with the mark at it.
func (m Model) outOfRow() Model {
	rows, row, _, _ := model.InRow(m.asked[m.at].ID)
	m.row = ""
	m.asked = m.open()
	m.at = max(0, m.index(rows))
	return m.focus(model.Spot{Question: rows, Line: slices.Index(m.concept.Draft().Answers[rows], row)})
}

// inRow reports whether question i stands in the open row.
func (m Model) inRow(i int) bool {
	_, row, _, cell := model.InRow(m.asked[i].ID)
	return cell && row == m.row
}

// endsRow reports whether the question in focus is the last of its row.
func (m Model) endsRow() bool {
	return m.row != "" && m.inRow(m.at) && (m.at == len(m.asked)-1 || !m.inRow(m.at+1))
}
