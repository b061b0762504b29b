//go:build unix

package e2e

import (
	"fmt"
	"testing"

	"tijdig/model"
	"tijdig/ui/e2e/window"
	"tijdig/ui/uitest"
)

// sizes are the windows in which a case is gone through.
var sizes = []uitest.Size{{W: 80, H: 24}, {W: 120, H: 40}}

// story goes through one acceptance case: the quick part is counted and timed
// on paper, then the checklist and what it must lead to.
type caseStory struct {
	name  string
	quick func(w *window.Window)
	rest  func(t *testing.T, w *window.Window)
	holds func(t *testing.T, s model.Signal)
}

func TestTheCasesGoThroughFromFirstKeyToRecord(t *testing.T) {
	t.Parallel()
	for _, c := range []caseStory{
		{"skatebaan", skatebaan, skatebaanRest, skatebaanHolds},
		{"niet-tegen-mama", mama, mamaRest, mamaHolds},
		{"scooter", scooter, scooterRest, scooterHolds},
	} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s/%s", c.name, size), func(t *testing.T) {
				t.Parallel()
				p := withFile(t)
				w := p.open(t, size.W, size.H)
				w.Keys = uitest.Keys{}
				c.quick(w)
				t.Logf("quick part: %s", w.Keys.String())
				if took := w.Keys.Estimate(); took > budgetQuick {
					t.Errorf("the quick part takes %s on paper, at most %s was promised", took, budgetQuick)
				}
				shrinkAndGrow(w, size)
				c.rest(t, w)
				t.Logf("the rest: %s", w.Keys.String())
				w.Press("ctrl+k")
				w.WaitText("Vastgelegd", "Vandaag")
				w.Press("ctrl+c", "ctrl+c")
				w.Exit()
				sigs := p.signals(t)
				if len(sigs) != 1 {
					t.Fatalf("%d signals, want 1", len(sigs))
				}
				c.holds(t, sigs[0])
			})
		}
	}
}

// shrinkAndGrow makes the window small and large again in the middle of work.
func shrinkAndGrow(w *window.Window, size uitest.Size) {
	w.Resize(40, 12)
	w.Settle() // two sizes at once would mix on a screen that keeps the first
	w.WaitText("Tijdig")
	w.Resize(size.W, size.H)
	w.Settle()
	w.WaitText("Volgende stap")
}

// look finds an item by its words and answers it.
func look(w *window.Window, words, answer string) {
	w.Press("/")
	w.Type(words)
	w.Press("enter", answer)
}

func skatebaan(w *window.Window) {
	w.Press("n")
	w.WaitText("Snel signaal")
	w.Choose("n")
	w.Choose("r")
	w.Type("groep skatebaan")
	w.Press("enter")
	w.Type("15")
	w.Press("enter")
	w.Type("De Kreken, skatebaan")
	w.Press("enter")
	w.Type("Ongeveer twaalf jongeren, vuurwerk richting halte, twee kinderen van een jaar of tien erbij")
	w.Press("enter")
	w.Choose("1")
	w.Press("enter")
	w.Press("enter")
	w.Choose("w")
	w.Choose("j")
	w.Choose("1")
	w.Press("enter", "enter", "enter")
	w.WaitText("gepland")
}

func skatebaanRest(t *testing.T, w *window.Window) {
	w.Press("ctrl+n")
	w.WaitText("Nagaan")
	look(w, "overlast", "j")
	w.Press("b", "3", "1", "esc")
	look(w, "sluiten aan", "j")
	w.Press("esc")
	look(w, "lijkt groep te sturen", "v")
	w.WaitText("Direct bellen", "112", "0900-8844")
	w.Press("g")
	w.Type("de auto is weg")
	w.Press("enter")
	w.WaitText("Nagaan")
	w.Press("esc")
	look(w, "wapens gezien", "n")
	w.Press("esc")
	look(w, "geweld door of tussen", "o")
	w.Press("esc")
	look(w, "open voor contact", "j")
	w.Press("esc")
	w.WaitText("nagegaan 6 van")
	w.Press("esc")
	w.WaitText("Snel signaal")
	w.Press("ctrl+o")
	w.WaitText("De groep")
	w.Press("g")
	w.WaitText("Soort plek")
	w.Press("enter", "enter")
	w.Choose("c")
	w.Type("10")
	w.Press("enter")
	w.Type("17")
	w.Press("enter")
	w.Choose("j")
	w.Press("enter")
	w.Choose("h")
	w.Press("enter")
	w.Choose("2")
	w.Press("enter")
	w.Choose("3")
	w.Press("ctrl+o")
	w.WaitText("Snel signaal")
}

