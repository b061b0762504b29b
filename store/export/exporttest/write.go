// Package exporttest is what tests of outputs have in common: records that say something in
// every place, an output as text, and the goldens.
package exporttest

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/pdftest"
	"tijdig/store/export/sealedpage"
	"tijdig/store/export/xlsxtest"
)

// Failer is what a test and a property have in common.
type Failer interface{ Fatal(...any) }

// Write returns an output as text: of a workbook, the cells.
func Write(t Failer, f export.Format, o export.Options, all ...model.Record) string {
	var b bytes.Buffer
	WriteOn(t, &b, f, o, all...)
	if f.Sealed() {
		return Opened(t, b.Bytes())
	}
	switch f.Bare() {
	case export.XLSX:
		s, err := xlsxtest.Text(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return s
	case export.PDF:
		s, err := pdftest.Text(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return s
	case export.Pack, export.PackNL:
		return unpacked(t, b.Bytes())
	}
	return b.String()
}

// unpacked is what the files of a zip hold, the last first: it describes the others.
func unpacked(t Failer, content []byte) string {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i := range z.File {
		f := z.File[(i+len(z.File)-1)%len(z.File)]
		b.WriteString("===== " + f.Name + "\n")
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// PageWords open what tests seal, at hardly any cost.
const PageWords = "maan kanon fiets linde zwaan"

// Opened is the document in a sealed page.
func Opened(t Failer, page []byte) string {
	got, err := sealedpage.Open(bytes.NewReader(page), PageWords)
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

// WriteOn writes an output, in as many passes as it takes.
func WriteOn(t Failer, w io.Writer, f export.Format, o export.Options, all ...model.Record) {
	if f.Sealed() && o.Page == nil {
		o.Page = sealedpage.New(PageWords, 1)
	}
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
			if e.Idle() {
				break
			}
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

// ParseIn returns the rows of a table by their column, and fails when a row
// has more or fewer cells than the heading.
func ParseIn(t Failer, text string, comma rune) []map[string]string {
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
