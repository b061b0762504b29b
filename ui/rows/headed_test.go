package rows

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// TestTheRowsAroundTheMarkAreDrawnAsAllWouldBe draws lists of many lengths with the mark on
// many rows, and compares with a list that is drawn whole.
func TestTheRowsAroundTheMarkAreDrawnAsAllWouldBe(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		n, height := 1+r.IntN(120), 4+r.IntN(20)
		heads := make([]string, n)
		for i, h := 0, 0; i < n; i++ {
			if r.IntN(9) == 0 {
				h++
			}
			heads[i] = fmt.Sprint("head ", h)
		}
		row := func(i int, here bool) tea.View { return layout.Text(fmt.Sprint("row ", i, here)) }
		at := r.IntN(n)
		got := Headed{N: n, At: at, Head: func(i int) string { return heads[i] }, Row: row}.View(theme.Theme{}, 40, height).Content

		var whole []tea.View
		y := 0
		for i := range n {
			if i == 0 || heads[i] != heads[i-1] {
				if i > 0 {
					whole = append(whole, layout.Text(" "))
				}
				whole = append(whole, layout.Text("  "+heads[i]))
			}
			if i == at {
				y = len(whole)
			}
			whole = append(whole, row(i, i == at))
		}
		want := layout.Scroll(layout.Rows(whole...), 40, height, max(0, y-1), y+1, text.Higher, text.Lower).Content
		if got != want {
			t.Fatalf("%d rows, mark %d, %d high:\n%s\nwant\n%s", n, at, height, got, want)
		}
		if !strings.Contains(got, fmt.Sprint("row ", at, true)) {
			t.Fatalf("the mark is out of sight:\n%s", got)
		}
	}
}
