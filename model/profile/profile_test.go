package profile

import (
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
)

func TestOnlyTheWijkagentKeepsPoliceData(t *testing.T) {
	for _, p := range Shipped() {
		if p.Police != (p.Name == "wijkagent") {
			t.Errorf("%s: %v", p.Name, p.Police)
		}
	}
}

// TestShippedProfilesHideOnlyCriminalDataAboutAPerson holds what the shipped profiles may
// leave out until it is asked for: what a profession has no ground to ask.
func TestShippedProfilesHideOnlyCriminalDataAboutAPerson(t *testing.T) {
	for _, p := range Shipped() {
		for _, slug := range p.Checklist.Hide {
			if i, _ := catalogue.Find(slug); i.Privacy != catalogue.Criminal || len(i.Subjects) == 1 && i.Subjects[0] == model.Group {
				t.Errorf("%s hides %s", p.Name, slug)
			}
		}
	}
}

func TestAnUnknownProfileHidesNothing(t *testing.T) {
	if p := Shipped().Of("bakker"); len(p.Checklist.Hide) > 0 || p.Police {
		t.Errorf("%+v", p)
	}
}

func TestAFaultyProfileIsRefusedWithItsPlace(t *testing.T) {
	good := string(data)
	for _, c := range []struct{ old, new, want string }{
		{`"hide": ["r.ind.politiecontact"`, `"hide": ["r.ind.onzin"`, `profiles[1].checklist.hide[0]: geen punt "r.ind.onzin"`},
		{`"hide": ["r.ind.politiecontact"`, `"hide": ["r.ind.wapen"`, "profiles[1].checklist.hide[0]: r.ind.wapen vraagt meteen aandacht"},
		{`"hide": ["r.ind.politiecontact"`, `"hide": ["p.oud.overleg"`, "gaat over wat goed gaat"},
		{`"hide": ["r.ind.politiecontact"`, `"hide": ["r.vri.delicten"`, "profiles[1].checklist.hide[2]: r.vri.delicten staat er twee keer"},
		{`"first": ["B", "A"]`, `"first": ["B", "F"]`, "profiles[1].checklist: first en more noemen"},
		{`"own": ["jongerenwerk"]`, `"own": ["onzin"]`, `profiles[1].steps.own: geen stap "onzin"`},
		{`"short": "overleg met collega"`, `"short": "overleg met een of andere collega"`, "profiles[2].steps.called.collegiaal_overleg: "},
		{`"name": "wijkagent"`, `"name": "wijkteam"`, `profiles[3].name: "wijkteam" staat er twee keer`},
		{`"name": "wijkagent"`, `"name": "Wijk Agent"`, "profiles[3].name: een naam is een woord"},
		{`"wpg": true`, `"wpd": true`, "wpd: onbekende naam"},
		{`"version": 1`, `"version": 2`, "version: versie 2 is onbekend"},
	} {
		if !strings.Contains(good, c.old) {
			t.Fatalf("%s is not there", c.old)
		}
		_, err := Read([]byte(strings.Replace(good, c.old, c.new, 1)), "p.json")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

func TestARegionReplacesAndAdds(t *testing.T) {
	more := Set{{Name: "jongerenwerk", Label: "straatwerk"}, {Name: "buurtzorg", Label: "buurtzorg"}}
	got := Shipped().With(more)
	if len(got) != len(Shipped())+1 || got.Of("jongerenwerk").Label != "straatwerk" || got.Of("buurtzorg").Label != "buurtzorg" {
		t.Errorf("%+v", got)
	}
	if Shipped().Of("jongerenwerk").Label != "jongerenwerk" {
		t.Error("what is shipped changed")
	}
}
