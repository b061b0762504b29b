package intake

import (
	"slices"

	"tijdig/model"
	"tijdig/model/form"
)

// within opens the row that a question stands in, where there is one, and no other.
func (m Model) within(question string, d model.Draft) Model {
	m.row = ""
	if rows, row, _, cell := model.InRow(question); cell && slices.Contains(d.Answers[rows], row) {
		m.row = row
	}
	m.asked = m.open(d)
	return m
}

// open lists the questions that apply: of rows, only those of the open one.
func (m Model) open(d model.Draft) []form.Question {
	return slices.DeleteFunc(m.env.Form.Asked(m.env.Facts(d)), func(q form.Question) bool {
		_, row, _, cell := model.InRow(q.ID)
		return cell && row != m.row
	})
}

// intoRow opens a row at its first question.
func (m Model) intoRow(row string) Model {
	d := m.concept.Draft()
	rows := m.asked[m.at].ID
	m.row = row
	m.asked = m.open(d)
	m.at = m.index(rows)
	if m.at+1 < len(m.asked) && m.inRow(m.at+1) {
		m.at++
	}
	return m.focus(model.Spot{})
}

// outOfRow closes the row, with the mark at it.
func (m Model) outOfRow() Model {
	d := m.concept.Draft()
	rows, row, _, _ := model.InRow(m.asked[m.at].ID)
	m.row = ""
	m.asked = m.open(d)
	m.at = max(0, m.index(rows))
	return m.focus(model.Spot{Question: rows, Line: slices.Index(d.Answers[rows], row)})
}

// left closes the row when the focus is no longer in it.
func (m Model) left(d model.Draft) Model {
	if m.row == "" || m.inRow(m.at) {
		return m
	}
	id := m.asked[m.at].ID
	m.row = ""
	m.asked = m.open(d)
	m.at = max(0, m.index(id))
	return m
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
