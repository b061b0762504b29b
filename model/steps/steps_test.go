package steps

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model"
)

func TestEveryKindOffersNineStepsAsDigits(t *testing.T) {
	for _, k := range append([]model.Kind{""}, model.Kinds...) {
		if got := len(First(k, "")); got != 9 {
			t.Errorf("%q offers %d", k, got)
		}
	}
}

func TestAllStepsOfTheGuideAreThere(t *testing.T) {
	if got := len(All()); got != 25 {
		t.Errorf("%d types, want the 23 of the guide, looking back, and %q", got, Other)
	}
	if _, ok := Find(Other); !ok {
		t.Errorf("%q is missing", Other)
	}
}

func TestTypingFindsAStepByAnyOfItsWords(t *testing.T) {
	for text, want := range map[string]string{
		"huis": "huisbezoek", "moeder": "gesprek_ouder", "Leerplicht": "overleg_school", "rvdk": "jeugdbeschermingstafel",
		"coach": "sleutelfiguur", "vt": "advies_veilig_thuis", "bewust": "aankijken", "ouder": "gesprek_ouder",
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
		{`"letter": "h"`, `"letter": "o"`, `types[3].letter: "o" stands twice`},
		{`"letter": "h"`, `"letter": "H"`, `types[3].letter: not one letter`},
		{`"short": "huisbezoek"`, `"short": "huisbezoek bij het hele gezin"`, "types[3].short: more than 22"},
		{`"label": "huisbezoek"`, `"label": ""`, "types[3]: name, label and short"},
		{`"label": "huisbezoek"`, `"etiket": "huisbezoek"`, "etiket: onbekende naam"},
		{`"kind": ["gesprek_ouder", `, `"kind": [`, "first.kind: 8 types, want 9"},
		{`"kind": ["gesprek_ouder", `, `"kind": ["onzin", `, `first.kind[0]: "onzin" is unknown`},
	} {
		_, err := load([]byte(strings.Replace(good, c.old, c.new, 1)), "stappen.json")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

// TestNobodyIsOfferedToCallInTheirOwnWork goes over every profession and every kind of subject.
func TestNobodyIsOfferedToCallInTheirOwnWork(t *testing.T) {
	for profile, own := range map[string]string{"wijkteam": "aanmelding_wijkteam", "jongerenwerk": "jongerenwerk", "jeugdbescherming": ""} {
		for _, k := range model.Kinds {
			have := map[string]bool{}
			for _, s := range First(k, profile) {
				have[s.Name] = true
			}
			if len(have) != 9 || have[own] {
				t.Errorf("%s, %s: %v", profile, k, have)
			}
		}
	}
	if all := First(model.Youth, ""); !slices.ContainsFunc(all, func(s Type) bool { return s.Name == "jongerenwerk" }) {
		t.Error("control: without a profession nothing is left out")
	}
	if got := Match("aanmelding bij wijk"); len(got) == 0 || got[0].Name != "aanmelding_wijkteam" {
		t.Errorf("typed, it is still found: %v", got)
	}
}
