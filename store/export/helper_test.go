package export_test

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/xlsxtest"
)

// failer is what a test and a property have in common.
type failer interface{ Fatal(...any) }

// writeTo returns an output as text: of a workbook, the cells.
func writeTo(t failer, f export.Format, o export.Options, all ...model.Record) string {
	var b bytes.Buffer
	writeOn(t, &b, f, o, all...)
	if f == export.XLSX {
		s, err := xlsxtest.Text(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	return b.String()
}

func writeOn(t failer, w io.Writer, f export.Format, o export.Options, all ...model.Record) {
	e, err := export.New(f, w, o)
	if err != nil {
		t.Fatal(err)
	}
	for pass := range e.Passes() {
		if pass > 0 {
			if err := e.Next(); err != nil {
				t.Fatal(err)
			}
		}
		for _, r := range all {
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

// parseIn returns the rows of a table by their column, and fails when a row
// has more or fewer cells than the heading.
func parseIn(t failer, text string, comma rune) []map[string]string {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.Comma, r.LazyQuotes = comma, true // a cell that is kept as text stands there as ="6-11"
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}
