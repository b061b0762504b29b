// Package field draws one question and takes its answer. A field knows its
// question and the concept it is asked about, and nothing of pages, saving or
// other fields. Only the question in focus is a field with a state of its own;
// the others are drawn by [Show] from the concept.
package field

import (
	"cmp"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/network"
	"tijdig/model/region"
	"tijdig/model/steps"
	"tijdig/ui/keymap"
	"tijdig/ui/theme"
)

// Env is what a field is given besides its question.
type Env struct {
	Theme     theme.Theme
	Keys      keymap.Map
	Now       func() time.Time
	Width     int                     // cells the question in focus is drawn in; a [tea.WindowSizeMsg] says that it changed
	NewCode   func() model.Code       // a code that is free in the file
	Known     []Known                 // the subjects in the file, last seen first
	KnownRead bool                    // they were read
	Network   []network.Entry         // whom the worker knows
	Region    *region.Book            // what is known of the world outside the file
	Places    []string                // places used before, last used first
	Steps     steps.Offer             // the steps that are offered to who types
	Row       string                  // the row whose questions are asked; "" for none
	Offers    map[string]model.Answer // by question: an earlier answer that → takes
}

// Cells is how many cells a question is drawn in; before the first frame a guess.
func (e Env) Cells() int { return cmp.Or(e.Width, 60) }

// Move says where the focus goes.
type Move int

// The moves.
const (
	Stay Move = iota
	Next
	Prev
)

// Result is what came of a key.
type Result struct {
	Draft   model.Draft
	Changed bool
	Move    Move
	Passed  bool    // the key means nothing to this field
	Notice  string  // to be said in the status line
	Ask     tea.Msg // to be sent to the app, such as opening a screen
	Open    string  // the row of this question to go into
	// Since is the draft this change takes the place of all changes after; nil
	// when it only adds one.
	Since *model.Draft
}

// Field is the input for the question in focus.
type Field interface {
	Update(tea.Msg, model.Draft) (Field, Result)
	View(d model.Draft, width int) tea.View
	Keys() []key.Binding
	Spot() model.Spot
}

// New returns the field for q in focus, with the cursor at spot where that is
// in this question.
func New(env Env, q form.Question, d model.Draft, at model.Spot) Field {
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
func plain(env Env, q form.Question, d model.Draft, at model.Spot) Field {
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
		return newAge(env, q, d)
	case form.Seen, form.Date, form.Number:
		return newSeen(env, q, d, at)
	case form.Place:
		return newPlace(env, q, d, at)
	case form.Area:
		return newArea(env, q, d, at)
	case form.Findings:
		return newFindings(env, q, d, at)
	case form.Steps:
		return newSteps(env, q, d, at)
	case form.People:
		return newPeople(env, q, d, at)
	case form.Checklist:
		return newChecklist(env, q, at)
	case form.Rows:
		return newRows(env, q, d, at)
	case form.Text, form.Note: // a note is never in focus
	}
	return newText(env, q, d, at)
}

// answered returns r with the answer to q set; an empty answer takes it away.
func answered(d model.Draft, q form.Question, a model.Answer) Result {
	d = d.Clone()
	if len(a) == 0 || a[0] == "" {
		delete(d.Answers, q.ID)
	} else {
		d.Answers[q.ID] = a
	}
	delete(d.Typing, q.ID)
	return Result{Draft: d, Changed: true}
}

func passed(d model.Draft) Result { return Result{Draft: d, Passed: true} }

func kept(d model.Draft) Result { return Result{Draft: d} }
