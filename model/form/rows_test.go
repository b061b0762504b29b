package form_test

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
)

// talks is a form with rows whose questions hang on each other and on the rest, in two
// blocks.
func talks(t *testing.T) *form.Form {
	t.Helper()
	f, err := form.Read(strings.NewReader(`{"id":"f","version":1,"title":"F","blocks":[
	{"id":"a","key":"a","label":"Eerst","questions":[
	  {"id":"mag","kind":"choice","label":"Mag het","options":[{"id":"ja","label":"ja"},{"id":"nee","label":"nee"}]}]},
	{"id":"b","key":"b","label":"Daarna","when":{"question":"mag","is":["ja"]},"questions":[
	  {"id":"overleg","kind":"rows","label":"Overleg","one":"overleg","required":true,"line":["met"],"questions":[
	    {"id":"met","kind":"text","label":"Met wie","required":true},
	    {"id":"mag","kind":"choice","label":"Anoniem","default":"nee","options":[{"id":"ja","label":"ja"},{"id":"nee","label":"nee"}]},
	    {"id":"waarom","kind":"text","label":"Waarom anoniem","privacy":"a10","when":{"question":"mag","is":["ja"]}},
	    {"id":"dag","kind":"date","label":"Dag","default":"vandaag"}]},
	  {"id":"na","kind":"text","label":"Na overleg","when":{"question":"overleg"}}]}]}`), "f.json")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func labels(all []form.Question) (out []string) {
	for _, q := range all {
		out = append(out, q.FullLabel())
	}
	return out
}

func today(string, bool) model.Date { return model.Date{Year: 2026, Month: 11, Day: 22} }

func TestRowsAreAskedAsTheirOwnAnswersSay(t *testing.T) {
	f := talks(t)
	facts := form.Facts{Content: model.Content{Answers: model.Answers{}}}
	asks := func(want ...string) {
		t.Helper()
		if got := labels(f.Asked(facts)); !slices.Equal(got, want) {
			t.Errorf("asked %q, want %q", got, want)
		}
	}
	asks("Mag het")
	facts.Answers["mag"] = model.Answer{"ja"}
	asks("Mag het", "Overleg")
	if got := f.Missing(facts); !slices.Equal(got, []string{"overleg"}) {
		t.Errorf("missing %q", got)
	}
	rows, _ := f.Find("overleg")
	var one, two string
	facts.Content, one, _ = rows.AddRow(facts.Content, today)
	facts.Content, two, _ = rows.AddRow(facts.Content, today)
	if got := facts.Answers.One(model.Cell("overleg", two, "dag")); got != "2026-11-22" {
		t.Errorf("the day begins with %q", got)
	}
	facts.Answers[model.Cell("overleg", two, "mag")] = model.Answer{"ja"} // of the row, not of the form
	asks("Mag het", "Overleg", "overleg 1: Met wie", "overleg 1: Anoniem", "overleg 1: Dag",
		"overleg 2: Met wie", "overleg 2: Anoniem", "overleg 2: Waarom anoniem", "overleg 2: Dag", "Na overleg")
	if got := f.Missing(facts); !slices.Equal(got, []string{model.Cell("overleg", one, "met"), model.Cell("overleg", two, "met")}) {
		t.Errorf("missing %q", got)
	}
	facts.Answers[model.Cell("overleg", two, "met")] = model.Answer{"een collega"}
	facts.Content = rows.MoveRow(facts.Content, 1, -1)
	if got := rows.Cells(facts.Content, 0)[0]; facts.Answers.One(got.ID) != "een collega" || got.FullLabel() != "overleg 1: Met wie" {
		t.Errorf("moved: %s is %q", got.FullLabel(), facts.Answers[got.ID])
	}
	facts.Answers["mag"] = model.Answer{"nee"}
	asks("Mag het")
	if got := labels(f.Former(facts)); !slices.Contains(got, "overleg 1: Met wie") || !slices.Contains(got, "Overleg") {
		t.Errorf("said earlier: %q", got)
	}
	facts.Content = rows.DropRow(rows.DropRow(facts.Content, 1), 0)
	if len(facts.Answers) != 1 {
		t.Errorf("left of rows that are gone: %v", facts.Answers)
	}
}

func TestACellIsFoundByItsName(t *testing.T) {
	f := talks(t)
	for name, want := range map[string]string{
		"mag": "Mag het", model.Cell("overleg", "x", "met"): "overleg: Met wie", model.Column(model.Cell("overleg", "x", "met")): "overleg: Met wie",
		"overleg.x": "", "mag.x.met": "", "overleg.x.anders": "", "anders": "",
	} {
		q, ok := f.Find(name)
		if ok != (want != "") || ok && (q.FullLabel() != want || q.ID != name) {
			t.Errorf("%s: %q, %v", name, q.FullLabel(), ok)
		}
	}
}

func TestWhatMayNotBeKnownIsKnownByItsColumn(t *testing.T) {
	got := talks(t).Telling(func(string) bool { return false })
	if len(got) != 1 || !got[model.Cell("overleg", "", "waarom")] {
		t.Errorf("%v", got)
	}
}
