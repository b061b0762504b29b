package book

import (
	"bytes"
	"errors"
	"io"

	"tijdig/model/clean"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
	"tijdig/store/export/tables"
	"tijdig/store/export/xlsx"
)

// cutMark stands at the end of a text that a spreadsheet has no room for.
const cutMark = " [hier afgekapt: een cel houdt niet meer]"

// workbook binds tables into a workbook, a sheet for each.
type workbook struct {
	out    *xlsx.Writer
	v      *privacy.View
	sheets []xlsx.Sheet
}

// Workbook writes the tables of all records as a workbook.
func Workbook(w io.Writer, v *privacy.View) *Book {
	return newBook(v, func(t []tables.Relation) Binder { return newWorkbook(w, v, t) })
}

func newWorkbook(w io.Writer, v *privacy.View, all []tables.Relation) *workbook {
	out := &workbook{out: xlsx.NewWriter(w), v: v}
	out.out.Mark = cutMark
	for _, t := range all {
		out.sheets = append(out.sheets, sheetOf(v, t))
	}
	return out
}

func sheetOf(v *privacy.View, t tables.Relation) xlsx.Sheet {
	s := xlsx.Sheet{Name: t.Title}
	for _, f := range t.Cols {
		s.Columns = append(s.Columns, xlsx.Column{Heading: f.Heading(v), Type: xlsxType(f)})
	}
	return s
}

func (w *workbook) Begin(table int) error { return w.out.Begin(w.sheets[table]) }

func (w *workbook) Write(rows []byte) (int, error) { return w.out.Write(rows) }

// xlsxType is the type of a column in a workbook.
func xlsxType(f tables.Field) xlsx.Type {
	switch f.Type {
	case sheet.Number:
		return xlsx.Number
	case sheet.Day:
		return xlsx.Day
	case sheet.Moment:
		return xlsx.Moment
	case sheet.Text:
	}
	if f.Long {
		return xlsx.Long
	}
	return xlsx.Text
}

// Row makes a row. What a formula would begin with needs no sign here: a cell of text is
// never one.
func (w *workbook) Row(b *bytes.Buffer, table int, cells []string) (cut int) {
	for i, c := range cells {
		cells[i] = clean.Whole(c)
	}
	return w.out.Row(b, w.sheets[table], cells)
}

// Close adds what the columns mean, and in front where all of it came from.
func (w *workbook) Close(k *Book) error {
	codes := sheetOf(w.v, tables.Relation{Title: "Codelijst", Cols: CodebookFields})
	from := xlsx.Sheet{Name: "Herkomst", First: true, Bare: true, Columns: []xlsx.Column{{Heading: "Wat", Width: 26}, {Heading: "Waarde", Type: xlsx.Long, Width: 90}}}
	return errors.Join(w.add(codes, Codebook(k.v, k.tables)), w.add(from, provenance(k)), w.out.Close())
}

// add adds a sheet that needs no record.
func (w *workbook) add(s xlsx.Sheet, rows [][]string) error {
	w.sheets = append(w.sheets, s)
	at := len(w.sheets) - 1
	if err := w.Begin(at); err != nil {
		return err
	}
	var b bytes.Buffer
	for _, r := range rows {
		w.Row(&b, at, r)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// CountWorkbook writes what was counted: a table, and where it came from.
func CountWorkbook(v *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error {
	w := newWorkbook(b, v, nil)
	t := tables.Relation{Title: "Aantallen"}
	for _, name := range head {
		t.Cols = append(t.Cols, tables.Field{Name: name, Type: sheet.Number}) // what is no number is text
	}
	if err := w.add(sheetOf(v, t), rows); err != nil {
		return err
	}
	return w.Close(&Book{v: v, w: w, tables: []tables.Relation{t}})
}
