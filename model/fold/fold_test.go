package fold_test

import (
	"slices"
	"testing"

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
