package privacy

import (
	"reflect"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/say"
)

// TestWhatGetsThroughOfARecord shows one record in each way: with a name in what was seen, and
// a source that is confidential. The record itself stays as it is.
func TestWhatGetsThroughOfARecord(t *testing.T) {
	rec := model.Record{Name: "Robin", Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: "K7F3Q", Mark: "neef van Sam Verzonnen"}}
	rec.Signal.Content = model.Content{Answers: model.Answers{model.QPlace: {"bij opa thuis"}}, Findings: []model.Finding{
		{ID: model.NewID(), Kind: model.SeenSelf, Text: "Robin was stil"},
		{ID: model.NewID(), Kind: model.Said, Source: model.FromSchool, Confidential: true, Text: "Sam huilde"},
	}}
	rec.Signal.Author.Name = "Noor"
	was := rec.Signal.Content.Clone()
	type seen struct {
		name, mark, place, first, second string
		source                           model.Source
	}
	scope := Scope{Forms: form.NewBook()}
	at := func(l model.Level) Scope { s := scope; s.Level = l; return s }
	own := ForSubject(at(model.Complete), AskerParent)
	own.Know([]string{"Robin"})
	for _, c := range []struct {
		name string
		v    *View
		text bool
		want seen
	}{
		{"complete", New(at(model.Complete)), true, seen{"Robin", "neef van Sam Verzonnen", "bij opa thuis", "Robin was stil", "Sam huilde", model.FromSchool}},
		{"with text", New(at(model.Pseudonymous)), true, seen{"", "neef van [naam]", withoutNames.place, "[naam] was stil", withoutNames.finding, say.Hidden}},
		{"without text", New(at(model.Pseudonymous)), false, seen{source: say.Hidden, second: withoutNames.finding}},
		{"for the subject", own, true, seen{"Robin", "neef van " + leftToOthers().name, leftToOthers().place, "Robin was stil", leftToOthers().finding, say.Unnamed}},
	} {
		r := c.v.Of(&rec, c.text)
		got := seen{r.Name, r.Subject.Mark, r.Signal.Answers.One(model.QPlace), r.Signal.Findings[0].Text, r.Signal.Findings[1].Text, r.Signal.Findings[1].Source}
		if got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
		if !c.v.Open && r.Signal.Author.Name != "" {
			t.Errorf("%s: who wrote it is named", c.name)
		}
	}
	if !reflect.DeepEqual(rec.Signal.Content, was) || rec.Name != "Robin" {
		t.Error("the record was changed")
	}
}
