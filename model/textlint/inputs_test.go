package textlint

import (
	_ "embed"
	"os"
	"strings"
	"testing"

	"tijdig/model"
)

// lines returns the lines of a file of examples, without what is said about them.
func lines(t *testing.T, name string) (out []string) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(string(b)) {
		if l = strings.TrimRight(l, "\n"); l != "" && l[0] != '#' {
			out = append(out, strings.ReplaceAll(l, `\n`, "\n"))
		}
	}
	return out
}

func masked(text string) string {
	at := 0
	var b strings.Builder
	for _, h := range Find(text, Where{Subject: model.Group}) {
		if h.Personal() {
			b.WriteString(text[at:h.Start] + "*")
			at = h.End
		}
	}
	return b.String() + text[at:]
}

func TestEverySpellingOfATelephoneNumberIsFoundWhole(t *testing.T) {
	for _, l := range append(lines(t, "phones.txt"), lines(t, "phones-missed.txt")...) {
		if _, number, lettered := strings.Cut(l, " "); lettered && l[0] >= 'a' && l[0] <= 'z' {
			l = number
		}
		got := masked("hij gaf " + l + " als nummer")
		if strings.ContainsAny(got, "0123456789٠٦١") {
			t.Errorf("%q: %q", l, got)
		}
	}
	for in, want := range map[string]string{
		"bel 06 12345678 2 keer": "bel * 2 keer", "tel 0612345678, 3 kinderen": "tel *, 3 kinderen", "06 - 12 34 56 78.": "*.",
		"(06) 12345678 (moeder)": "* (moeder)", "06\u200b1234\u00ad5678": "*", "06¬12345678": "*", "0800-1234567": "*", "088 - 755 55 55": "*",
		"nul zes 12345678": "*", "06..12..34..56..78": "*", "tel.0612345678": "tel.*", "T:0612345678": "T:*", "0612345678(mama)": "*(mama)", "(0031) 6 12345678": "*",
		"0031-(0)6-12345678": "*", "06-12345678/87654321": "*", "06—1234—5678": "*", "+31612345678,": "*,",
		"06-12345678/0612345679": "*/*", "06-12345678-0612345679": "*-*", "(0612345678/0201234567)": "*/*)", "0612345678/020-1234567": "*/*",
		"+31612345678/0612345679.": "*/*.", "1/0612345678": "1/*", "112/0612345678": "112/*", "1.0612345678": "1.*", "06-12345678/79": "*",
		"06-12345678 / 12-03-2026": "* / 12-03-2026", "op 3/06/2026 om 12.00": "op 3/06/2026 om 12.00",
		"00 31 6 12345678": "*", "+49 151 23456789": "*", "(+31)612345678": "*",
	} {
		if got := masked(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestOtherIdentifiersAreFoundHoweverTheyAreWritten(t *testing.T) {
	for _, l := range lines(t, "other-identifiers-missed.txt") {
		if got := masked(l); !strings.Contains(got, "*") || strings.ContainsAny(got, "123456789") {
			t.Errorf("%q: %q", l, got)
		}
	}
	for in, want := range map[string]string{
		"IBAN NL91 ABNA 0417 1643 00 van moeder": "IBAN * van moeder", "nl91abna0417164300": "*", "NL91-ABNA-0417-1643-00": "*", "DE89 3704 0044 0532 0130 00": "*",
		"NL91 ABNA 0417 1643 01": "*", "Kerkstraat 12": "*", "kerkstraat 12b": "*", "aan de Oude Kerkstraat nr. 7": "aan de *", "Laan van Meerdervoort 120": "*",
		"Burgemeester van Veldhovenlaan 3": "*", "Korte Dijk 5 te Tilburg": "* te Tilburg", "Lindendijk 5": "*", "5038 AB 12": "*", "5038\u00a0AB,\nhuisnummer 12": "*",
		"bsn: 12345678": "bsn: *", "BSN 111 222 333": "BSN *", "kenteken rt-kl-45": "kenteken *", "brommer met kenteken dsb12k": "brommer met kenteken *",
		"gb123b reed weg": "* reed weg", "om 12 GB 123 B": "om 12 *", "GB.123.B": "*", "2 MRT 26": "2 MRT 26", "vmbo12 en 1234rt": "vmbo12 en 1234rt",
		"jan@voorbeeld\u200b.nl": "*",
	} {
		if got := masked(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestNamesAreFoundByTheirShape(t *testing.T) {
	for in, want := range map[string]string{
		"a Voornaam El Achternaam": "a *", "b Voornaam el Achternaam": "b *", "c Voornaam van der Achternaam": "c *", "d Voornaam Van der Achternaam": "d *",
		"e Een-Twee de Achternaam": "", "f VOORNAAM ACHTERNAAM": "f *", "g V. Achternaam": "g *", "h mevr. Achternaam": "h mevr. *", "i Voornaam Ben Achternaam": "i *",
		"j Voornaam Al-Achternaam": "j *", "papa Henk was er": "papa * was er", "met tante Ria en broer Tim": "met tante * en broer *", "Meneer de Vries": "Meneer *",
		"J.P. van den Berg kwam": "* kwam", "de heer Van Dijk": "de heer *", "meneer Bos": "meneer *", "mevrouw J. de Vries-Bakker zei": "mevrouw * zei", "oma Hof": "oma *",
		"moeder van Robin": "moeder van Robin", "tante komt": "tante komt", "Oma Ria van den Berg": "Oma *",
		"Fatima Voorbeeld": "*", "Jan-Willem de Boer": "*", "juf Anna": "juf *",
	} {
		got := masked(in)
		if want != "" && got != want || want == "" && strings.Contains(got, "Achternaam") {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestEveryKindOfQuotationMarkHoldsAQuote(t *testing.T) {
	for _, l := range append(lines(t, "quotes.txt"), "Zij zei: ‚jij liegt‘.", "Zij zei: »jij liegt«.", "Zij zei: 'jij liegt, 's avonds'.") {
		for _, h := range Find(l, Where{Line: model.Said}) {
			t.Errorf("%q: %+v", l, h)
		}
	}
	for _, l := range []string{"'s avonds liegt hij", "auto's en hij liegt, zo'n jongen", "de jongens' fiets, hij liegt"} {
		if got := Find(l, Where{Line: model.Said}); len(got) != 1 {
			t.Errorf("%q: %+v", l, got)
		}
	}
}

func TestWordsThatMeanNothingOfAPersonAreNotHinted(t *testing.T) {
	for in, want := range map[string]int{
		"buitenlandse zaken": 0, "een persoonlijk getinte brief": 0, "christen-democratisch": 0, "in Nederland": 0, "ik geloof het niet": 0, "de Turkse regering": 0,
		"een katholieke school": 0, "ze maken er misbruik van": 0, "Turks fruit": 0,
		"een Turkse jongen": 1, "een getinte man": 1, "hij is Turks": 1, "hij is Turks en praat dat thuis": 1, "dat is Turks fruit": 0, "ze zijn katholiek, zegt oma": 1, "van Marokkaanse afkomst": 1, "katholieke ouders": 1, "moeder is streng gelovig": 1,
	} {
		if got := Find(in, Where{Line: model.SeenSelf}); len(got) > 0 != (want > 0) {
			t.Errorf("%q: %+v", in, got)
		}
	}
}

// TestOrdinarySentencesAreLeftAlone goes through sentences as workers write them, with
// times, amounts, years, streets, offices and towns in them, and no person.
func TestOrdinarySentencesAreLeftAlone(t *testing.T) {
	all := lines(t, "gewoon.txt")
	changed, hinted := 0, 0
	for _, l := range all {
		if got := masked(l); got != l {
			changed++
			t.Logf("masked: %s", got)
		}
		for _, h := range Find(l, Where{Line: model.SeenSelf, Subject: model.Youth}) {
			hinted++
			t.Logf("hinted, %s at %q: %s", h.Kind, l[h.Start:h.End], l)
		}
	}
	t.Logf("%d sentences: %d masked, %d hints", len(all), changed, hinted)
	if len(all) < 200 || changed > 2 || hinted > 1 {
		t.Errorf("of %d sentences %d are masked and %d are hinted", len(all), changed, hinted)
	}
}
