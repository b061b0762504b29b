package window

import (
	"bytes"
	"cmp"
	"fmt"
	"os/exec"
	"testing"
	"time"
)

// margins is a strip of cells right of the window, of which the program does not know:
// what stands there was drawn outside it, and a terminal would wrap it. There is none
// below: a program scrolls by a line feed in the last row.
type margins struct {
	wide    int
	turning bool      // the size was changed and the program has not drawn for it yet
	since   int       // how much had been drawn when it was changed
	at      time.Time // when it was changed
	found   string    // the first thing that stayed outside
}

// rimWidth has room for the widest character and what follows it.
const rimWidth = 4

// OpenWithRim is Open for a window that shows what is drawn outside it.
func OpenWithRim(t testing.TB, w, h int, cmd *exec.Cmd) *Window {
	t.Helper()
	return open(t, w, h, rimWidth, cmd)
}

// Outside says what the program drew outside its window first, or "".
func (w *Window) Outside() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.rim.found
}

// anew is how this program begins to draw for another size.
var anew = [][]byte{[]byte("\x1b[2J"), []byte("\x1b[1J")}

// turned notes that the program draws for the size it has now.
func (w *Window) turned() {
	for _, erased := range anew {
		if w.rim.turning && bytes.Contains(w.out.Bytes()[w.rim.since:], erased) {
			w.rim.turning = false
		}
	}
}

// wraps is how a program wraps lines again after it has drawn in the last column
// without doing so.
var wraps = []byte("\x1b[?7h")

// stayInside puts the cursor where a terminal without a rim has it once drawn is
// drawn: in the last column, if something was drawn there that may not wrap.
func (w *Window) stayInside(drawn []byte) {
	if w.rim.wide > 0 && bytes.Equal(drawn, wraps) && w.em.CursorPosition().X == w.w {
		_, _ = w.em.Write([]byte("\b"))
	}
}

// onRim says what stands on the rim first, or "".
func (w *Window) onRim() string {
	if w.rim.wide == 0 || w.rim.turning {
		return ""
	}
	if p := w.em.CursorPosition(); p.X > w.w { // behind the last column it waits to wrap
		return fmt.Sprintf("the cursor at %d,%d in a window of %dx%d", p.X, p.Y, w.w, w.h)
	}
	for y := range w.h {
		for x := w.w; x < w.w+w.rim.wide; x++ {
			if c := w.em.CellAt(x, y); c != nil && c.Width > 0 && c.Content != " " {
				return fmt.Sprintf("%q at %d,%d in a window of %dx%d, in the row %q", c.Content, x, y, w.w, w.h, w.row(y))
			}
		}
	}
	return ""
}

// row is the text of each cell of a row, the rim too.
func (w *Window) row(y int) (cells []string) {
	for x := range w.w + w.rim.wide {
		if c := w.em.CellAt(x, y); c != nil && c.Width > 0 {
			cells = append(cells, c.Content)
		}
	}
	return cells
}

// How long a program that has read everything is waited for: its library holds back
// keys that may be part of a longer sequence, and then draws frame after frame.
const (
	heldBack = 60 * time.Millisecond
	quiet    = 25 * time.Millisecond
)

// stays is how long something stands on the rim before it counts. A program that
// starts just as the size changes is told the old one, and finds out within a second.
const stays = 1500 * time.Millisecond

// Settle waits until the program has read what was sent and drawn what came of it, as
// long as there is patience, and looks at the rim. It reports whether the program is still there.
func (w *Window) Settle() bool {
	var outside time.Time
	for start := time.Now(); time.Since(start) < w.Patience; {
		w.mu.Lock()
		ready := !w.rim.turning && time.Since(w.drawn) > quiet && time.Since(w.sent) > heldBack
		found := w.onRim()
		w.mu.Unlock()
		switch {
		case w.gone():
			return false
		case !ready || unread(w.pty) > 0:
		case found == "":
			return true
		case outside.IsZero():
			outside = time.Now()
		case time.Since(outside) > stays:
			w.rim.found = cmp.Or(w.rim.found, found)
			return true
		}
		time.Sleep(3 * time.Millisecond)
	}
	return !w.gone()
}

func (w *Window) gone() bool {
	select {
	case <-w.ended:
		return true
	default:
		return false
	}
}
