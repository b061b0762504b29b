package form

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model"
)

func TestTheFullFormHoldsTheQuickOneAndAsksNothingTwice(t *testing.T) {
	full := Full()
	for _, q := range Quick().Questions {
		have, ok := full.Find(q.ID)
		if !ok {
			t.Errorf("%s of the quick form is not in the full one", q.ID)
			continue
		}
		if have.Kind != q.Kind || len(have.Options) != len(q.Options) {
			t.Errorf("%s is another question in the full form", q.ID)
		}
	}
	if len(full.Blocks) < 13 {
		t.Fatalf("%d blocks", len(full.Blocks))
	}
	asked := full.Asked(Facts{Content: model.Content{Answers: model.Answers{model.QAbout: {string(model.Group)}}}, Kind: model.Group})
	for _, q := range asked {
		if q.Kind == People {
			t.Error("a group is asked who belongs to it")
		}
	}
}

func TestABlockTheWorkerNeedsIsMarkedUntilSomethingStandsInIt(t *testing.T) {
	facts := Facts{Content: model.Content{Answers: model.Answers{needed: {"krachten"}}}, Kind: model.Child}
	if got := Full().BlockStates(facts)["krachten"]; got != (BlockState{Missing: true}) {
		t.Fatalf("%+v", got)
	}
	facts.Answers["gaat_goed"] = model.Answer{"Oma past op."}
	if got := Full().BlockStates(facts)["krachten"]; got != (BlockState{Filled: true}) {
		t.Fatalf("%+v", got)
	}
	if Full().BlockStates(facts)["analyse"].Missing {
		t.Fatal("a block nobody needs is marked")
	}
}

func TestASignalIsOfTheFullFormFromItsFirstAnswerThere(t *testing.T) {
	c := model.Content{Answers: model.Answers{model.QPlace: {"plein"}, model.QTags: {"lvb"}, "personen_van_een_ander": {"x"}}}
	if Fitting(c) != Quick() {
		t.Fatal("no answer of the full form, and yet it is of that one")
	}
	c.Answers["gaat_goed"] = model.Answer{"Oma past op."}
	if Fitting(c) != Full() {
		t.Fatal("an answer of the full form, and yet it is of the quick one")
	}
}

func TestADayThatPlansIsAStepThatMovesAndGoesWithIt(t *testing.T) {
	signal := model.NewID()
	facts := Facts{Kind: model.Child, Content: model.Content{
		Steps: []model.Step{{ID: model.NewID(), Type: "huisbezoek", Status: model.Planned}},
		Answers: model.Answers{
			"weging_1": {model.Yes}, "weging_2": {model.No}, "weging_3": {model.Yes}, "weging_4": {model.Yes}, "hulp_termijn": {"2026-12-20"},
		},
	}}
	plan := func() []model.Step { facts.Content = Full().Planned(signal, facts); return facts.Steps }
	if got := plan(); len(got) != 2 || got[1].Type != "terugkijken" || got[1].Planned.String() != "2026-12-20" {
		t.Fatalf("planned: %+v", got)
	}
	if got := plan(); len(got) != 2 {
		t.Fatalf("planned twice: %+v", got)
	}
	facts.Answers["hulp_termijn"] = model.Answer{"2026-12-27"}
	if got := plan(); len(got) != 2 || got[1].Planned.String() != "2026-12-27" {
		t.Fatalf("not moved: %+v", got)
	}
	done := facts
	done.Content = facts.Clone()
	done.Steps[1].Status = model.Done
	delete(done.Answers, "hulp_termijn")
	if got := Full().Planned(signal, done).Steps; len(got) != 2 {
		t.Fatal("a step that was done went with its day")
	}
	facts.Answers["weging_4"] = model.Answer{model.No} // the day is not asked any more
	if got := plan(); len(got) != 1 || got[0].Type != "huisbezoek" {
		t.Fatalf("not gone: %+v", got)
	}
}

func TestARowOfADayPlansItsOwnStep(t *testing.T) {
	facts := Facts{Kind: model.Child, Content: model.Content{Answers: model.Answers{}}}
	q, _ := Full().Find("afspraken")
	for range 2 {
		var row string
		facts.Content, row, _ = q.AddRow(facts.Content, func(string, bool) model.Date { return model.Date{} })
		facts.Answers[model.Cell("afspraken", row, "wanneer")] = model.Answer{"2026-12-01"}
	}
	got := Full().Planned(model.NewID(), facts).Steps
	if len(got) != 2 || got[0].ID == got[1].ID {
		t.Fatalf("%+v", got)
	}
}

func TestANoteAsksNothingAndComesOnlyWhenItSaysSomething(t *testing.T) {
	facts := Facts{Kind: model.Child, Content: model.Content{Answers: model.Answers{}}}
	has := func() bool {
		return slices.ContainsFunc(Full().Asked(facts), func(q Question) bool { return q.ID == "weging_past_bij" })
	}
	if has() {
		t.Fatal("something fits no answers at all")
	}
	facts.Answers["weging_1"] = model.Answer{model.No}
	if !has() {
		t.Fatal("nothing is said beside an answer")
	}
	for _, m := range Full().Missing(facts) {
		if q, _ := Full().Find(m); q.Kind == Note {
			t.Error("a note misses an answer")
		}
	}
}

func TestAFormWithAFaultyNoteOrPlanIsRefused(t *testing.T) {
	for _, bad := range []string{
		`{"id":"x","kind":"note","label":"L","says":"iets"}`,
		`{"id":"x","kind":"note","label":"L","says":"past_bij","required":true}`,
		`{"id":"x","kind":"text","label":"L","says":"past_bij"}`,
		`{"id":"x","kind":"date","label":"L","plans":"huisbezoek"}`,
		`{"id":"x","kind":"date","ahead":true,"label":"L","plans":"feest"}`,
		`{"id":"x","kind":"text","label":"L","plans":"huisbezoek"}`,
	} {
		_, err := Read(strings.NewReader(`{"id":"f","version":1,"title":"T","questions":[`+bad+`]}`), "f.json")
		if err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
	good := `{"id":"x","kind":"date","ahead":true,"label":"L","plans":"huisbezoek"},{"id":"y","kind":"note","label":"L","says":"past_bij"}`
	if _, err := Read(strings.NewReader(`{"id":"f","version":1,"title":"T","questions":[`+good+`]}`), "f.json"); err != nil {
		t.Error(err)
	}
}
