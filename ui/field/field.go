// Package field draws one question and takes its answer. A field knows its
// question and the concept it is asked about, and nothing of pages, saving or
// other fields. Only the question in focus is a field with a state of its own;
// the others are drawn by [Show] from the concept.
package field

import (
	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/findings"
	"tijdig/ui/field/nextsteps"
	"tijdig/ui/field/people"
	"tijdig/ui/field/question"
)

// New returns the field for q in focus, with the cursor at spot where that is
// in this question.
func New(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	if at.Question != q.ID {
		at = model.Spot{Question: q.ID, Line: -1, Column: -1}
	}
	f := plain(env, q, d, at)
	if a := env.Offers[q.ID]; len(a) > 0 {
		o := offered{Field: f, env: env, q: q, was: a}
		o.off = !o.open(d)
		return o
	}
	return f
}

// plain returns the field for q as if nothing was remembered.
func plain(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	//exhaustive:enforce
	switch q.Kind {
	case form.Choice:
		return newChoice(env, q)
	case form.Choices:
		return newChoices(env, q)
	case form.Subject:
		return newSubject(env, q, at)
	case form.Mark:
		return newMark(env, q, d, at)
	case form.Age:
		return people.NewAge(env, q, d)
	case form.Seen, form.Date, form.Number:
		return newSeen(env, q, d, at)
	case form.Place:
		return newPlace(env, q, d, at)
	case form.Area:
		return newArea(env, q, d, at)
	case form.Findings:
		return findings.New(env, q, d, at)
	case form.Steps:
		return nextsteps.New(env, q, d, at)
	case form.People:
		return people.New(env, q, d, at)
	case form.Checklist:
		return newChecklist(env, q, at)
	case form.Rows:
		return newRows(env, q, d, at)
	case form.Text, form.Note: // a note is never in focus
	}
	return newText(env, q, d, at)
}
