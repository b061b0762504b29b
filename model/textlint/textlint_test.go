package textlint

import (
	"math/rand/v2"
	"strings"
	"testing"

	"tijdig/model"
)

func TestHintsAreGivenForWhatTheyAreAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		text string
		want Kind // "" for no hint
		part string
		why  string
	}{
		{"bsn 111222333 gevonden", BSN, "111222333", "passes the test"},
		{"111.222.333", BSN, "111.222.333", ""},
		{"1112.22.333", BSN, "1112.22.333", ""},
		{"123456789", "", "", "nine digits that fail the test"},
		{"000000000", "", "", "passes, but is no number"},
		{"1112223334", "", "", "ten digits"},
		{"zaaknummer A111222333", "", "", "part of another number"},
		{"bel 06-12345678", Phone, "06-12345678", ""},
		{"06 12 34 56 78", Phone, "06 12 34 56 78", ""},
		{"0612345678", Phone, "0612345678", ""},
		{"+31 6 12345678", Phone, "+31 6 12345678", ""},
		{"0031612345678", Phone, "0031612345678", ""},
		{"+31(0)612345678", Phone, "+31(0)612345678", ""},
		{"013-5432100", Phone, "013-5432100", "a landline"},
		{"0416 123456", Phone, "0416 123456", ""},
		{"Veilig Thuis 0800-2000", "", "", "a public number"},
		{"112 gebeld, daarna 113", "", "", "public numbers"},
		{"op 01-12-2026 14:05", "", "", "a day and a time"},
		{"06-12-2026 1405", "", "", "a day and a time"},
		{"06.12.2026 1405", "", "", "a day and a time"},
		{"jan@voorbeeld.nl", Mail, "jan@voorbeeld.nl", ""},
		{"5 @ 3 euro", "", "", "no address"},
		{"5038 AB 12", Address, "5038 AB 12", ""},
		{"5038AB, nr. 12", Address, "5038AB, nr. 12", ""},
		{"5038ab 12", Address, "5038ab 12", ""},
		{"Kerkstraat 12, 5038 AB", Address, "Kerkstraat 12, 5038 AB", "whole"},
		{"in 2026 in 3 weken", "", "", "a year"},
		{"1500ml 2 keer", "", "", "an amount"},
		{"5038 AB", "", "", "a postcode alone is a street"},
		{"scooter DSB-12-K", Plate, "DSB-12-K", ""},
		{"auto 12-ABC-3", "", "", "vowels are not used"},
		{"auto 12-XYZ-3", Plate, "12-XYZ-3", ""},
		{"rt-kl-45", Plate, "rt-kl-45", ""},
		{"GB123B", Plate, "GB123B", "without dashes"},
		{"RTKL45", Plate, "RTKL45", "without dashes"},
		{"1234RT", "", "", "a postcode rather than a plate"},
		{"22-11-26", "", "", "a day"},
		{"2-mrt-26", "", "", "a day"},
		{"2-nov-26", "", "", "a day"},
		{"K-7F3Q.2", "", "", "a code of ours"},
		{"een Marokkaanse jongen", Origin, "Marokkaanse", ""},
		{"zijn afkomst", Origin, "afkomst", ""},
		{"in het pool gevallen", "", "", "swimming"},
		{"Turkije", "", "", "a country is not a person"},
		{"moslim", Religion, "moslim", ""},
		{"bij de Kerkstraat", "", "", "a street"},
		{"gelooft hem niet", "", "", "no religion"},
		{"hij is homo", Orientation, "homo", ""},
		{"homogeen", "", "", "another word"},
		{"lijkt autistisch", Diagnosis, "autistisch", ""},
		{"de hangjongeren", Wording, "hangjongeren", ""},
		{"De dader rende weg", Wording, "dader", ""},
		{"moeder werkt niet mee", Wording, "werkt niet mee", "a phrase"},
		{"moeder werkt niet", "", "", "a fact"},
		{"zij liegt", Wording, "liegt", ""},
		{"zij ligt op bed", "", "", "another word"},
		{"vechtscheiding", Wording, "vechtscheiding", ""},
		{`hij zei "jij liegt"`, "", "", "a literal quote"},
		{`hij zei "ik ben moslim"`, Religion, "moslim", "not even in a quote"},
		{`hij zei "bel 0612345678"`, Phone, "0612345678", "not even in a quote"},
		{"hij wordt mishandeld", Conclusion, "mishandeld", ""},
		{`zij zegt "papa mishandelt mij"`, "", "", "her words"},
		{"rode striem op de arm", "", "", "what was seen"},
		{"", "", "", "nothing"},
	} {
		got := Find(c.text, Where{Line: model.SeenSelf, Subject: model.Child})
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%q (%s): got %+v", c.text, c.why, got)
		case c.want != "" && (len(got) != 1 || got[0].Kind != c.want || c.text[got[0].Start:got[0].End] != c.part):
			t.Errorf("%q (%s): got %+v, want %s at %q", c.text, c.why, got, c.want, c.part)
		}
		for _, h := range got {
			if h.Say == "" {
				t.Errorf("%q: nothing to say", c.text)
			}
		}
	}
}

