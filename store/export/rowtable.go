package export

import (
	"io"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
)

// rowTable writes a row for each row of one question, with a column for each question in
// it: what belongs to one signal has the same signaal and versie.
type rowTable struct {
	*sheet
	v    *view
	rows form.Question
	cols []form.Question
}

func newRowTable(f Format, w io.Writer, v *view) *rowTable {
	t := &rowTable{v: v}
	t.rows, _ = rowsOf(v.o.Forms, f.question())
	head := []string{"niveau", "code", "signaal", "versie", "rij"}
	for _, q := range v.columns() {
		if rows, _, name, cell := model.InRow(q.ID); cell && rows == t.rows.ID && v.has(q) {
			t.cols = append(t.cols, q)
			head = append(head, name)
		}
	}
	t.sheet = newSheet(Rows, w, append(head, formerColumn))
	return t
}

// Encode writes the rows of a signal.
func (t *rowTable) Encode(rec model.Record) error {
	r := t.v.of(rec, t.v.o.Text)
	if t.v.tells[t.rows.ID] {
		return nil // that there are rows may not be known
	}
	for n, row := range r.Signal.Answers[t.rows.ID] {
		cells := []string{
			words.Level(t.v.o.Level), r.Subject.Code.String(), model.SignalCode(r.Subject.Code, r.Signal.N), r.Signal.Revision.String(), strconv.Itoa(n + 1),
		}
		for _, q := range t.cols {
			_, _, name, _ := model.InRow(q.ID)
			cells = append(cells, t.v.answer(r, model.Cell(t.rows.ID, row, name)))
		}
		cells = append(cells, strings.Join(r.formerIn(row), "; "))
		for i := range cells {
			cells[i] = safe(cells[i])
		}
		if err := t.row(cells); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what is left.
func (t *rowTable) Close() error { return t.close() }
