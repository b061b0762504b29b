package passphrase

import (
	"slices"
	"strings"
	"testing"
)

func TestTheListHoldsTenBitsAWord(t *testing.T) {
	if len(list) != 1024 {
		t.Fatalf("%d words, want 1024", len(list))
	}
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Fatal("the list is not sorted, or holds a word twice")
	}
	for _, w := range list {
		if len(w) < 3 || strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) {
			t.Errorf("%q is not at least three plain letters", w)
		}
	}
}

func TestAnOfferedPassphraseIsEnough(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		p := New()
		if len(strings.Fields(p)) != Words || seen[p] {
			t.Fatalf("%q: not %d words, or drawn twice", p, Words)
		}
		if Bits(p) < Enough {
			t.Fatalf("%q is offered, and then called guessable: %.0f bits", p, Bits(p))
		}
		seen[p] = true
	}
}

func TestStrengthFollowsWhatMakesGuessingHard(t *testing.T) {
	for _, c := range []struct {
		phrase string
		enough bool
	}{
		{"", false},
		{"welkom01", false},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaa", false},               // one letter
		{"abcdefghijklmnopqrstuvwxyz", false},               // one run
		{"appel appel appel appel appel", false},            // one word
		{"wachtwoordwachtwoordwachtwoordwachtwoord", false}, // one, over and over
		{"appel boot kerk", false},                          // three words
		{"appel boot anker zeven lamp", true},               // five
		{"Mijn tante fietst zelden door Woensdrecht", true}, // a sentence of one's own
	} {
		if got := Bits(c.phrase) >= Enough; got != c.enough {
			t.Errorf("%q: %.0f bits, enough %v, want %v", c.phrase, Bits(c.phrase), got, c.enough)
		}
	}
}

// files are secret files as systems write them, each with what a person types for it.
// The first ones are those of a public report.
var files = []struct{ name, file, typed string }{
	{"plain", "vier paarse fietsen dansen\n", "vier paarse fietsen dansen"},
	{"BOM", "\xef\xbb\xbfvier paarse fietsen dansen\n", "vier paarse fietsen dansen"},
	{"UTF-16, CRLF", "\xff\xfev\x00i\x00e\x00r\x00 \x00p\x00\r\x00\n\x00", "vier p"},
	{"UTF-16, big end first", "\xfe\xff\x00v\x00i\x00e\x00r\x00 \x00p\x00\r\x00\n", "vier p"},
	{"UTF-16 without a mark", "v\x00i\x00e\x00r\x00 \x00p\x00\n\x00", "vier p"},
	{"hard space", "vier\u00a0paarse fietsen\n", "vier paarse fietsen"},
	{"thin space", "vier\u202fpaarse\u2009fietsen\n", "vier paarse fietsen"},
	{"marks apart", "e\u0301e\u0301n cafe\u0301 op zee\n", "één café op zee"},
	{"old Macintosh", "vier paarse fietsen\rtweede regel", "vier paarse fietsen"},
	{"no end", "vier paarse fietsen", "vier paarse fietsen"},
	{"more lines", "vier paarse fietsen\r\ntweede regel\r\n", "vier paarse fietsen"},
	{"other end of line", "vier paarse fietsen\u2028tweede", "vier paarse fietsen"},
	{"nothing", "\xef\xbb\xbf\r\n", ""},
}

func TestAFileIsReadAsAPersonWouldTypeIt(t *testing.T) {
	for _, c := range files {
		if got := FirstLine([]byte(c.file)); got != c.typed {
			t.Errorf("%s: got %q, want %q", c.name, got, c.typed)
		}
		if tries := TriesOf([]byte(c.file)); tries[0] != c.typed {
			t.Errorf("%s: first tried is %q", c.name, tries[0])
		}
	}
	got := TriesOf([]byte("\xef\xbb\xbfvier paarse \n"))
	if want := []string{"vier paarse ", "vier paarse", "\ufeffvier paarse "}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q: what an earlier version set must still open", got, want)
	}
}

func TestWhatNoKeyGivesIsSeen(t *testing.T) {
	for s, want := range map[string]bool{
		"vier paarse fietsen": false, "één café": false, "мир и 世界 😀": false,
		"vier\u200bpaarse": true, "vier\u00adpaarse": true, "\ufeffvier": true, "vier\tpaarse": true, "vier\x00": true, "\xff": true, "a¬b": true,
		"vier\u00a0paarse": true, "e\u0301": true,
	} {
		if got := Marked(s); got != want {
			t.Errorf("%q: got %v, want %v", s, got, want)
		}
	}
}

func TestCodesThatAreTriedFirstAreSeen(t *testing.T) {
	for _, s := range []string{
		"123456", "654321", "000000", "111111", "121212", "123123", "112233", "111222", "123321", "246802", "789012", "135791",
		"010190", "311299", "900101", "147258", "159753", "100100", "221122", "456789", "098765",
	} {
		if !ShortGuess(s) {
			t.Errorf("%s is taken", s)
		}
	}
	taken := 0
	for n := range 1_000_000 {
		s := []byte("000000")
		for i := range s {
			s[5-i] = byte('0' + n%10)
			n /= 10
		}
		if !ShortGuess(string(s)) {
			taken++
		}
	}
	if taken < 900_000 {
		t.Errorf("only %d codes are left", taken)
	}
	for _, s := range []string{"739164", "508273", "640975"} {
		if ShortGuess(s) {
			t.Errorf("%s is refused", s)
		}
	}
}
