package clean_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"tijdig/model/clean"
)

func TestTextIsKeptAndOnlyWhatIsUnsafeChanges(t *testing.T) {
	for _, c := range []struct {
		in, text string
		report   clean.Report
		why      string
	}{
		{"gewone tekst\nmet regels", "gewone tekst\nmet regels", clean.Report{}, "the short way"},
		{"één café", "één café", clean.Report{}, "letters of ours"},
		{"cafe\u0301", "café", clean.Report{}, "one form for one letter"},
		{"a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne", clean.Report{}, "every line end is one"},
		{"a\tb", "a\tb", clean.Report{}, "tabs stay in long text"},
		{"a\x00b\x07c\x7f", "abc", clean.Report{Dropped: 3}, "controls go"},
		{"\x1b[31mrood\x1b[0m", "[31mrood[0m", clean.Report{Dropped: 2}, "an escape sequence is harmless text"},
		{"\u009b31m", "31m", clean.Report{Dropped: 1}, "C1 steers too"},
		{"a\xffb\xfe", "a\uFFFDb\uFFFD", clean.Report{Invalid: 2}, "bad bytes are counted"},
		{"a\u202Eb", "a¬b", clean.Report{Marked: 1}, "turned writing is shown"},
		{"a\u200Bb\uFEFF", "a¬b¬", clean.Report{Marked: 2}, "zero width is shown"},
		{"zorg\u00ADmelding", "zorgmelding", clean.Report{Dropped: 1}, "a soft hyphen says nothing"},
		{"a\u00A0b\u202Fc", "a b c", clean.Report{}, "every space is a space"},
		{"👨‍👩‍👧", "👨‍👩‍👧", clean.Report{}, "a family stays one"},
		{"❤️‍🔥 👍🏽 🇳🇱 1️⃣", "❤️‍🔥 👍🏽 🇳🇱 1️⃣", clean.Report{}, "emoji stay as they were"},
		{"a\u200Db", "a¬b", clean.Report{Marked: 1}, "a joiner that joins nothing is hidden"},
		{"می\u200Cخواهم", "می\u200Cخواهم", clean.Report{}, "Persian needs its joiner"},
		{"مرحبا", "مرحبا", clean.Report{}, "writing from right to left is text"},
		{"\U000E0041\U000E0042", "¬¬", clean.Report{Marked: 2}, "words nobody sees"},
		{"\u3164", "¬", clean.Report{Marked: 1}, "a letter that shows nothing"},
	} {
		text, report := clean.Text(c.in)
		if text != c.text || report != c.report {
			t.Errorf("%q (%s)\n got %q %+v\nwant %q %+v", c.in, c.why, text, report, c.text, c.report)
		}
	}
}

func TestALineHasNoEndsInIt(t *testing.T) {
	got, report := clean.Line("een\r\ntwee\tdrie\nvier\u2029vijf")
	if got != "een twee drie vier vijf" || report.Changed() {
		t.Errorf("got %q %+v", got, report)
	}
}

func TestASeparatorNeverGluesWords(t *testing.T) {
	for _, sep := range []string{"\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f", "\u2028", "\u2029", "\u0085", "\r", "\r\n"} {
		if got, r := clean.Text("bezoek om 3" + sep + "12 kinderen"); got != "bezoek om 3\n12 kinderen" || r.Changed() {
			t.Errorf("%q: %q %+v", sep, got, r)
		}
		if got, r := clean.Line("bezoek om 3" + sep + "12 kinderen"); got != "bezoek om 3 12 kinderen" || r.Changed() {
			t.Errorf("%q: %q %+v", sep, got, r)
		}
	}
}

func TestNothingIsCutOff(t *testing.T) {
	for _, in := range []string{strings.Repeat("a", 1<<20), strings.Repeat("é", 1<<19)} {
		if got, report := clean.Text(in); got != in || report.Changed() {
			t.Errorf("%d bytes: %d left, %+v", len(in), len(got), report)
		}
	}
}

func TestOnAScreenEveryCharacterHasAWidthAllAgreeOn(t *testing.T) {
	for in, want := range map[string]string{
		"gewoon":                            "gewoon",
		"👨‍👩‍👧":                             "👨👩👧",
		"👍🏽":                                "👍",
		"🇳🇱":                                "NL",
		"1️⃣":                               "1",
		"❤️":                                "❤",
		"\x1b[2Jweg":                        "[2Jweg",
		"a\u202Eb":                          "a¬b",
		"e" + strings.Repeat("\u0301", 100): "e" + strings.Repeat("\u0301", 3),
	} {
		if got := clean.Show(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzCleaningTwiceIsCleaningOnce(f *testing.F) {
	for _, s := range []string{"a\xff\r\n\x1b[0m", "👨‍👩‍👧é", "\u202E\u200B\u200D", "e\u0301\u200D\U000E0041", "\u1100\u1161\u11a8"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, _ := clean.Text(s)
		twice, report := clean.Text(once)
		if once != twice || report.Changed() {
			t.Errorf("%q becomes %q, then %q %+v", s, once, twice, report)
		}
		line, _ := clean.Line(s)
		for _, out := range []string{once, line, clean.Show(s)} {
			if !utf8.ValidString(out) || strings.ContainsAny(out, "\x00\x1b\r\x7f\u009b\u202e\u200b") {
				t.Errorf("%q leaves %q", s, out)
			}
		}
		if strings.Contains(line, "\n") {
			t.Errorf("a line holds an end: %q", line)
		}
	})
}

func BenchmarkTextOf600Characters(b *testing.B) {
	for name, s := range map[string]string{"ascii": strings.Repeat("zes tekens ", 55), "accents": strings.Repeat("één café ", 60)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				clean.Text(s)
			}
		})
	}
}
