package fold_test

import (
	"slices"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tijdig/model/fold"
)

func TestCapitalsAndAccentsAreEqual(t *testing.T) {
	for in, want := range map[string]string{
		"gewoon": "gewoon", "Één": "een", "CAFÉ": "cafe", "cafe\u0301": "cafe", "Zoë's": "zoe's", "’s nachts": "'s nachts", "Straße": "strasse", "мир": "мир",
	} {
		if got := fold.Text(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestWordsAreLettersAndDigits(t *testing.T) {
	got := fold.Words("Twee telefoons, 's nachts 3x; één-ouder \"stil\".")
	if want := []string{"twee", "telefoons", "s", "nachts", "3x", "een", "ouder", "stil"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzFoldingTwiceIsFoldingOnce(f *testing.F) {
	f.Add("Één ÀÇ ß İ \xff")
	f.Fuzz(func(t *testing.T, s string) {
		if once := fold.Text(s); fold.Text(once) != once {
			t.Errorf("%q: %q, then %q", s, once, fold.Text(once))
		}
	})
}

// TestLettersOfOtherAlphabetsAreFoundByWhatPeopleType has names as they are written and
// as they are looked for.
func TestLettersOfOtherAlphabetsAreFoundByWhatPeopleType(t *testing.T) {
	for in, want := range map[string]string{
		"Nguyễn": "nguyen", "Trần": "tran", "Phạm": "pham", "Hương": "huong", "Đặng": "dang", "Ngọc": "ngoc", "Adébáyọ̀": "adebayo",
		"Ṣadé": "sade", "Ẹniọlá": "eniola", "Ụchenna": "uchenna", "Ḥasan": "hasan", "Ṣāliḥ": "salih", "Məmməd": "mammad", "Ɗanjuma": "danjuma",
		"Kɔfi": "kofi", "ĲSBRAND": "ijsbrand", "Łukasz": "lukasz", "Søren": "soren", "Þóra": "thora", "Işıl": "isil", "İpek": "ipek", "ẞ": "ss",
		"Ro’aa": "ro'aa", "Roʼaa": "ro'aa", "Ro‘aa": "ro'aa", "Al‑Amin": "al-amin", "Al–Amin": "al-amin", "Ｒｏｂｉｎ": "robin", "ﬁets": "fiets", "Ƙande": "kande", "Ǿ": "o",
	} {
		if got := fold.Text(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestEveryLatinLetterWithAMarkHasItsLetter(t *testing.T) {
	n := 0
	for r := rune(0x80); r < 0x2c80; r++ {
		if !unicode.Is(unicode.Latin, r) || !unicode.IsLetter(r) {
			continue
		}
		plain := norm.NFKD.String(string(r))
		if plain[0] >= 0x80 {
			continue // no ASCII letter in it
		}
		n++
		for _, c := range fold.Text(string(r)) {
			if c >= 0x80 {
				t.Errorf("%q folds to %q", r, fold.Text(string(r)))
			}
		}
	}
	t.Logf("%d letters", n)
	if n < 480 {
		t.Errorf("only %d letters were looked at", n)
	}
}
