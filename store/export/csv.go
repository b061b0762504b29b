package export

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"tijdig/model/clean"
)

// sheet is rows of cells under a heading, as CSV.
type sheet struct {
	heading []string
	comma   byte
	bom     bool
}

// newSheet is one for programs, or for people who have it opened by a spreadsheet in Dutch.
func newSheet(dutch bool, heading []string) sheet {
	if dutch {
		return sheet{heading, ';', true}
	}
	return sheet{heading, ',', false}
}

// head writes the heading.
func (s sheet) head(b *bytes.Buffer) error {
	if s.bom {
		b.WriteString("\uFEFF") // Excel takes a file without it for Windows-1252
	}
	s.row(b, s.heading)
	return nil
}

func (s sheet) foot(*bytes.Buffer) error { return nil }

// row writes a row as RFC 4180 has it, but for a cell that is kept as text: LibreOffice
// would take one in quotes as it stands.
func (s sheet) row(b *bytes.Buffer, cells []string) {
	for i, c := range cells {
		s.cell(b, i, c)
	}
	s.end(b)
}

// cell writes the cell at a place of a row, and end ends the row.
func (s sheet) cell(b *bytes.Buffer, at int, c string) {
	if at > 0 {
		b.WriteByte(s.comma)
	}
	if !s.quoted(c) {
		b.WriteString(c)
		return
	}
	b.WriteByte('"')
	_, _ = quoting.WriteString(b, c) //nolint:errcheck // a buffer takes everything
	b.WriteByte('"')
}

func (s sheet) end(b *bytes.Buffer) { b.WriteString("\r\n") }

// quoted reports whether a cell stands in quotes.
func (s sheet) quoted(c string) bool {
	if c == "" || strings.HasPrefix(c, keepMark) {
		return false
	}
	for i := range len(c) {
		if c[i] == s.comma || c[i] == '"' || c[i] == '\r' || c[i] == '\n' {
			return true
		}
	}
	return c[0] == ' '
}

var quoting = strings.NewReplacer(`"`, `""`, "\r", "", "\n", "\r\n")

// safe keeps a terminal from acting on text and a spreadsheet from taking it
// for a formula. Source: OWASP, CSV Injection; the wide forms of the signs are
// taken for them in some regions.
func safe(text string) string {
	if text = clean.Whole(text); text == "" {
		return ""
	}
	switch first, _ := utf8.DecodeRuneInString(text); first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return "'" + text
	}
	return text
}
