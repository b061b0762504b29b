package form_test

import (
	"fmt"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
)

// asking returns a form whose last question has a condition, behind one question of each
// kind that a condition may look at.
func asking(t *testing.T, when string) *form.Form {
	t.Helper()
	f, err := form.Read(strings.NewReader(`{"id":"f","version":1,"title":"F","questions":[
	{"id":"over_wie","kind":"subject","label":"W","options":[{"id":"kind","label":"k"},{"id":"jongere","label":"j"}]},
	{"id":"leeftijd","kind":"age","label":"L"},
	{"id":"uren","kind":"number","label":"U","unit":"uur"},
	{"id":"dag","kind":"date","label":"D"},
	{"id":"keuze","kind":"choice","label":"K","options":[{"id":"a","label":"A"},{"id":"b","label":"B"}]},
	{"id":"tekst","kind":"text","label":"T","when":{"question":"keuze","is":["a"]}},
	{"id":"vraag","kind":"text","label":"V","when":`+when+`}]}`), "f.json")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestEveryConditionHoldsWhenItShould tries every condition, met and not met.
func TestEveryConditionHoldsWhenItShould(t *testing.T) {
	facts := form.Facts{Kind: model.Child, Profile: "jongerenwerk", Content: model.Content{
		Answers: model.Answers{
			"leeftijd": {string(model.Band6)}, "uren": {"12.5"}, "dag": {"2026-11-22"}, "keuze": {"a"}, "tekst": {"iets"},
		},
	}}
	other := facts
	other.Answers = model.Answers{"keuze": {"b"}, "tekst": {"iets"}}
	for _, c := range []struct {
		when        string
		met, absent bool // of facts; of nothing known
	}{
		{`{"subject":["kind"]}`, true, false},
		{`{"subject":["gezin","jongere"]}`, false, false},
		{`{"band":["6-11"]}`, true, false},
		{`{"band":["0-5"]}`, false, false},
		{`{"profile":["jongerenwerk"]}`, true, false},
		{`{"profile":["wijkteam"]}`, false, false},
		{`{"question":"uren"}`, true, false},
		{`{"question":"uren","more":12}`, true, false},
		{`{"question":"uren","more":12.5}`, false, false},
		{`{"question":"uren","more":12,"less":13}`, true, false},
		{`{"question":"dag","after":"2026-11-21","before":"2026-11-23"}`, true, false},
		{`{"question":"dag","after":"2026-11-22"}`, false, false},
		{`{"question":"keuze","is":["a"]}`, true, false},
		{`{"question":"keuze","is":["b"]}`, false, false},
		{`{"question":"tekst"}`, true, false},
		{`{"not":{"question":"keuze","is":["a"]}}`, false, true},
		{`{"all":[{"question":"keuze"},{"subject":["kind"]}]}`, true, false},
		{`{"all":[{"question":"keuze"},{"subject":["gezin"]}]}`, false, false},
		{`{"any":[{"subject":["gezin"]},{"all":[{"question":"uren"},{"not":{"band":["0-5"]}}]}]}`, true, false},
	} {
		f := asking(t, c.when)
		asked := func(facts form.Facts) bool {
			all := f.Asked(facts)
			return all[len(all)-1].ID == "vraag"
		}
		if got := asked(facts); got != c.met {
			t.Errorf("%s: asked %v", c.when, got)
		}
		if got := asked(form.Facts{}); got != c.absent {
			t.Errorf("%s, with nothing known: asked %v", c.when, got)
		}
	}
	if all := asking(t, `{"question":"tekst"}`).Asked(other); all[len(all)-1].ID == "vraag" {
		t.Error("an answer to a question that is not asked counts")
	}
}

// TestConditionsOnItemsAndTargetGroups looks at the first of each that there is.
func TestConditionsOnItemsAndTargetGroups(t *testing.T) {
	item, group := catalogue.All()[0].Slug, catalogue.Tags()[0].Name
	facts := form.Facts{Content: model.Content{Answers: model.Answers{model.QTags: {group}}, Checks: map[string]model.Check{item: {Answer: model.CheckMaybe}}}}
	for when, want := range map[string]bool{
		fmt.Sprintf(`{"item":%q}`, item):                     true,
		fmt.Sprintf(`{"item":%q,"is":["vermoed"]}`, item):    true,
		fmt.Sprintf(`{"item":%q,"is":["ja","nee"]}`, item):   false,
		fmt.Sprintf(`{"target":[%q]}`, group):                true,
		fmt.Sprintf(`{"not":{"target":[%q]}}`, group):        false,
		fmt.Sprintf(`{"not":{"item":%q,"is":["ja"]}}`, item): true,
	} {
		all := asking(t, when).Asked(facts)
		if got := all[len(all)-1].ID == "vraag"; got != want {
			t.Errorf("%s: asked %v", when, got)
		}
	}
}

// TestNumbersAreReadAsPeopleTypeThem reads numbers with commas, units and bounds.
func TestNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	least, most := 0.0, 168.0
	q := form.Question{Kind: form.Number, Unit: "uur", Least: &least, Most: &most}
	for typed, want := range map[string]string{"12,5": "12.5", " 3 uur": "3", "007": "7", "0.50": "0.5", "168": "168", "168,1": "", "-1": "", "veel": "", "1.000,5": "", "": "", "1e3": ""} {
		got, err := q.ReadNumber(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	if got := q.ShowNumber("12.5"); got != "12,5 uur" {
		t.Errorf("shown as %q", got)
	}
	if got := q.Words(model.Answer{"12.5"}); got != "12,5 uur" {
		t.Errorf("said as %q", got)
	}
}
