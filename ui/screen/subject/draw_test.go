package subject

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"tijdig/ui/layout"
)

// TestADrawingHoldsEveryWordWithinItsWidth draws houses with any number of people and of
// others around them, of one word or of many.
func TestADrawingHoldsEveryWordWithinItsWidth(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	word := 0
	some := func(n int) (out []string) {
		for range n {
			var words []string
			for range 1 + r.IntN(12) {
				word++
				words = append(words, fmt.Sprintf("w%d", word))
			}
			out = append(out, strings.Join(words, " "))
		}
		return out
	}
	for range 500 {
		width, first := drawFrom-2+r.IntN(24), word
		house := part{"J-91KD", some(r.IntN(4))}
		var parts []part
		for range r.IntN(8) {
			parts = append(parts, part{"Wijk", some(1 + r.IntN(4))})
		}
		drawn := draw(house, parts, width)
		trunk := (width-1-2*arm)/2 + arm
		for i, line := range strings.Split(drawn, "\n") {
			if layout.Width(line) > width {
				t.Fatalf("a line of %d cells in %d:\n%s", layout.Width(line), width, drawn)
			}
			if strings.ContainsAny(line, "├") && !strings.ContainsRune("┼┤┘┴", []rune(line)[trunk]) {
				t.Fatalf("line %d has an arm that leads to no trunk:\n%s", i, drawn)
			}
		}
		if n := strings.Count(drawn, "┌"); n != len(parts)+1 || n != strings.Count(drawn, "└") {
			t.Fatalf("%d boxes of %d:\n%s", n, len(parts)+1, drawn)
		}
		have := map[string]bool{}
		for _, w := range strings.FieldsFunc(drawn, func(r rune) bool { return !strings.ContainsRune("w0123456789", r) }) {
			have[w] = true
		}
		for n := first + 1; n <= word; n++ {
			if !have[fmt.Sprintf("w%d", n)] {
				t.Fatalf("w%d is lost:\n%s", n, drawn)
			}
		}
	}
}
