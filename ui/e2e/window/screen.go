package window

import (
	"fmt"
	"strings"
	"time"

	uv "github.com/charmbracelet/ultraviolet"

	"tijdig/ui/uitest"
)

// Screen is the text on the screen, without the spaces that end a line and the
// empty lines that end the screen.
func (w *Window) Screen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var b strings.Builder
	for y := range w.h {
		var line strings.Builder
		for x := 0; x < w.w; {
			c := w.em.CellAt(x, y)
			if c == nil || c.Width == 0 {
				line.WriteByte(' ')
				x++
				continue
			}
			line.WriteString(c.Content)
			x += c.Width
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// Cell is the cell at column x of row y, both from 0; the zero Cell outside.
func (w *Window) Cell(x, y int) uv.Cell {
	w.mu.Lock()
	defer w.mu.Unlock()
	if c := w.em.CellAt(x, y); c != nil {
		return *c
	}
	return uv.Cell{}
}

// Cursor is the column and row of the terminal's own cursor, and whether it shows.
func (w *Window) Cursor() (x, y int, visible bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p := w.em.CursorPosition()
	return p.X, p.Y, !w.mark.hidden
}

// Output is every byte the program sent to its window so far.
func (w *Window) Output() []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]byte(nil), w.out.Bytes()...)
}

// Wait waits until ok holds for the screen. It fails, and prints the screen, when
// patience or the program ends first; what names what was waited for.
func (w *Window) Wait(what string, ok func(screen string) bool) {
	w.t.Helper()
	patience := time.NewTimer(w.Patience)
	defer patience.Stop()
	drained := w.drained
	for {
		if ok(w.Screen()) {
			return
		}
		select {
		case <-w.changed:
		case <-drained:
			drained = nil // one more look at all that was drawn, then give up
			if !ok(w.Screen()) {
				w.fail("the program ended before " + what)
			}
		case <-patience.C:
			w.fail("timeout waiting for " + what)
		}
	}
}

// WaitText waits until each of words stands on the screen, on one line.
func (w *Window) WaitText(words ...string) {
	w.t.Helper()
	for _, s := range words {
		w.Wait(fmt.Sprintf("%q", s), func(screen string) bool { return strings.Contains(screen, s) })
	}
}

// WaitGone waits until none of words stands on the screen.
func (w *Window) WaitGone(words ...string) {
	w.t.Helper()
	for _, s := range words {
		w.Wait(fmt.Sprintf("%q to go", s), func(screen string) bool { return !strings.Contains(screen, s) })
	}
}

// WaitCursor waits until the terminal's cursor shows at column x of row y.
func (w *Window) WaitCursor(x, y int) {
	w.t.Helper()
	w.Wait(fmt.Sprintf("the cursor at %d,%d", x, y), func(string) bool {
		cx, cy, visible := w.Cursor()
		return visible && cx == x && cy == y
	})
}

func (w *Window) fail(why string) {
	w.t.Helper()
	x, y, visible := w.Cursor()
	w.t.Fatalf("%s; cursor %d,%d, shown: %v; the screen was:\n%s", why, x, y, visible, uitest.Boxed(w.Screen(), w.w))
}
