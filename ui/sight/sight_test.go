package sight_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
)

func page(n int) tea.View {
	var rows []string
	for i := range n {
		rows = append(rows, fmt.Sprintf("rij %d.", i))
	}
	return layout.Text(strings.Join(rows, "\n"))
}

// TestEveryRowOfAPageComesInSightByTurning turns pages of many lengths in windows of many
// heights, down to the end and up again.
func TestEveryRowOfAPageComesInSightByTurning(t *testing.T) {
	k := keymap.Default().Page
	for n := 1; n < 40; n++ {
		for height := 4; height < 12; height++ {
			window := tea.WindowSizeMsg{Width: 40, Height: height}
			for _, way := range []rune{tea.KeyPgDown, tea.KeyDown} {
				seen := map[int]bool{}
				for top, before := 0, -1; top != before; {
					shown := sight.From(page(n), window, top).Content
					for i := range n {
						seen[i] = seen[i] || strings.Contains(shown, fmt.Sprintf("rij %d.", i))
					}
					before = top
					top, _ = sight.Turned(tea.KeyPressMsg{Code: way}, k, top, n, height)
				}
				for i := range n {
					if !seen[i] {
						t.Fatalf("%d rows in %d: row %d never came in sight", n, height, i)
					}
				}
			}
			end := sight.End(page(n), window).Content
			if !strings.Contains(end, fmt.Sprintf("rij %d.", n-1)) {
				t.Fatalf("%d rows in %d: the last is not in sight\n%s", n, height, end)
			}
		}
	}
}

// TestAPageTurnsNoFurtherThanItsEnds presses each key at the first row and at the last.
func TestAPageTurnsNoFurtherThanItsEnds(t *testing.T) {
	k := keymap.Default().Page
	for _, c := range []struct {
		code       rune
		top, after int
	}{{tea.KeyUp, 0, 0}, {tea.KeyPgUp, 3, 0}, {tea.KeyDown, 10, 10}, {tea.KeyPgDown, 8, 10}, {tea.KeyDown, 0, 1}, {tea.KeyPgDown, 0, 8}} {
		if to, used := sight.Turned(tea.KeyPressMsg{Code: c.code}, k, c.top, 20, 10); to != c.after || !used {
			t.Errorf("key %v at %d: %d, used %v", c.code, c.top, to, used)
		}
	}
	if to, used := sight.Turned(tea.KeyPressMsg{Code: 'x', Text: "x"}, k, 4, 20, 10); to != 4 || used {
		t.Errorf("a letter: %d, used %v", to, used)
	}
	if sight.Within(5, 3, 10) != 0 {
		t.Error("a page that fits does not stand at its first row")
	}
}
