package export

import (
	"encoding/csv"
	"io"
	"strings"

	"tijdig/model/clean"
)

// sheet writes rows of cells, after its heading.
type sheet struct {
	w     *csv.Writer
	raw   io.Writer
	head  []string
	bom   bool
	begun bool
}

func newSheet(f Format, w io.Writer, head []string) *sheet {
	s := &sheet{w: csv.NewWriter(w), raw: w, head: head, bom: f == CSVNL}
	s.w.UseCRLF = true // RFC 4180 asks for it as well
	if f == CSVNL {
		s.w.Comma = ';'
	}
	return s
}

func (s *sheet) begin() error {
	if s.begun {
		return nil
	}
	s.begun = true
	if s.bom {
		// Excel takes a file without it for Windows-1252.
		if _, err := io.WriteString(s.raw, "\uFEFF"); err != nil {
			return err
		}
	}
	return s.w.Write(s.head)
}

func (s *sheet) row(cells []string) error {
	if err := s.begin(); err != nil {
		return err
	}
	return s.w.Write(cells)
}

// close writes what is left. A table without rows has its heading.
func (s *sheet) close() error {
	if err := s.begin(); err != nil {
		return err
	}
	s.w.Flush()
	return s.w.Error()
}

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
