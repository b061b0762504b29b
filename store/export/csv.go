package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"sync"

	"tijdig/model/clean"
)

// sheet is rows of cells under a heading.
type sheet struct {
	heading []string
	comma   rune
	bom     bool
}

func newSheet(f Format, heading []string) sheet {
	if f == CSVNL {
		return sheet{heading, ';', true}
	}
	return sheet{heading, ',', false}
}

// head writes the heading.
func (s sheet) head(b *bytes.Buffer) error {
	if s.bom {
		b.WriteString("\uFEFF") // Excel takes a file without it for Windows-1252
	}
	return s.rows(b, func(row func([]string) error) error { return row(s.heading) })
}

func (s sheet) foot(*bytes.Buffer) error { return nil }

// rows writes the rows that fn hands out.
func (s sheet) rows(b *bytes.Buffer, fn func(row func([]string) error) error) error {
	out := csvPool.Get().(*csvTo) // it holds nothing else
	defer csvPool.Put(out)
	out.Buffer, out.w.Comma = b, s.comma
	err := fn(out.w.Write)
	out.w.Flush()
	return errors.Join(err, out.w.Error())
}

// csvTo writes into one buffer after another: a writer for each record would take more
// memory than the record.
type csvTo struct {
	*bytes.Buffer
	w *csv.Writer
}

var csvPool = sync.Pool{New: func() any {
	out := &csvTo{}
	out.w = csv.NewWriter(out)
	out.w.UseCRLF = true // RFC 4180 asks for it as well
	return out
}}

// safe keeps a terminal from acting on text and a spreadsheet from taking it
// for a formula. Source: OWASP, CSV Injection; the wide forms of the signs are
// taken for them in some regions.
func safe(text string) string {
	if text = clean.Whole(text); text == "" {
		return ""
	}
	if strings.IndexByte("=+-@\t\r\n", text[0]) >= 0 {
		return "'" + text
	}
	for _, wide := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(text, wide) {
			return "'" + text
		}
	}
	return text
}
