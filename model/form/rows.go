package form

import (
	"slices"
	"strconv"

	"tijdig/model"
)

// MaxRows is how many rows a question may have.
const MaxRows = 100

// All returns every question, with those of each row behind the question of its rows. The
// slice is not to be changed.
func (f *Form) All(c model.Content) []Question {
	if !slices.ContainsFunc(f.Questions, func(q Question) bool { return q.Kind == Rows && len(c.Answers[q.ID]) > 0 }) {
		return f.Questions // not to be changed
	}
	var out []Question
	for _, q := range f.Questions {
		out = append(out, q)
		if q.Kind != Rows {
			continue
		}
		for n := range c.Answers[q.ID] {
			out = append(out, q.Cells(c, n)...)
		}
	}
	return out
}

// Columns returns every question by its column: those of rows behind their rows.
func (f *Form) Columns() (out []Question) {
	for _, q := range f.Questions {
		if q.Kind == Note {
			continue // nothing is answered there
		}
		out = append(out, q)
		for _, own := range q.Questions {
			out = append(out, q.cell(own, ""))
		}
	}
	return out
}

// Cells returns the questions of the n-th row, zero-based, under the names of its cells.
func (q Question) Cells(c model.Content, n int) []Question {
	row := c.Answers[q.ID][n]
	out := make([]Question, len(q.Questions))
	for i, own := range q.Questions {
		out[i] = q.cell(own, row)
		out[i].Row = n + 1
	}
	return out
}

// cell is a question of a row. Its condition looks at the row first, and then at the rest.
func (q Question) cell(own Question, row string) Question {
	name := own.ID
	own.ID, own.Of, own.Block = model.Cell(q.ID, row, name), q.One, q.Block
	if q.Privacy.Stricter(own.Privacy) {
		own.Privacy = q.Privacy
	}
	own.When = own.When.renamed(func(question string) string {
		if slices.ContainsFunc(q.Questions, func(o Question) bool { return o.ID == question }) {
			return model.Cell(q.ID, row, question)
		}
		return question
	})
	return own
}

// renamed is the condition about questions with other names.
func (w *When) renamed(name func(string) string) *When {
	if w == nil {
		return nil
	}
	out := *w
	if w.Question != "" {
		out.Question = name(w.Question)
	}
	out.Not = w.Not.renamed(name)
	for _, list := range []*[]When{&out.All, &out.Any} {
		*list = slices.Clone(*list)
		for i := range *list {
			(*list)[i] = *(*list)[i].renamed(name)
		}
	}
	return &out
}

// FullLabel is the label with the row before it: "overleg 2: Met wie".
func (q Question) FullLabel() string {
	switch {
	case q.Of == "":
		return q.Label
	case q.Row == 0:
		return q.Of + ": " + q.Label
	}
	return RowName(q.Of, q.Row) + ": " + q.Label
}

// RowName names a row, counted from 1.
func RowName(one string, n int) string { return one + " " + strconv.Itoa(n) }

// AddRow returns the content with a new row behind the others, which begins with what the
// form says, the name of that row, and with what it begins. A day is understood as today says.
func (q Question) AddRow(c model.Content, today func(words string, ahead bool) model.Date) (model.Content, string, model.Answers) {
	c = c.Clone()
	row, begun := model.NewID().String(), model.Answers{}
	c.Answers[q.ID] = append(c.Answers[q.ID], row)
	for _, own := range q.Questions {
		v := own.Default
		if v != "" && own.Kind == Date {
			v = today(v, own.Ahead).String()
		}
		if v != "" {
			c.Answers[model.Cell(q.ID, row, own.ID)] = model.Answer{v}
			begun[own.ID] = model.Answer{v}
		}
	}
	return c, row, begun
}

// DropRow returns the content without the n-th row and all that stands in it.
func (q Question) DropRow(c model.Content, n int) model.Content {
	c = c.Clone()
	row := c.Answers[q.ID][n]
	for _, own := range q.Questions {
		delete(c.Answers, model.Cell(q.ID, row, own.ID))
		delete(c.Unclear, model.Cell(q.ID, row, own.ID))
	}
	if c.Answers[q.ID] = slices.Delete(c.Answers[q.ID], n, n+1); len(c.Answers[q.ID]) == 0 {
		delete(c.Answers, q.ID)
	}
	return c
}

// MoveRow returns the content with the n-th row so many places further.
func (q Question) MoveRow(c model.Content, n, by int) model.Content {
	c = c.Clone()
	rows := c.Answers[q.ID]
	rows[n], rows[n+by] = rows[n+by], rows[n]
	return c
}

// Summary lists the questions that a row is known by in a list.
func (q Question) Summary() []string {
	if len(q.Line) > 0 {
		return q.Line
	}
	return []string{q.Questions[0].ID}
}

// counted says how many rows there are; "" for none.
func (q Question) counted(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + " × " + q.One
}
