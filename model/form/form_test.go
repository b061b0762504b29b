package form_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
)

func open(t testing.TB, path string) *form.Form {
	t.Helper()
	r, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	f, err := form.Read(r, "form.json")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheQuickFormAsksTheFieldsOfTheSketch(t *testing.T) {
	f := form.Quick()
	var ids []string
	for _, q := range f.Questions {
		ids = append(ids, q.ID)
	}
	want := []string{
		model.QDanger, model.QAbout, model.QMark, model.QAge, model.QSeen, model.QPlace, model.QFindings,
		model.QUrgency, model.QDiscussed, model.QWhyNot, model.QSteps, "besproken_met", model.QPeople,
	}
	if !slices.Equal(ids, want) {
		t.Errorf("got %v\nwant %v", ids, want)
	}
	for id, keys := range map[string]string{model.QDanger: "jnw", model.QAbout: "bkjgrp", model.QUrgency: "ndwa", model.QDiscussed: "jnb"} {
		q, _ := f.Find(id)
		var got strings.Builder
		for _, o := range q.Options {
			got.WriteString(o.Key)
		}
		if got.String() != keys {
			t.Errorf("%s has the keys %q, want %q", id, got.String(), keys)
		}
	}
	why, _ := f.Find(model.QWhyNot)
	if why.Options[0].ID != "niet_veilig" {
		t.Errorf("the first reason is %q; safety comes first", why.Options[0].ID)
	}
}

func TestTheReferenceFormIsThatOfTheKeyBudget(t *testing.T) {
	f := open(t, "../../ui/testdata/reference.json")
	kinds := map[form.Kind]int{}
	for _, q := range f.Questions {
		kinds[q.Kind]++
		if q.Kind == form.Checklist {
			for _, p := range q.Pages {
				if len(p.Items) != 8 || len(q.Pages) != 5 {
					t.Errorf("%d pages, %d items on %s", len(q.Pages), len(p.Items), p.Title)
				}
			}
		}
	}
	if kinds[form.Text] != 6 || kinds[form.Date] != 1 || kinds[form.Choice] != 2 || kinds[form.Checklist] != 1 || kinds[form.Area] != 1 {
		t.Errorf("got %v", kinds)
	}
	if a, _ := f.Find("soort_contact"); len(a.Options) != 4 {
		t.Errorf("the first choice has %d options", len(a.Options))
	}
	if b, _ := f.Find("wens"); len(b.Options) != 3 {
		t.Errorf("the second choice has %d options", len(b.Options))
	}
}

func asked(f *form.Form, a model.Answers) []string {
	var out []string
	for _, q := range f.Asked(form.Facts{Content: model.Content{Answers: a}}) {
		out = append(out, q.ID)
	}
	return out
}

func TestAQuestionIsAskedWhenItsConditionHolds(t *testing.T) {
	f := open(t, "testdata/voorbeeld.json")
	for _, c := range []struct {
		a         model.Answers
		yes, no   string
		whyItIsSo string
	}{
		{nil, "thema", "school_naam", "nothing chosen"},
		{model.Answers{"thema": {"geld", "school"}}, "school_naam", "verzuim_sinds", "one of several chosen"},
		{model.Answers{"thema": {"geld"}}, "geld_hulp", "school_naam", ""},
		{model.Answers{"thema": {"school"}, "school_naam": {"mbo"}}, "verzuim_sinds", "geld_hulp", "anything answered will do"},
		{model.Answers{"thema": {"school"}, "school_naam": {"  "}}, "school_naam", "verzuim_sinds", "spaces are no answer"},
		{model.Answers{"school_naam": {"mbo"}}, "thema", "verzuim_sinds", "an answer to a question not asked counts for nothing"},
		{model.Answers{"leeftijd": {"0-5"}}, "peuter", "geld_hulp", "the first of any"},
		{model.Answers{"thema": {"thuis"}}, "peuter", "geld_hulp", "the second of any"},
		{model.Answers{"leeftijd": {"6-11"}}, "thema", "peuter", "none of any"},
	} {
		got := asked(f, c.a)
		if !slices.Contains(got, c.yes) || slices.Contains(got, c.no) {
			t.Errorf("%v (%s): asked %v", c.a, c.whyItIsSo, got)
		}
	}
}

func TestMissingIsWhatIsRequiredAndAskedAndNotAnswered(t *testing.T) {
	f := form.Quick()
	c := model.Content{}
	if got, want := f.Missing(form.Facts{Content: c, Kind: ""}), []string{model.QDanger, model.QAbout, model.QSeen, model.QPlace, model.QFindings, model.QUrgency, model.QDiscussed}; !slices.Equal(got, want) {
		t.Errorf("empty: got %v, want %v", got, want)
	}
	c.Answers = model.Answers{
		model.QDanger: {model.No}, model.QSeen: {"2026-11-22 +01:00"}, model.QPlace: {"plein"},
		model.QUrgency: {string(model.Watch)}, model.QDiscussed: {model.OnPurp},
	}
	c.Findings = []model.Finding{{Text: "iets", Kind: model.SeenSelf}}
	if got, want := f.Missing(form.Facts{Content: c, Kind: model.Child}), []string{model.QWhyNot}; !slices.Equal(got, want) {
		t.Errorf("on purpose: got %v, want %v", got, want)
	}
	c.Answers[model.QWhyNot] = model.Answer{"niet_veilig"}
	if got := f.Missing(form.Facts{Content: c, Kind: model.Child}); got != nil {
		t.Errorf("complete: got %v", got)
	}
	for _, line := range []model.Finding{{Text: "iets"}, {Text: "iets", Kind: model.ThirdParty}, {Text: "iets", Kind: model.Said}} {
		c.Findings = append(c.Findings[:1], line)
		if got, want := f.Missing(form.Facts{Content: c, Kind: model.Child}), []string{model.QFindings}; !slices.Equal(got, want) {
			t.Errorf("%+v: got %v, want %v", line, got, want)
		}
	}
}

func TestMissingKnowsEveryKind(t *testing.T) {
	f := open(t, "testdata/voorbeeld.json")
	c := model.Content{}
	for _, id := range []string{"kijklijst", "vervolg", "thema"} {
		if !slices.Contains(f.Missing(form.Facts{Content: c, Kind: ""}), id) {
			t.Errorf("%s is not missed", id)
		}
	}
	c = model.Content{
		Answers: model.Answers{"thema": {"geld"}},
		Checks:  map[string]model.Check{"vb.fiets": {Answer: model.CheckNo}},
		Steps:   []model.Step{{Type: "huisbezoek"}},
	}
	for _, id := range []string{"kijklijst", "vervolg", "thema"} {
		if slices.Contains(f.Missing(form.Facts{Content: c, Kind: ""}), id) {
			t.Errorf("%s is missed", id)
		}
	}
}
