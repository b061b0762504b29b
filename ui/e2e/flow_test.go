//go:build unix

package e2e

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"tijdig/ui/e2e/window"
)

// quickSignal writes a quick signal from Vandaag up to what was seen, and leaves
// the cursor behind said.
func quickSignal(w *window.Window, said string) {
	w.Press("n")
	w.WaitText("Snel signaal")
	w.Choose("n")         // no danger
	w.Choose("j")         // about a young person
	w.Press("enter")      // known by a code alone
	w.Type("16")          // moves on by itself
	w.Press("enter")      // now
	w.Type("Stokhasselt") // where
	w.Press("enter")
	w.Type(said)
	w.WaitText(said)
}

// textBefore is the text of n cells before column x of row y.
func textBefore(cell func(x, y int) uv.Cell, x, y, n int) string {
	var s strings.Builder
	for i := x - n; i < x; i++ {
		s.WriteString(cell(i, y).Content)
	}
	return s.String()
}
