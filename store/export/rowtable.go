package export

import (
	"bytes"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
)

// rowTable writes a row for each row of one question, with a column for each question in
// it: what belongs to one signal has the same signaal and versie.
type rowTable struct {
	sheet
	v    *view
	of   form.Question
	cols []form.Question
}

func newRowTable(f Format, v *view) *rowTable {
	t := &rowTable{v: v}
	t.of, _ = rowsOf(v.o.Forms, f.question())
	head := []string{"niveau", "code", "signaal", "versie", "rij"}
	for _, q := range v.columns() {
		if rows, _, name, cell := model.InRow(q.ID); cell && rows == t.of.ID && v.has(q) {
			t.cols = append(t.cols, q)
			head = append(head, name)
		}
	}
	t.sheet = newSheet(Rows, append(head, formerColumn))
	return t
}

// record writes the rows of a signal.
func (t *rowTable) record(b *bytes.Buffer, rec model.Record) error {
	r := t.v.of(rec, t.v.o.Text)
	if t.v.tells[t.of.ID] {
		return nil // that there are rows may not be known
	}
	for n, name := range r.Signal.Answers[t.of.ID] {
		t.row(b, t.cells(r, n, name))
	}
	return nil
}

func (t *rowTable) cells(r shown, n int, row string) []string {
	cells := []string{
		words.Level(t.v.o.Level), r.Subject.Code.String(), model.SignalCode(r.Subject.Code, r.Signal.N), r.Signal.Revision.String(), strconv.Itoa(n + 1),
	}
	for _, q := range t.cols {
		_, _, name, _ := model.InRow(q.ID)
		cells = append(cells, t.v.answer(r, model.Cell(t.of.ID, row, name)))
	}
	cells = append(cells, strings.Join(r.formerIn(row), "; "))
	for i := range cells {
		cells[i] = safe(cells[i])
	}
	return cells
}
