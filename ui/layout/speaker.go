package layout

import (
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// Speaker writes what the program says outside its screens. On a terminal lines are broken
// between words; elsewhere they go as they are.
type Speaker struct {
	w     io.Writer
	width func() (cells int, ok bool)
}

// NewSpeaker speaks on f.
func NewSpeaker(f *os.File) Speaker {
	return Speaker{f, func() (int, bool) {
		w, _, err := term.GetSize(f.Fd())
		return w, err == nil && w > 0
	}}
}

// Write writes b.
func (s Speaker) Write(b []byte) (int, error) {
	if w, ok := s.width(); ok {
		_, err := io.WriteString(s.w, strings.Join(Wrap(string(b), w), "\n"))
		return len(b), err
	}
	return s.w.Write(b)
}
