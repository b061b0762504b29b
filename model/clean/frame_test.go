package clean_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"tijdig/model/clean"
)

func TestOnlyTextAndColoursReachTheTerminal(t *testing.T) {
	for _, c := range []struct{ in, out, why string }{
		{"\x1b[1;36mCode\x1b[m  één · twee", "\x1b[1;36mCode\x1b[m  één · twee", "what we draw ourselves"},
		{"\x1b[38:5:3mx\x1b[0m", "\x1b[38:5:3mx\x1b[0m", "colours in either notation"},
		{"\x1b[2Jweg", "[2Jweg", "clearing the screen"},
		{"\x1b]52;c;aGVsbG8=\x07", "]52;c;aGVsbG8=", "the clipboard"},
		{"\x1b]0;titel\x1b\\", "]0;titel\\", "the title"},
		{"\x1b[", "[", "half a sequence"},
		{"a\rb\tc\x00", "ab c", "what moves the cursor"},
		{"\u009b2J\x9b2J", "2J\uFFFD2J", "C1, as a character and as a byte"},
		{"a\u202Eb\u200Bc", "a¬b¬c", "what cannot be seen"},
		{"👨‍👩‍👧", "👨👩👧", "a width on which terminals agree"},
	} {
		if got := clean.Frame(c.in); got != c.out {
			t.Errorf("%s: %q, want %q", c.why, got, c.out)
		}
	}
}

// TestAFramePassesTheGateUnchangedTheSecondTime draws from pieces of hostile and
// harmless text.
func TestAFramePassesTheGateUnchangedTheSecondTime(t *testing.T) {
	pieces := []string{"\x1b", "[", "1;3", "m", "\n", "é", "👩🏽", "\u200d", "\xff", "\u202e", "\x07", "tekst", "\u0301", "\t", ";", "]8;;"}
	r := rand.New(rand.NewPCG(1, 1))
	changed := 0
	for range 20_000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		once := clean.Frame(b.String())
		if twice := clean.Frame(once); twice != once {
			t.Fatalf("%q, then %q, then %q", b.String(), once, twice)
		}
		if !utf8.ValidString(once) {
			t.Fatalf("%q", once)
		}
		if once != b.String() {
			changed++
		}
	}
	if changed < 5_000 {
		t.Errorf("only %d were worth the gate", changed)
	}
}

func BenchmarkFrame(b *testing.B) {
	row := "\x1b[1mJ-91KD\x1b[m  jongere 12-17  gezien vr 20 nov · één stap  " + strings.Repeat("─", 40) + "\n"
	screen := strings.Repeat(row, 40)
	b.SetBytes(int64(len(screen)))
	for b.Loop() {
		clean.Frame(screen)
	}
}
