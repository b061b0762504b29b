package say

import (
	"slices"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
)

// Revision is a version with what it said otherwise than the one after it.
type Revision struct {
	N      int // as people count them, from 1
	Signal model.Signal
	Said   []string
}

// Revisions tells of versions, oldest first, each with the form it was written with.
func Revisions(forms form.Book, all []model.Signal) (out []Revision) {
	for i, s := range all {
		rev := Revision{N: i + 1, Signal: s}
		if i+1 < len(all) {
			f, _ := forms.For(s.FormRef, s.Content)
			rev.Said = differing(f, s.Content, all[i+1].Content)
		}
		out = append(out, rev)
	}
	return out
}

// answerIn says what was answered to one question.
func answerIn(f *form.Form, id string, was, _ model.Content) []string {
	a := was.Answers[id]
	if len(a) == 0 {
		return nil
	}
	says := catalogue.AnswerWords(id, a)
	if q, ok := f.Find(id); ok {
		says = Answer(q, a)
	}
	return []string{labelIn(f, id) + ": " + says}
}

// unclearIn says what was typed at one that was not understood.
func unclearIn(f *form.Form, id string, was, _ model.Content) []string {
	if said := was.Unclear[id]; said != "" {
		return []string{labelIn(f, id) + ": " + Unclear(said)}
	}
	return nil
}

// checkIn says what was found about one item.
func checkIn(f *form.Form, code string, was, _ model.Content) []string {
	if c, stood := was.Checks[code]; stood {
		return []string{Join(": ", Item(itemLabel(f, code), c, was.Band())...)}
	}
	return nil
}

// labelIn is what a question is called.
func labelIn(f *form.Form, id string) string {
	if q, ok := f.Find(id); ok && !form.Built(id) {
		return q.FullLabel()
	}
	return words.Of(id)
}

// itemLabel is what an item is called, of the catalogue or of a form.
func itemLabel(f *form.Form, code string) string {
	if i, ok := catalogue.Find(code); ok {
		return i.Label
	}
	for _, i := range f.Items() {
		if i.Code == code {
			return i.Label
		}
	}
	return code
}

// linesIn is what lines said that they do not say so any more: their words and what they
// are, or what became of them and how whom they are about sees it.
func linesIn(_ *form.Form, _ string, was, is model.Content) (out []string) {
	for _, f := range was.Findings {
		var now model.Finding
		if i := slices.IndexFunc(is.Findings, func(n model.Finding) bool { return n.ID == f.ID }); i >= 0 {
			now = is.Findings[i]
		}
		if now.ID != f.ID || now.Text != f.Text || !now.SameLabel(f) {
			out = append(out, Origin(f)+": "+f.Text)
		}
		if f.Settled() && now.Outcome != f.Outcome {
			out = append(out, Outcome(f))
		}
		if f.OwnView != "" && now.OwnView != f.OwnView {
			out = append(out, OwnView(f))
		}
	}
	return out
}

// Back says that a version was taken back or given again by this one; "" when it was not.
func Back(s model.Signal) string {
	switch {
	case s.Undone:
		return "terug naar een eerdere versie"
	case s.Redone:
		return "opnieuw gedaan"
	}
	return ""
}

// contentPart says of a part of the content what one version said that the next does not
// say so.
type contentPart struct {
	name  model.PartName
	since func(f *form.Form, of string, was, is model.Content) []string
}

// contentParts are in the order in which they are told. Moments go with the answer they are
// of.
var contentParts = []contentPart{
	{model.PartFindings, linesIn},
	{model.PartAnswers, answerIn},
	{model.PartUnclear, unclearIn},
	{model.PartChecks, checkIn},
	{model.PartSteps, gone(func(c model.Content) []model.Step { return c.Steps }, Step)},
	{model.PartPeople, gone(func(c model.Content) []model.Person { return c.People }, person)},
	{model.PartAcute, gone(func(c model.Content) []model.Acute { return c.Acute }, Call)},
}

// differing lists what one version said that the next does not say so: what was changed
// or taken away.
func differing(f *form.Form, was, is model.Content) (out []string) {
	changed := model.Changed(was, is)
	for _, p := range contentParts {
		for _, c := range changed {
			if c.Part == p.name {
				out = append(out, p.since(f, c.Of, was, is)...)
			}
		}
	}
	return out
}

// gone lists what was said in a list and is not said there any more.
func gone[T any](at func(model.Content) []T, say func(T) string) func(f *form.Form, of string, was, is model.Content) []string {
	return func(_ *form.Form, _ string, was, is model.Content) (out []string) {
		for _, t := range at(was) {
			if !slices.ContainsFunc(at(is), func(o T) bool { return say(o) == say(t) }) {
				out = append(out, say(t))
			}
		}
		return out
	}
}
