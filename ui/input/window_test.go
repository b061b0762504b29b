package input

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"tijdig/model/clean"
	"tijdig/ui/layout"
)

// pieces are what lines are made of: letters of one cell and of two, of one
// character and of several.
var pieces = []string{"a", "b ", "é", "e\u0301", "漢", "👩‍👩‍👧‍👦", "ש", "🇳🇱", "👍🏽"}

func TestWhatIsTypedStaysInSight(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	long := 0
	for range 4_000 {
		width, n := 8+r.IntN(100), r.IntN(300)
		var before, after string
		for range n {
			before += pieces[r.IntN(len(pieces))]
		}
		tail := "|" // stands left of the cursor, and nowhere else
		for range r.IntN(200) {
			after += pieces[r.IntN(len(pieces))]
		}
		line := []rune(before + tail + after)
		shown, cell := window(line, len([]rune(before+tail)), width)
		if w := layout.Width(shown); w > width || cell < 1 || cell >= width {
			t.Fatalf("%d cells of %d, the cursor at %d: %q", w, width, cell, shown)
		}
		left, _, found := strings.Cut(shown, tail)
		if !found || layout.Width(left)+1 != cell {
			t.Fatalf("the cursor at %d of %d does not stand behind what was typed: %q", cell, width, shown)
		}
		if layout.Width(string(line)) < width && shown != clean.Frame(string(line)) {
			t.Fatalf("a line that fits is not drawn whole: %q, %q", shown, string(line))
		}
		if strings.HasPrefix(shown, hidden) {
			long++
		}
	}
	if long < 500 {
		t.Errorf("only %d lines began out of sight", long)
	}
}

func TestALongLineStandsStillUnderMostKeys(t *testing.T) {
	line, moves, last := []rune(strings.Repeat("de buurvrouw zag ", 60)), 0, ""
	for at := range len(line) + 1 {
		shown, _ := window(line, at, 60)
		if shown != last {
			moves++
		}
		last = shown
	}
	if most := len(line)/20 + 1; moves > most {
		t.Errorf("it moved %d times under %d keys, of at most %d", moves, len(line), most)
	}
}

func TestASecretShowsItsLengthOnly(t *testing.T) {
	l, _ := NewSecret().Update(tea.PasteMsg{Content: "appel 漢 boot"})
	v := l.View(40)
	if v.Content != strings.Repeat("•", 12) || v.Cursor.X != 12 {
		t.Errorf("%q, the cursor at %d", v.Content, v.Cursor.X)
	}
}

func BenchmarkALineOfTenThousand(b *testing.B) {
	for name, s := range map[string]string{"words": "een twee drie ", "emoji": "👩‍👩‍👧‍👦שלום漢"} {
		l, _ := NewLine("", -1, false).Update(tea.PasteMsg{Content: strings.Repeat(s, MaxText)})
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				l, _ = l.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
				l.View(60)
			}
		})
	}
}

// TestTypedTextOfAnyScriptStaysInItsWindow loses no letter at the edge, and the cursor
// stands behind the last.
func TestTypedTextOfAnyScriptStaysInItsWindow(t *testing.T) {
	for _, text := range []string{"नमस्ते राजेश आज स्कूल नहीं आया", "ភាសាខ្មែរ ភាសាខ្មែរ ភាសាខ្មែរ", "বাংলা রহিম বাংলা রহিম", "ｶﾞｷﾞｸﾞｶﾞｷﾞｸﾞｶﾞｷﾞｸﾞ", "gewoon een zin - met een streep"} {
		for width := 6; width < 40; width++ {
			v := NewArea(text, -1).View(width)
			for row := range strings.SplitSeq(v.Content, "\n") {
				if n := layout.Width(row); n > width || strings.Contains(row, "…") {
					t.Fatalf("%q in %d cells: row %q is %d", text, width, row, n)
				}
			}
			if v.Cursor == nil || v.Cursor.X > width {
				t.Fatalf("%q in %d cells: cursor %+v", text, width, v.Cursor)
			}
		}
	}
}
