package steps

import (
	"strings"
	"testing"

	"tijdig/model"
)

func TestEveryKindOffersNineStepsAsDigits(t *testing.T) {
	for _, k := range append([]model.Kind{""}, model.Kinds...) {
		if got := len(Offer{}.Offered(k)); got != 9 {
			t.Errorf("%q offers %d", k, got)
		}
	}
}

func TestAllStepsOfTheGuideAreThere(t *testing.T) {
	if got := len(All()); got != 27 {
		t.Errorf("%d types, want the 23 of the guide, two approaches, looking back, and %q", got, Other)
	}
	if _, ok := Find(Other); !ok {
		t.Errorf("%q is missing", Other)
	}
}

func TestTypingFindsAStepByAnyOfItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"huis": "huisbezoek", "moeder": "gesprek_ouder", "Leerplicht": "overleg_school", "rvdk": "jeugdbeschermingstafel",
		"coach": "sleutelfiguur", "vt": "advies_veilig_thuis", "bewust": "aankijken", "expeditie": "expeditie_scheiden", "gezinsg": "gezinsgerichte_aanpak", "ouder": "gesprek_ouder",
	} {
		got := Match(text)
		if len(got) == 0 || got[0].Name != want {
			t.Errorf("%q finds %v, want %s first", text, got, want)
		}
	}
	if got := Match("xyzzy"); len(got) != 0 {
		t.Errorf("nonsense finds %v", got)
	}
	if got := Match(" "); len(got) != len(All()) {
		t.Errorf("nothing typed shows %d", len(got))
	}
}

func TestAStepOfANewerVersionIsStillReadable(t *testing.T) {
	got, ok := Find("brief_gestuurd")
	if ok || got.Short != "brief gestuurd" {
		t.Errorf("got %v, %v", got, ok)
	}
}

func TestAFaultyFileIsRefusedWithItsPlace(t *testing.T) {
	good := string(data)
	for _, c := range []struct{ old, new, want string }{
		{`"name": "huisbezoek"`, `"name": "overleg_jgz"`, `types[9].name: "overleg_jgz" stands twice`},
		{`"short": "huisbezoek"`, `"short": "huisbezoek bij het hele gezin"`, "types[3].short: more than 22"},
		{`"label": "huisbezoek"`, `"label": ""`, "types[3]: name, label and short"},
		{`"label": "huisbezoek"`, `"etiket": "huisbezoek"`, "etiket: onbekende naam"},
		{`"kind": ["gesprek_ouder", `, `"kind": [`, "first.kind: 8 stappen, het moeten er 9 zijn"},
		{`"kind": ["gesprek_ouder", `, `"kind": ["onzin", `, `first.kind[0]: geen stap "onzin"`},
	} {
		_, err := load([]byte(strings.Replace(good, c.old, c.new, 1)), "stappen.json")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

// TestNobodyIsOfferedToCallInTheirOwnWork goes over every step and every kind of subject.
func TestNobodyIsOfferedToCallInTheirOwnWork(t *testing.T) {
	for _, own := range All() {
		for _, k := range model.Kinds {
			have := map[string]bool{}
			for _, s := range (Offer{Own: []string{own.Name}}).Offered(k) {
				have[s.Name] = true
			}
			if len(have) != 9 || have[own.Name] {
				t.Errorf("%s, %s: %v", own.Name, k, have)
			}
		}
	}
	if got := Match("aanmelding bij wijk"); len(got) == 0 || got[0].Name != "aanmelding_wijkteam" {
		t.Errorf("typed, it is still found: %v", got)
	}
}

func TestAProfessionHasItsOwnWordsAndOrder(t *testing.T) {
	nine := []string{"huisbezoek", "gesprek_ouder", "sleutelfiguur", "overleg_jgz", "hulp_gestart", "verwijsindex", "terugkijken", "aankijken", "jongerenwerk"}
	o := Offer{First: map[model.Kind][]string{model.Child: nine}, Called: map[string]Words{"huisbezoek": {"bij iemand thuis kijken", "thuis kijken"}}}
	got := o.Offered(model.Child)
	if got[0].Name != "huisbezoek" || got[0].Short != "thuis kijken" || got[1].Short != "gesprek met ouder" {
		t.Errorf("%+v", got[:2])
	}
	if t2, _ := Find("huisbezoek"); t2.Short != "huisbezoek" {
		t.Errorf("what is recorded reads %q", t2.Short)
	}
	if youth := o.Offered(model.Youth); youth[0].Name != "gesprek_jongere" {
		t.Errorf("of another kind: %s", youth[0].Name)
	}
}