func TestASuspicionMaySayWhatIsSuspected(t *testing.T) {
	for kind, want := range map[model.InfoKind]int{model.Suspicion: 0, model.SeenSelf: 1, model.Said: 1, model.InfoNone: 1} {
		if got := Find("wordt mishandeld", Where{Line: kind}); len(got) != want {
			t.Errorf("%q: %+v", kind, got)
		}
	}
}

func TestNamesAreFoundOnlyWhereAGroupOrPlaceIsWrittenAbout(t *testing.T) {
	for text, want := range map[string]string{
		"Anna Verzonnen stuurt de groep":   "Anna Verzonnen",
		"samen met Karim el Voorbeeld":     "Karim el Voorbeeld",
		"dat Piet van der Zomaar erbij is": "Piet van der Zomaar",
		"De Kreken":                        "",
		"bij Veilig Thuis":                 "",
		"Twee Brabantse jongens":           "",
		"Albert Heijn":                     "",
		"Den Haag":                         "",
		"Wijkcentrum Noord":                "",
		"Robin. Daarna kwam Sam.":          "",
		"Robin, Sam en Noor":               "",
		"naar AZ NEC gekeken":              "",
	} {
		got := Find(text, Where{Subject: model.Group})
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || text[got[0].Start:got[0].End] != want) {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
		if got := Find(text, Where{Subject: model.Youth}); len(got) > 0 {
			t.Errorf("%q about a young person: %+v", text, got)
		}
	}
}

func TestAFaultyListIsRefusedWithItsPlace(t *testing.T) {
	good := string(data)
	for _, c := range []struct{ old, new, want string }{
		{`"kind": "afkomst"`, `"kind": "herkomst"`, `groups[0].kind: unknown kind "herkomst"`},
		{`"words": ["dader",`, `"words": ["Dader",`, "groups[8].words[0]: empty, with a capital"},
		{`"words": ["dader",`, `"words": ["liegt",`, "given twice"},
		{`"version": 1`, `"versie": 1`, "versie: onbekende naam"},
	} {
		_, err := read([]byte(strings.Replace(good, c.old, c.new, 1)), "woorden.json")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"bel 06-12345678 of jan@x.nl", "“dader” 5038 AB 12", "\xff\"", "Anna van de Berg"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, h := range Find(text, Where{Subject: model.Group}) {
			if h.Start < end || h.End <= h.Start || h.End > len(text) {
				t.Fatalf("%q: %+v after %d", text, h, end)
			}
			end = h.End
		}
	})
}

func BenchmarkFindIn600Characters(b *testing.B) {
	text := strings.Repeat("Om 14.30 uur stonden 12 jongens van een jaar of tien bij tunnel 3. ", 9)
	for b.Loop() {
		Find(text, Where{Subject: model.Group})
	}
}

// TestWhatLeadsToAPersonIsFoundByItsPlace holds what a tester got through, with what only
// looks like it.
func TestWhatLeadsToAPersonIsFoundByItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"bij Sanne thuis": "Sanne", "thuis bij Mo": "Mo", "zij slaapt bij Ria": "Ria", "familie Yilmaz": "Yilmaz", "het gezin Yilmaz belde": "Yilmaz",
		"woont Molenstr. 7": "Molenstr. 7", "Nieuwe Gracht 3": "Nieuwe Gracht 3", "Singel 12-2": "Singel 12-2", "Markt 5": "Markt 5",
		"bij de Jumbo": "", "bij De Kreken": "", "een gezin in De Kreken": "", "Op de Markt 5 jongens": "", "Zand 3 keer": "", "bij school": "",
	} {
		found := Personal(text)
		switch {
		case want == "" && len(found) > 0:
			t.Errorf("%q: %v", text, found)
		case want != "" && (len(found) != 1 || text[found[0].Start:found[0].End] != want):
			t.Errorf("%q: %v, want %q", text, found, want)
		}
	}
}

// TestNoPatternIsPassedByWhereItWouldFind draws texts at random and lets the patterns say what
// the quick look before them may not miss.
func TestNoPatternIsPassedByWhereItWouldFind(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("AABÉaé. -'\nVN")
	found := [2]int{}
	for range 100_000 {
		text := make([]rune, r.IntN(16))
		for i := range text {
			text[i] = letters[r.IntN(len(letters))]
		}
		dotted, shouted := capitalsIn(string(text))
		for i, c := range []struct{ is, may bool }{{initials().MatchString(string(text)), dotted}, {capitals().MatchString(string(text)), shouted}} {
			if c.is {
				found[i]++
			}
			if c.is && !c.may {
				t.Fatalf("%q is passed by", string(text))
			}
		}
	}
	if found[0] < 100 || found[1] < 10 {
		t.Fatalf("only %v had a name in them", found)
	}
}
