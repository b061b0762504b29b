package layout

import (
	"bytes"
	"fmt"
	"os"
	"slices"

	"github.com/charmbracelet/x/term"
)

// Terminal is where frames are drawn. Where a terminal has no second screen, frames
// stand among what was there before, and one that is erased whole is pushed up into
// what can be scrolled back to, words and all. So here it is erased without that; only
// what stood there before the first frame is left to be scrolled back to.
type Terminal struct {
	*os.File
	drawn bool
}

// NewTerminal draws on f.
func NewTerminal(f *os.File) *Terminal { return &Terminal{File: f} }

// Erasing whole screens and what is below, and the same in steps that no terminal
// takes for a reason to keep what stood there.
var (
	eraseAll, eraseBelow = []byte("\x1b[2J"), []byte("\x1b[J")
	allGently            = []byte("\x1b7\x1b[999;999H\x1b[1J\x1b8")
	belowGently          = []byte("\x1b[X\x1b7\x1b[C\x1b[J\x1b8")
)

// enter and leave go to the second screen and back.
const enter, leave = "\x1b[?1049h", "\x1b[?1049l"

// Write draws. Before the second screen is left, the last frame is taken from it: some
// terminals keep part of it, and some have no second screen. It is called by one
// goroutine.
func (t *Terminal) Write(frame []byte) (int, error) {
	out := frame
	if t.drawn {
		out = bytes.ReplaceAll(bytes.ReplaceAll(out, eraseBelow, belowGently), eraseAll, allGently)
	}
	t.drawn = t.drawn || bytes.Contains(frame, eraseAll)
	if bytes.Contains(out, []byte(leave)) {
		out = bytes.ReplaceAll(out, []byte(leave), append(t.blank(), leave...))
	}
	if _, err := t.File.Write(out); err != nil {
		return 0, err
	}
	return len(frame), nil
}

// Wipe takes the last frame of a program that broke, whether the second screen was
// left already or not. Of a terminal that has one, it touches only that.
func (t *Terminal) Wipe() {
	_, _ = t.File.Write(slices.Concat([]byte(enter), t.blank(), []byte(leave))) //nolint:errcheck // there is no one left to tell
}

// blank empties the window row by row.
func (t *Terminal) blank() []byte {
	_, rows, err := term.GetSize(t.Fd())
	if err != nil {
		return nil // it is no terminal
	}
	b := []byte("\x1b[0m\x1b[r")
	for row := range rows {
		b = fmt.Appendf(b, "\x1b[%d;1H\x1b[2K", row+1)
	}
	return append(b, "\x1b[1;1H"...)
}
