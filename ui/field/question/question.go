// Package question is what a form and the field of a question agree on: what a field is
// given, what it does, what came of a key. Beside it stands what fields share: an answer
// by letter, and what the network offers beside what is typed. It knows no kind of
// question; those are in field and below it.
package question

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
	"tijdig/ui/known"
	"tijdig/ui/theme"
)

// Env is what a field is given besides its question.
type Env struct {
	Theme     theme.Theme
	Keys      *keymap.Map
	Now       func() time.Time
	Width     int                     // cells the question in focus is drawn in; a [tea.WindowSizeMsg] says that it changed
	NewCode   func() model.Code       // a code that is free in the file
	Known     []known.Subject         // the subjects in the file, last seen first
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

// Answered is the answer to q, set in the draft; an empty answer takes it away.
func Answered(d model.Draft, q form.Question, a model.Answer) Result {
	d = d.Clone()
	if len(a) == 0 || a[0] == "" {
		delete(d.Answers, q.ID)
	} else {
		d.Answers[q.ID] = a
	}
	delete(d.Typing, q.ID)
	return Result{Draft: d, Changed: true}
}

// Passed is what comes of a key that means nothing to the field.
func Passed(d model.Draft) Result { return Result{Draft: d, Passed: true} }

// Kept is what comes of a key that changes nothing in the draft.
func Kept(d model.Draft) Result { return Result{Draft: d} }
