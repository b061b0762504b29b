package doc

import (
	"bytes"
	"io"

	"tijdig/store/export/sealedpage"
)

// SealedPage returns a writer of what [HTML] writes, in a page that opens with words.
// Everything it makes is to go through what it sees; see [Writer.Sees].
func SealedPage(w io.Writer, p *sealedpage.Page) Writer { return Writer{&sealed{out: w, page: p}} }

// sealed keeps a document back until it is whole: it is sealed at once.
type sealed struct {
	tags
	out  io.Writer
	page *sealedpage.Page
	doc  bytes.Buffer
}

func (s *sealed) begin(_ *bytes.Buffer, title string, parts []Part) {
	s.tags.begin(&s.doc, title, parts)
}

// Write takes parts in the order they are to stand in.
func (s *sealed) Write(part []byte) (int, error) {
	if s.doc.Len()+len(part) > sealedpage.MaxSize {
		return 0, sealedpage.ErrTooLarge
	}
	return s.doc.Write(part)
}

func (s *sealed) end(*bytes.Buffer) error {
	if err := s.tags.end(&s.doc); err != nil {
		return err
	}
	return s.page.Seal(s.out, s.doc.Bytes(), css)
}
