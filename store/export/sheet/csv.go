// Package sheet is rows of typed cells as CSV, for a program or for people who open it in a
// spreadsheet in Dutch: nothing in a cell acts as a formula, and text stays text. It knows
// nothing of signals.
package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"tijdig/model/clean"
)

// CSV writes rows of cells under a heading.
type CSV struct {
	Heading []string
	Comma   byte
	bom     bool
}

// New returns rows under a heading for programs, or for a spreadsheet in Dutch.
func New(dutch bool, heading []string) CSV {
	if dutch {
		return CSV{heading, ';', true}
	}
	return CSV{heading, ',', false}
}

// Head writes the heading.
func (s CSV) Head(b *bytes.Buffer) error {
	if s.bom {
		b.WriteString("\uFEFF") // Excel takes a file without it for Windows-1252
	}
	s.Row(b, s.Heading)
	return nil
}

// Foot writes nothing.
func (s CSV) Foot(*bytes.Buffer) error { return nil }

// Row writes a row as RFC 4180 has it, but for a cell that is kept as text: LibreOffice
// would take one in quotes as it stands.
func (s CSV) Row(b *bytes.Buffer, cells []string) {
	for i, c := range cells {
		s.Cell(b, i, c)
	}
	s.End(b)
}

// Cell writes the cell at a place of a row, counted from 0; [CSV.End] ends the row.
func (s CSV) Cell(b *bytes.Buffer, at int, c string) {
	if at > 0 {
		b.WriteByte(s.Comma)
	}
	if !s.quoted(c) {
		b.WriteString(c)
		return
	}
	b.WriteByte('"')
	_, _ = quoting.WriteString(b, c) //nolint:errcheck // a buffer takes everything
	b.WriteByte('"')
}

// End ends a row.
func (s CSV) End(b *bytes.Buffer) { b.WriteString("\r\n") }

// quoted reports whether a cell stands in quotes.
func (s CSV) quoted(c string) bool {
	if c == "" || strings.HasPrefix(c, keepMark) {
		return false
	}
	for i := range len(c) {
		if c[i] == s.Comma || c[i] == '"' || c[i] == '\r' || c[i] == '\n' {
			return true
		}
	}
	return c[0] == ' '
}

var quoting = strings.NewReplacer(`"`, `""`, "\r", "", "\n", "\r\n")

// Safe keeps a terminal from acting on text and a spreadsheet from taking it
// for a formula. Source: OWASP, CSV Injection; the wide forms of the signs are
// taken for them in some regions.
func Safe(text string) string {
	if text = clean.Whole(text); text == "" {
		return ""
	}
	switch first, _ := utf8.DecodeRuneInString(text); first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return "'" + text
	}
	return text
}
