package uitest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Screen is the text on the screen, without styles and without the spaces that
// end a line.
func (d *Desk) Screen() string { return plain(d.model.View()) }

func plain(v tea.View) string {
	lines := strings.Split(ansi.Strip(v.Content), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// Fits fails unless the frame is exactly the window: as many rows, each as many
// cells wide, the cursor inside, and nothing in it but text and styles.
func (d *Desk) Fits() {
	d.t.Helper()
	v := d.model.View()
	if err := Fits(v, d.w, d.h); err != nil {
		d.t.Fatalf("at %dx%d %v:\n%s", d.w, d.h, err, Boxed(plain(v), d.w))
	}
}

var styled = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// Fits says what is wrong with a frame for a window of w by h cells, or nil.
func Fits(v tea.View, w, h int) error {
	lines := strings.Split(v.Content, "\n")
	if len(lines) != h {
		return fmt.Errorf("the frame has %d rows", len(lines))
	}
	for y, l := range lines {
		if !utf8.ValidString(l) {
			return fmt.Errorf("row %d is not UTF-8: %q", y, l)
		}
		if strings.ContainsFunc(styled.ReplaceAllString(l, ""), hostile) {
			return fmt.Errorf("row %d holds a control character: %q", y, l)
		}
		if n := ansi.StringWidthWc(l); n != w {
			return fmt.Errorf("row %d is %d cells wide", y, n)
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		return fmt.Errorf("the cursor stands at %d,%d", c.X, c.Y)
	}
	return nil
}

// hostile says that a terminal may act on r, or draw what follows elsewhere,
// instead of drawing it where it stands.
func hostile(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}

// Boxed draws a frame around a screen of w cells wide, so that a failing test
// shows where its edges are.
func Boxed(screen string, w int) string {
	var b strings.Builder
	edge := strings.Repeat("─", w)
	fmt.Fprintf(&b, "┌%s┐\n", edge)
	for l := range strings.SplitSeq(screen, "\n") {
		fmt.Fprintf(&b, "│%s%s│\n", l, strings.Repeat(" ", max(0, w-ansi.StringWidthWc(l))))
	}
	fmt.Fprintf(&b, "└%s┘", edge)
	return b.String()
}