func skatebaanHolds(t *testing.T, s model.Signal) {
	t.Helper()
	has(t, s, map[string]model.CheckAnswer{
		"r.grp.overlast": "ja", "r.grp.aanwas": "ja", "r.grp.aansturing": "vermoed", "r.grp.wapens": "nee", "r.grp.geweld": "niet_bekend", "b.grp.contact": "ja",
	})
	for q, want := range map[string]string{
		"groep_omvang": "10-19", "groep_leeftijd_van": "10", "groep_leeftijd_tot": "17", "groep_jonger_12": "ja",
		"groep_gedrag": "hinder", "groep_omgeving": "enkele_klacht", "groep_ontwikkeling": "groeit",
	} {
		if got := s.Answers.One(q); got != want {
			t.Errorf("%s is %q, want %q", q, got, want)
		}
	}
	if s.Checks["r.grp.overlast"].Source != model.FromResident {
		t.Errorf("the complaint is from %q", s.Checks["r.grp.overlast"].Source)
	}
	if _, ok := s.Checks["r.grp.middelen"]; ok {
		t.Error("what was not looked at has an answer")
	}
	if len(s.Acute) != 1 || s.Acute[0].Answer != model.AcuteNoDanger || s.Acute[0].Text != "de auto is weg" {
		t.Errorf("direct bellen: %+v", s.Acute)
	}
}

func mama(w *window.Window) {
	w.Press("n")
	w.WaitText("Snel signaal")
	w.Choose("j")
	w.WaitText("Direct bellen", "112", "0800-2000")
	w.Choose("b")
	w.Choose("2")
	w.WaitText("Snel signaal")
	w.Type(`"papa sloeg gisteren met een riem, niet tegen mama zeggen"`)
	w.Press("enter")
	w.Choose("2")
	w.Choose("1")
	w.Type("Rode streep op de arm")
	w.Press("enter")
	w.Choose("1")
	w.Press("enter")
	w.Press("enter")
	w.Choose("n")
	w.Choose("b")
	w.Choose("n") // niet veilig
	w.Press("ctrl+g", "2")
	w.Choose("k")
	w.Press("ctrl+g", "4")
	w.Type("7")
	w.Press("ctrl+g", "6")
	w.Type("thuis")
	w.Press("enter")
	w.WaitText("gebeld met Veilig Thuis")
}

func mamaRest(t *testing.T, w *window.Window) {
	w.Press("ctrl+g", "p", "b", "1", "enter", "j")
	w.WaitText("broer of zus")
	w.Press("ctrl+n")
	w.WaitText("Nagaan", "in huis ook 0-5", "Andere kinderen in huis")
	look(w, "vertelt zelf", "j")
	w.WaitText("Direct bellen")
	w.Press("esc")
	w.WaitText("Nagaan")
	w.Press("esc")
	look(w, "hard", "j")
	w.WaitText("nieuw: hard of vernederend straffen")
	w.Press("esc")
	look(w, "zeer jong kind", "j")
	w.Press("esc")
	w.Press("esc")
	w.WaitText("Snel signaal")
	mamaMeldcode(w)
	w.Press("ctrl+o")
	w.WaitText("Snel signaal")
}

// mamaMeldcode goes through the five steps: a call to Veilig Thuis, the talk with the child,
// none with the parents, the weighing questions and the decision.
func mamaMeldcode(w *window.Window) {
	w.Keys = uitest.Keys{}
	w.Press("ctrl+o")
	w.WaitText("Volledig signaal")
	w.Press("c", "ctrl+g", "2", "+")
	w.WaitText("Met wie")
	w.Press("enter")
	w.Choose("v")
	w.Choose("j")
	w.Type("Meteen melden, morgen belt iemand terug")
	w.Press("enter")
	w.Type("Ik meld nu")
	w.Press("enter", "ctrl+g", "4")
	w.WaitText("Geen gesprek omdat")
	w.Choose("k")
	w.Press("ctrl+g", "w")
	w.WaitText("Lees eerst nog na", "vertelt")
	w.Choose("j")
	w.Choose("j")
	w.WaitText("Past bij jouw antwoorden", "samen met Veilig Thuis")
	w.Press("down")
	w.Choose("n")
	w.WaitText("Je besluit is anders")
	w.Press("up")
	w.Choose("j")
	w.Choose("a")
	w.WaitText("Waarom dit besluit")
	w.Type("Een kind van 7 vertelt het zelf, met een streep op de arm")
	w.Press("enter")
	w.Type("vandaag")
	w.Press("enter", "enter")
	w.Choose("b")
	w.Type("veiligheid van het kind")
	w.Press("enter")
}

