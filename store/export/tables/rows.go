package tables

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
)

// Rows writes a row for each row of one question, with a column for each question in
// it: what belongs to one signal has the same signaal and versie.
type Rows struct {
	sheet.CSV
	v  *privacy.View
	of rowsOfOne
}

// rowsOfOne is a question of rows, and the questions in it that have a column.
type rowsOfOne struct {
	v    *privacy.View
	of   form.Question
	cols []form.Question
}

// NewRows is of one question, which is answered in rows.
func NewRows(v *privacy.View, q form.Question) *Rows {
	t := &Rows{v: v, of: rowsOf(v, q)}
	head := []string{"niveau", "code", "signaal", "versie", "rij"}
	for _, c := range t.of.fields() {
		head = append(head, c.Name)
	}
	t.CSV = sheet.New(false, head)
	return t
}

// rowsOf finds the questions in it.
func rowsOf(v *privacy.View, of form.Question) rowsOfOne {
	t := rowsOfOne{v: v, of: of}
	known := map[string]bool{}
	for _, q := range v.Columns() {
		if rows, _, name, cell := model.InRow(q.ID); cell && rows == of.ID && v.Has(q) && !known[name] {
			known[name] = true // it may stand in more forms than one
			t.cols = append(t.cols, q)
		}
	}
	return t
}

// RowQuestions are the questions in a question of rows that have a column.
func RowQuestions(v *privacy.View, of form.Question) []form.Question { return rowsOf(v, of).cols }

// fields are the columns of a row.
func (t rowsOfOne) fields() (out []Field) {
	for _, q := range t.cols {
		_, _, name, _ := model.InRow(q.ID)
		out = append(out, Field{Name: name, Type: typeOf(q), Long: q.Kind == form.Area, Label: q.Label})
	}
	return append(out, Field{Name: formerColumn})
}

// Record writes the rows of a signal.
func (t *Rows) Record(b *bytes.Buffer, rec *model.Record) error {
	r := t.v.Of(rec, t.v.Text)
	first := []string{t.v.Title(), r.Subject.Code.String(), r.Code(), r.Signal.Revision.String()}
	fields := t.of.fields()
	t.of.each(r, func(n int, _ string, cells []string) {
		out := append(slices.Clone(first), strconv.Itoa(n))
		for i, c := range cells {
			out = append(out, fields[i].Type.Safe(c))
		}
		t.Row(b, out)
	})
	return nil
}

// each hands out the cells of each row, counted from 1, with its name.
func (t rowsOfOne) each(r *privacy.Shown, row func(n int, name string, cells []string)) {
	if t.v.Telling(t.of.ID) {
		return // that there are rows may not be known
	}
	for n, name := range r.Signal.Answers[t.of.ID] {
		cells := make([]string, 0, len(t.cols)+1)
		for _, q := range t.cols {
			_, _, in, _ := model.InRow(q.ID)
			cells = append(cells, answer(t.v, r, model.Cell(t.of.ID, name, in)))
		}
		row(n+1, name, append(cells, strings.Join(r.FormerIn(name), "; ")))
	}
}

// RowsPrefix begins the name of a table of what is asked in rows.
const RowsPrefix = "rijen_"

// rowTables are the same beside other tables: one for each question of rows that may be
// known to be asked.
func rowTables(v *privacy.View) (out []Relation) {
	questions, _ := v.Own()
	for _, q := range questions {
		if q.Kind != form.Rows || !v.Has(q) || v.Telling(q.ID) {
			continue
		}
		of := rowsOf(v, q)
		t := Relation{Name: RowsPrefix + q.ID, Title: q.Label, Cols: append([]Field{levelField, SignalField, {Name: "rij", Type: sheet.Number}}, of.fields()...), Keys: []string{SignalField.Name, "rij"}, Of: q.ID}
		t.Cols = append(t.Cols, Field{Name: unclearName})
		t.Rows = func(r *privacy.Shown, row func([]string)) {
			of.each(r, func(n int, name string, cells []string) {
				out := append([]string{v.Title(), r.Code(), strconv.Itoa(n)}, cells...)
				row(append(out, unclear(v, r, name)))
			})
		}
		out = append(out, t)
	}
	return out
}
