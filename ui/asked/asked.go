// Package asked is where one is in a form: the questions that apply now, those of the open row
// among them, and the one in focus. It knows neither the answers nor how a question is drawn.
package asked

import (
	"slices"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/nav"
)

// Questions are those of a form that apply now.
type Questions struct {
	Asked []form.Question // of rows, only those of the open one are among them
	Row   string          // the row one is in; "" for none
	At    int             // the question in focus
}

// Here is the question in focus.
func (q Questions) Here() form.Question { return q.Asked[q.At] }

// Index is the place of a question; below zero when it is not asked.
func (q Questions) Index(question string) int {
	return slices.IndexFunc(q.Asked, func(a form.Question) bool { return a.ID == question })
}

// To puts the focus on a question, or on the first where it is not asked.
func (q Questions) To(question string) Questions {
	q.At = max(0, q.Index(question))
	return q
}

// open lists the questions that apply.
func (q Questions) open(env nav.Env, d model.Draft) Questions {
	q.Asked = slices.DeleteFunc(env.Form.Asked(env.Facts(d)), func(a form.Question) bool {
		_, row, _, cell := model.InRow(a.ID)
		return cell && row != q.Row
	})
	return q
}

// Within opens the row that a question stands in, where there is one, and no other. The focus
// is still to be put somewhere.
func (q Questions) Within(env nav.Env, question string, d model.Draft) Questions {
	q.Row = ""
	if rows, row, _, cell := model.InRow(question); cell && slices.Contains(d.Answers[rows], row) {
		q.Row = row
	}
	return q.open(env, d)
}

// Again brings the questions in line with the answers, keeping the focus.
func (q Questions) Again(env nav.Env, d model.Draft) Questions {
	id := q.Here().ID
	return q.open(env, d).near(id)
}

// Walked puts the focus where an edit was made, in its row.
func (q Questions) Walked(env nav.Env, what string, d model.Draft) Questions {
	return q.Within(env, what, d).near(what)
}

// near puts the focus on a question, or on the rows that it stood in: its row may be gone, or
// the question in it. Where neither is asked the focus stays.
func (q Questions) near(question string) Questions {
	q.At = min(q.At, len(q.Asked)-1)
	if i := q.Index(question); i >= 0 {
		q.At = i
	} else if i := q.Index(model.RowsOf(question)); i >= 0 {
		q.At = i
	}
	return q
}

// Into opens a row of the question in focus, at its first question.
func (q Questions) Into(env nav.Env, row string, d model.Draft) Questions {
	rows := q.Here().ID
	q.Row = row
	q = q.open(env, d).To(rows)
	if q.At+1 < len(q.Asked) && q.inRow(q.At+1) {
		q.At++
	}
	return q
}

// Out closes the row. It returns where one is then: at that row, among the others.
func (q Questions) Out(env nav.Env, d model.Draft) (Questions, model.Spot) {
	rows, row, _, _ := model.InRow(q.Here().ID)
	q.Row = ""
	return q.open(env, d).To(rows), model.Spot{Question: rows, Line: slices.Index(d.Answers[rows], row)}
}

// Left closes the row when the focus is no longer in it.
func (q Questions) Left(env nav.Env, d model.Draft) Questions {
	if q.Row == "" || q.inRow(q.At) {
		return q
	}
	id := q.Here().ID
	q.Row = ""
	return q.open(env, d).To(id)
}

// EndsRow reports whether the question in focus is the last of its row.
func (q Questions) EndsRow() bool {
	return q.Row != "" && q.inRow(q.At) && (q.At == len(q.Asked)-1 || !q.inRow(q.At+1))
}

// inRow reports whether question i stands in the open row.
func (q Questions) inRow(i int) bool {
	_, row, _, cell := model.InRow(q.Asked[i].ID)
	return cell && row == q.Row
}
