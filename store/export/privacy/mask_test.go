package privacy

import (
	"strings"
	"testing"
)

func TestKnownNamesAndWhatLeadsToAPersonAreMasked(t *testing.T) {
	m := newMasker([]string{"Robin", "Zoë van der Verzonnen", "J"}).with("Mees V.")
	for in, want := range map[string]string{
		"Robin kwam langs.":                       "[naam] kwam langs.",
		"robins scooter, Robin's jas, ROBIN":      "[naam] scooter, [naam] jas, [naam]",
		"De robinia bloeit.":                      "De robinia bloeit.",
		"met zoe van der verzonnen":               "met [naam]",
		"Zoë en Verzonnen":                        "[naam] en [naam]",
		"van der Linden is een straat":            "van der Linden is een straat",
		"Mees V. en Mees":                         "[naam]. en [naam]",
		"J is een letter":                         "J is een letter",
		"bel 0612345678 of a@b.nl":                "bel [naam] of [naam]",
		"Anna Onbekend was erbij":                 "[naam] was erbij",
		"BSN 111222333, kenteken DSB-12-K":        "BSN [naam], kenteken [naam]",
		"":                                        "",
		"niets\nte\tverbergen":                    "niets\nte\tverbergen",
		"“Robin” zei: ‘ik ben Robin’":             "“[naam]” zei: ‘ik ben [naam]’",
		"bij Veilig Thuis en op De Kreken":        "bij Veilig Thuis en op De Kreken",
		"Kerkstraat 12, 5038 AB, bij Robin":       "[naam], bij [naam]",
		"Robin Achternaam en robin el Achternaam": "[naam] en [naam]",
		"Robin van der Achternaam kwam":           "[naam] kwam",
		"Ro\u200bbin en Ro¬bin en Ｒｏｂｉｎ":          "[naam] en [naam] en [naam]",
		"Robin. Daarna kwam Sam, Robin Daarna":    "[naam]. Daarna kwam Sam, [naam] Daarna",
		"papa Henk, tante Ria, broer Tim":         "papa [naam], tante [naam], broer [naam]",
		"IBAN NL91 ABNA 0417 1643 00":             "IBAN [naam]",
		"Robin (16) is bij zijn oma in Breda":     "[naam] (16) is bij zijn oma in Breda",
	} {
		if got := m.hide(in, nameMark); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

// TestANameIsMaskedInAnySpellingOfItsLetters goes through how one name is written.
func TestANameIsMaskedInAnySpellingOfItsLetters(t *testing.T) {
	m := newMasker([]string{"Ṣọlạ", "Zoë", "Ro’aa", "Nguyễn", "Al‑Amin"})
	for _, in := range []string{
		"Sola was er", "Ṣọlạ was er", "ṢỌLẠ was er", "Solas fiets", "So\u0323la\u0323", "zoe", "ZOË", "ro'aa", "Roʼaa", "Nguyen", "NGUYỄN", "al-amin", "Al–Amin", "Ṣọ\u200blạ",
	} {
		if got := m.hide(in, nameMark); !strings.HasPrefix(got, nameMark) {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func FuzzHide(f *testing.F) {
	f.Add("Robin's “zus” Zoë", "Robin")
	f.Add("\xff'", "'")
	f.Fuzz(func(_ *testing.T, text, name string) {
		newMasker([]string{name}).with(name).hide(text, nameMark) // must not panic
	})
}
