package export

import (
	"bytes"
	"strings"

	"tijdig/model/clean"
)

// sheet is rows of cells under a heading, as CSV.
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
	s.row(b, s.heading)
	return nil
}

func (s sheet) foot(*bytes.Buffer) error { return nil }

// row writes a row as RFC 4180 has it, but for a cell that is kept as text: LibreOffice
// would take one in quotes as it stands.
func (s sheet) row(b *bytes.Buffer, cells []string) {
	for i, c := range cells {
		if i > 0 {
			b.WriteRune(s.comma)
		}
		if strings.HasPrefix(c, keepMark) || c == "" || c[0] != ' ' && strings.IndexByte(c, byte(s.comma)) < 0 && !strings.ContainsAny(c, "\"\r\n") {
			b.WriteString(c)
			continue
		}
		b.WriteByte('"')
		b.WriteString(quoting.Replace(c))
		b.WriteByte('"')
	}
	b.WriteString("\r\n")
}

var quoting = strings.NewReplacer(`"`, `""`, "\r", "", "\n", "\r\n")

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