func mamaHolds(t *testing.T, s model.Signal) {
	t.Helper()
	has(t, s, map[string]model.CheckAnswer{"a.onthulling": "ja", "r.gez.hard": "ja", "v.kin.zeer-jong": "ja"})
	if _, ok := s.Checks["a.seksueel"]; ok {
		t.Error("what was not asked has an answer")
	}
	if len(s.Steps) != 1 || s.Steps[0].Status != model.Done || s.Steps[0].Done.Clock == "" {
		t.Errorf("the call as a step with a time: %+v", s.Steps)
	}
	if s.Findings[0].Kind != model.Said || s.Findings[0].Source != model.FromChild || s.Findings[1].Kind != model.SeenSelf {
		t.Errorf("words and mark are not apart: %+v", s.Findings)
	}
	if s.Answers.One(model.QDiscussed) != model.OnPurp || s.Answers.One(model.QWhyNot) != "niet_veilig" {
		t.Errorf("discussed: %v because %v", s.Answers[model.QDiscussed], s.Answers[model.QWhyNot])
	}
	if s.Band() != model.Band6 || s.Answers.One(model.QPlace) != "thuis" {
		t.Errorf("%s at %q", s.Band(), s.Answers.One(model.QPlace))
	}
	mamaDecided(t, s)
	if len(s.People) != 1 || s.People[0].Band != model.Band0 || s.People[0].Home != model.Yes {
		t.Errorf("the brother: %+v", s.People)
	}
}

func mamaDecided(t *testing.T, s model.Signal) {
	t.Helper()
	for q, want := range map[string]string{
		"geen_gesprek": "veiligheid_kind", "weging_1": "ja", "weging_2": "ja", "besluit_melden": "ja", "besluit_hulp": "anderen",
		"besluit_motivering": "Een kind van 7 vertelt het zelf, met een streep op de arm", "besluit_verteld": "bewust_niet", "besluit_niet_verteld": "veiligheid van het kind",
	} {
		if got := s.Answers.One(q); got != want {
			t.Errorf("%s is %q, want %q", q, got, want)
		}
	}
	if rows := s.Answers["overleggen"]; len(rows) != 1 || s.Answers.One(model.Cell("overleggen", rows[0], "met")) != "veilig_thuis" || s.Answers.One(model.Cell("overleggen", rows[0], "zonder_namen")) != "ja" {
		t.Errorf("the consult: %v", s.Answers)
	}
	if s.Answers.One("weging_3") != "" || s.Form != "volledig" {
		t.Errorf("%s answers what was not asked: %q", s.Form, s.Answers.One("weging_3"))
	}
}

func scooter(w *window.Window) {
	w.Press("n")
	w.WaitText("Snel signaal")
	w.Choose("n")
	w.Choose("j")
	w.Type("Robin")
	w.Press("enter")
	w.Type("16")
	w.Press("enter")
	w.Type("Stokhasselt")
	w.Press("enter")
	w.Type("Twee telefoons, die steeds gaan. Nieuwe scooter.")
	w.Press("enter")
	w.Choose("1")
	w.Press("enter")
	w.Type(`"ik doe ritjes voor iemand"`)
	w.Press("enter")
	w.Choose("2")
	w.Choose("2")
	w.Type("Die deelt drugs uit")
	w.Press("enter")
	w.Choose("3")
	w.Choose("1")
	w.Press("enter")
	w.Choose("d")
	w.Choose("j")
	w.Choose("1")
	w.Press("enter", "enter")
	w.WaitText("gepland")
}

func scooterRest(t *testing.T, w *window.Window) {
	w.Press("ctrl+n")
	w.WaitText("Nagaan", "Uit jouw tekst")
	look(w, "uitbuiting", "v")
	w.WaitText("Direct bellen")
	w.Press("g")
	w.Type("is thuis")
	w.Press("enter")
	w.WaitText("Nagaan")
	w.Press("esc")
	look(w, "meerdere telefoons", "j")
	w.Press("esc")
	look(w, "verzuim", "j")
	w.Press("b", "3", "2", "esc")
	look(w, "betrouwbare volwassene", "j")
	w.Press("t")
	w.Type("coach")
	w.Press("enter", "esc", "esc")
	w.WaitText("Snel signaal")
}

func scooterHolds(t *testing.T, s model.Signal) {
	t.Helper()
	has(t, s, map[string]model.CheckAnswer{
		"a.uitbuiting": "vermoed", "r.vri.telefoons": "ja", "r.sch.verzuim": "ja", "b.net.volwassene": "ja",
	})
	if s.Checks["r.sch.verzuim"].Source != model.FromSchool || s.Checks["b.net.volwassene"].Note != "coach" {
		t.Errorf("%+v, %+v", s.Checks["r.sch.verzuim"], s.Checks["b.net.volwassene"])
	}
	rumour := s.Findings[2]
	if rumour.Kind != model.ThirdParty || !rumour.Confidential || !rumour.Open() {
		t.Errorf("the rumour: %+v", rumour)
	}
}

func has(t *testing.T, s model.Signal, want map[string]model.CheckAnswer) {
	t.Helper()
	for slug, a := range want {
		if got := s.Checks[slug].Answer; got != a {
			t.Errorf("%s is %q, want %q", slug, got, a)
		}
	}
	if len(s.Checks) != len(want) {
		t.Errorf("%d items have an answer, want %d: %v", len(s.Checks), len(want), s.Checks)
	}
}
