package export

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
)

// rowTable writes a row for each row of one question, with a column for each question in
// it: what belongs to one signal has the same signaal and versie.
type rowTable struct {
	sheet
	v  *view
	of rowsOfOne
}

// rowsOfOne is a question of rows, and the questions in it that have a column.
type rowsOfOne struct {
	v    *view
	of   form.Question
	cols []form.Question
}

func newRowTable(v *view, q form.Question) *rowTable {
	t := &rowTable{v: v, of: rowsOf(v, q)}
	head := []string{"niveau", "code", "signaal", "versie", "rij"}
	for _, c := range t.of.fields() {
		head = append(head, c.name)
	}
	t.sheet = newSheet(false, head)
	return t
}

// rowsOf finds the questions in it.
func rowsOf(v *view, of form.Question) rowsOfOne {
	t := rowsOfOne{v: v, of: of}
	known := map[string]bool{}
	for _, q := range v.columns() {
		if rows, _, name, cell := model.InRow(q.ID); cell && rows == of.ID && v.has(q) && !known[name] {
			known[name] = true // it may stand in more forms than one
			t.cols = append(t.cols, q)
		}
	}
	return t
}

// fields are the columns of a row.
func (t rowsOfOne) fields() (out []field) {
	for _, q := range t.cols {
		_, _, name, _ := model.InRow(q.ID)
		out = append(out, field{name: name, of: typeOf(q), long: q.Kind == form.Area, label: q.Label})
	}
	return append(out, field{name: formerColumn})
}

// record writes the rows of a signal.
func (t *rowTable) record(b *bytes.Buffer, rec *model.Record) error {
	r := t.v.of(rec, t.v.Text)
	first := []string{t.v.title(), r.Subject.Code.String(), r.Code(), r.Signal.Revision.String()}
	fields := t.of.fields()
	t.of.each(r, func(n int, _ string, cells []string) {
		out := append(slices.Clone(first), strconv.Itoa(n))
		for i, c := range cells {
			out = append(out, fields[i].of.safe(c))
		}
		t.row(b, out)
	})
	return nil
}

// each hands out the cells of each row, counted from 1, with its name.
func (t rowsOfOne) each(r *shown, row func(n int, name string, cells []string)) {
	if t.v.tells[t.of.ID] {
		return // that there are rows may not be known
	}
	for n, name := range r.Signal.Answers[t.of.ID] {
		cells := make([]string, 0, len(t.cols)+1)
		for _, q := range t.cols {
			_, _, in, _ := model.InRow(q.ID)
			cells = append(cells, answer(t.v, r, model.Cell(t.of.ID, name, in)))
		}
		row(n+1, name, append(cells, strings.Join(r.formerIn(name), "; ")))
	}
}

// rowsPrefix begins the name of a table of what is asked in rows.
const rowsPrefix = "rijen_"

// rowTables are the same beside other tables: one for each question of rows that may be
// known to be asked.
func rowTables(v *view) (out []relation) {
	questions, _ := v.own()
	for _, q := range questions {
		if q.Kind != form.Rows || !v.has(q) || v.tells[q.ID] {
			continue
		}
		of := rowsOf(v, q)
		t := relation{name: rowsPrefix + q.ID, title: q.Label, cols: append([]field{levelField, signalField, {name: "rij", of: ofNumber}}, of.fields()...), keys: []string{signalField.name, "rij"}, of: q.ID}
		t.cols = append(t.cols, field{name: unclearName})
		t.rows = func(r *shown, row func([]string)) {
			of.each(r, func(n int, name string, cells []string) {
				out := append([]string{v.title(), r.Code(), strconv.Itoa(n)}, cells...)
				row(append(out, unclear(v, r, name)))
			})
		}
		out = append(out, t)
	}
	return out
}
