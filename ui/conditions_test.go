package ui

import (
	"strings"
	"testing"
	"testing/synctest"

	"tijdig/store/export"
)

// TestQuestionsWithConditionsGoEverywhere enters a form of which questions come and go by
// whom it is about, by a number and by a day. What was asked and answered is found on the
// page, by searching and in every output, without the form being given.
func TestQuestionsWithConditionsGoEverywhere(t *testing.T) {
	own := ownForm(t, "conditions.json")
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		given := b
		given.env.Form = own
		d := given.sit(t, 100, 40)
		d.Press("n")
		d.SeesNot("Werk of stage", "Opvang", "leerplicht")
		d.Press("j")
		d.Sees("Werk of stage", "Waarom is er geen schooldag bekend")
		d.Press("enter", "1", "5")
		d.Sees("0 tot en met 168 uur")
		d.Type("veel")
		d.Sees("dat is geen getal; bijv. 2,5 uur")
		d.Press("ctrl+u", "backspace", "backspace", "backspace", "backspace")
		d.Type("200")
		d.Sees("kan niet: 0 tot en met 168 uur")
		d.Press("backspace", "backspace", "backspace")
		d.Type("17,5")
		d.Press("enter")
		d.Sees("17,5 uur", "Afgesproken met leerplicht")
		d.Type("ergens in oktober")
		d.Press("enter")
		d.Type("bakkerij Roos")
		d.Press("enter")
		d.Type("belt maandag terug")
		d.Press("ctrl+k")
		leave(t, d)

		d = b.sit(t, 100, 40)
		d.Press("s", "enter")
		shown := []string{
			"Uren thuis zonder school", "17,5 uur", "Werk of stage", "bakkerij Roos", "Afgesproken met leerplicht", "belt maandag terug",
			"ergens in oktober",
		}
		d.Sees("Uren thuis zonder", "17,5 uur", "Werk of stage", "bakkerij Roos", "Afgesproken met", "belt maandag terug", "\"ergens in oktober\"")
		d.SeesNot("Opvang")
		d.Press("esc", "/")
		d.Type("bakkerij")
		d.Sees("gevonden op: bakkerij")
		for f, want := range map[export.Format][]string{
			export.Text:  append(shown, "Laatste schooldag: \"ergens in oktober\""),
			export.CSV:   {"vraag.uren_thuis", "17,5 uur", "vraag.werk", "bakkerij Roos", "belt maandag terug", "ergens in oktober"},
			export.JSONL: {`"uren_thuis":["17.5"]`, "bakkerij Roos", "belt maandag terug", "ergens in oktober"},
		} {
			got := out(t, d, f)
			for _, w := range want {
				if !strings.Contains(strings.ReplaceAll(got, `": [`, `":[`), w) {
					t.Errorf("%s lacks %q:\n%s", f, w, got)
				}
			}
		}
		d.Press("esc", "esc", "enter", "e", "ctrl+g", "1", "k", "ctrl+k", "enter")
		d.Press("esc", "esc", "s", "enter")
		d.Sees("Eerder: Werk of", "bakkerij Roos")
		if got := out(t, d, export.Text); !strings.Contains(got, "Eerder ingevuld, nu niet meer gevraagd") || !strings.Contains(got, "Stond er: leeftijd: 15 (zo 22 nov 2026), leeftijdsgroep 12-17") {
			t.Error(got)
		}
		leave(t, d)
	})
}
