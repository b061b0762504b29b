package export

import (
	"bytes"
	"errors"
	"io"

	"tijdig/model/clean"
	"tijdig/store/export/xlsx"
)

// cutMark stands at the end of a text that a spreadsheet has no room for.
const cutMark = " [hier afgekapt: een cel houdt niet meer]"

// workbook binds tables into a workbook, a sheet for each.
type workbook struct {
	*xlsx.Writer
	v      *view
	sheets []xlsx.Sheet
}

// workbookOf writes the tables of all records as a workbook.
func workbookOf(w io.Writer, v *view) *book {
	return newBook(v, func(t []relation) binder { return newWorkbook(w, v, t) })
}

func newWorkbook(w io.Writer, v *view, tables []relation) *workbook {
	out := &workbook{Writer: xlsx.NewWriter(w), v: v}
	out.Mark = cutMark
	for _, t := range tables {
		out.sheets = append(out.sheets, sheetOf(v, t))
	}
	return out
}

func sheetOf(v *view, t relation) xlsx.Sheet {
	s := xlsx.Sheet{Name: t.title}
	for _, f := range t.cols {
		s.Columns = append(s.Columns, xlsx.Column{Heading: f.heading(v), Type: f.xlsxType()})
	}
	return s
}

func (w *workbook) begin(table int) error { return w.Begin(w.sheets[table]) }

// xlsxType is the type of a column in a workbook.
func (f field) xlsxType() xlsx.Type {
	switch f.of {
	case ofNumber:
		return xlsx.Number
	case ofDay:
		return xlsx.Day
	case ofMoment:
		return xlsx.Moment
	case ofText:
	}
	if f.long {
		return xlsx.Long
	}
	return xlsx.Text
}

// row makes a row. What a formula would begin with needs no sign here: a cell of text is
// never one.
func (w *workbook) row(b *bytes.Buffer, table int, cells []string) (cut int) {
	for i, c := range cells {
		cells[i] = clean.Whole(c)
	}
	return w.Row(b, w.sheets[table], cells)
}

// close adds what the columns mean, and in front where all of it came from.
func (w *workbook) close(k *book) error {
	codes := sheetOf(w.v, relation{title: "Codelijst", cols: codebookFields})
	from := xlsx.Sheet{Name: "Herkomst", First: true, Bare: true, Columns: []xlsx.Column{{Heading: "Wat", Width: 26}, {Heading: "Waarde", Type: xlsx.Long, Width: 90}}}
	return errors.Join(w.add(codes, codebook(k.v, k.tables)), w.add(from, provenance(k)), w.Close())
}

// add adds a sheet that needs no record.
func (w *workbook) add(s xlsx.Sheet, rows [][]string) error {
	w.sheets = append(w.sheets, s)
	at := len(w.sheets) - 1
	if err := w.begin(at); err != nil {
		return err
	}
	var b bytes.Buffer
	for _, r := range rows {
		w.row(&b, at, r)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// countBook writes what was counted: a table, and where it came from.
func countBook(v *view, b *bytes.Buffer, head []string, rows [][]string) error {
	w := newWorkbook(b, v, nil)
	t := relation{title: "Aantallen"}
	for _, name := range head {
		t.cols = append(t.cols, field{name: name, of: ofNumber}) // what is no number is text
	}
	if err := w.add(sheetOf(v, t), rows); err != nil {
		return err
	}
	return w.close(&book{v: v, w: w, tables: []relation{t}})
}
