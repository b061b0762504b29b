package clean_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"tijdig/model/clean"
)

// count chooses how many strings are tried: few for whoever runs go test, more
// where TIJDIG_RIG=ci, most where TIJDIG_RIG=long.
func count() int {
	switch os.Getenv("TIJDIG_RIG") {
	case "long":
		return 1_000_000
	case "ci":
		return 100_000
	}
	return 10_000
}

// pieces are what hostile text is made of, beside bytes and characters at
// random.
var pieces = []string{
	"zorg", " ", "één", "Şükrü", "\n", "\r\n", "\t", "\r", "\x00", "\x07", "\x08", "\x7f",
	"\x1b[2J", "\x1b[31m", "\x1b]0;titel\x07", "\x1b]8;;http://x\x1b\\", "\x1b]52;c;aGFoYQ==\x07", "\x1bP1$r\x1b\\", "\x1b[?1049h", "\x1bc", "\x1b[6n",
	"\x9b31m", "\u009b31m", "\u009d0;x\u009c", "\u0085", "\u2028", "\u2029", "\x0b", "\x0c",
	"\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c",
	"\u200b", "\u200c", "\u200d", "\u2060", "\u2061", "\u2064", "\u2065", "\ufeff", "\u00ad", "\u034f", "\u180e", "\u180f",
	"\u00a0", "\u2003", "\u3000", "\u3164", "\uffa0", "\u115f", "\u17b4", "\ufff9", "\ufffb", "\ufff0",
	"\ufe0f", "\ufe00", "\U000e0001", "\U000e0041", "\U000e007f", "\U000e0080", "\U000e0100", "\U000e01ef", "\U000e0fff",
	"👨\u200d👩\u200d👧", "👍🏽", "🇳🇱", "1\ufe0f\u20e3", "❤\ufe0f\u200d🔥", "می\u200cخواهم", "क्\u200dष", "\u0301", "\u0323\u0301\u0302\u0303",
	"\xc0\xaf", "\xe0\x80\x9b", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x9f", "\xff\xfe", "\xc2", "\x80",
	"=HYPERLINK(\"http://x\")", "\ue000", "\U0010ffff", "\u0378",
}

func hostile(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(12) {
		switch r.IntN(8) {
		case 0:
			b.WriteByte(byte(r.Uint32()))
		case 1:
			b.WriteRune(rune(r.IntN(0x110000)))
		case 2:
			b.WriteRune(rune(r.IntN(0x3000)))
		default:
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
	}
	return b.String()
}

// kept says which characters may be left, for one use of text.
type kept struct {
	lines   bool // line ends and tabs
	joiners bool // and marks that change how the character before is drawn
	spaces  bool // other spaces than the one
}

// outside returns the first character of s that may not be there, and false
// when there is none. It knows Unicode's own tables, not those of the package.
func outside(s string, k kept) (string, bool) {
	if !utf8.ValidString(s) {
		return "no UTF-8", true
	}
	for _, c := range s {
		drawing := unicode.Is(unicode.Join_Control, c) || c >= 0xFE00 && c <= 0xFE0F
		var bad bool
		switch {
		case c == '\n' || c == '\t':
			bad = !k.lines
		case drawing:
			bad = !k.joiners
		case c != ' ' && unicode.Is(unicode.Zs, c):
			bad = !k.spaces
		case unicode.Is(unicode.Regional_Indicator, c), c >= 0x1F3FB && c <= 0x1F3FF:
			bad = !k.joiners
		default:
			bad = unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Cs, unicode.Bidi_Control,
				unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
		}
		if bad {
			return fmt.Sprintf("%U", c), true
		}
	}
	return "", false
}

// TestHostileTextLeavesNothingThatSteersOrHides cleans strings made to harm,
// in each way the package has. The control plants what must not be there in
// text that is clean.
func TestHostileTextLeavesNothingThatSteersOrHides(t *testing.T) {
	ways := []struct {
		name string
		do   func(string) string
		kept kept
	}{
		{"Text", func(s string) string { s, _ = clean.Text(s); return s }, kept{lines: true, joiners: true}},
		{"Line", func(s string) string { s, _ = clean.Line(s); return s }, kept{joiners: true}},
		{"Whole", clean.Whole, kept{lines: true, joiners: true}},
		{"Show", clean.Show, kept{lines: true, spaces: true}},
		{"Show of Text", func(s string) string { s, _ = clean.Text(s); return clean.Show(s) }, kept{lines: true}},
	}
	r := rand.New(rand.NewPCG(1, 2))
	tried, changed := 0, 0
	for range count() {
		s := hostile(r)
		tried++
		for _, w := range ways {
			out := w.do(s)
			if out != s {
				changed++
			}
			if what, bad := outside(out, w.kept); bad {
				t.Fatalf("%s of %q leaves %s: %q", w.name, s, what, out)
			}
		}
	}
	t.Logf("%d strings in %d ways, %d came out changed", tried, len(ways), changed)
	if tried < count() || changed < tried {
		t.Errorf("only %d strings, of which %d changed", tried, changed)
	}
	for _, plant := range []string{"\x1b", "\u009b", "\x7f", "\r", "\x00", "\xff", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\u00ad", "\U000e0041", "\U000e0100", "\u180f", "\u3164"} {
		for _, w := range ways {
			if _, found := outside("een "+plant+"woord", w.kept); !found {
				t.Errorf("control: %q passes for %s", plant, w.name)
			}
		}
	}
}
