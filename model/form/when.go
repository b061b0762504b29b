package form

import (
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/guidance"
)

// When is a condition: on an earlier question, on whom the signal is about, on an item of
// the checklist, or on several of these. Exactly one of All, Any, Not, Question, Subject,
// Band, Target, Profile and Item is given; the rest say what is wanted of a question or
// an item.
type When struct {
	All []When `json:"all,omitempty"` // each of these
	Any []When `json:"any,omitempty"` // at least one of these
	Not *When  `json:"not,omitempty"`

	Question string     `json:"question,omitempty"` // an earlier question; alone: anything was answered
	Is       []string   `json:"is,omitempty"`       // one of these was chosen, or answered at the item
	Before   model.Date `json:"before,omitzero"`    // the day lies before this one
	After    model.Date `json:"after,omitzero"`     // the day lies after this one
	More     *float64   `json:"more,omitempty"`     // the number is greater
	Less     *float64   `json:"less,omitempty"`     // the number is smaller

	Subject []model.Kind `json:"subject,omitempty"` // whom it is about
	Band    []model.Band `json:"band,omitempty"`    // the age of the subject
	Target  []string     `json:"target,omitempty"`  // a target group the worker chose
	Profile []string     `json:"profile,omitempty"` // the profession of the worker
	Item    string       `json:"item,omitempty"`    // an item of the checklist; alone: looked at, whatever the answer
}

// Facts is what conditions look at.
type Facts struct {
	model.Content
	Kind    model.Kind      // whom it is about; "" when that was not said
	Profile string          // the profession of the worker
	Begun   model.Begun     // what its rows began with
	Texts   *guidance.Texts // in which words a note says what it says; nil for those of the program
}

// Said is what the answers say; see [model.Draft.Said].
func (f Facts) Said() model.Content { return f.Begun.Without(f.Content).Said() }

// holds reports whether the condition is met. A question that is itself not asked meets
// nothing, whatever answer it still has.
func (w *When) holds(f Facts, asked map[string]bool) bool {
	each := func(w When) bool { return w.holds(f, asked) }
	switch {
	case w == nil:
		return true
	case len(w.All) > 0:
		return !slices.ContainsFunc(w.All, func(w When) bool { return !each(w) })
	case len(w.Any) > 0:
		return slices.ContainsFunc(w.Any, each)
	case w.Not != nil:
		return !each(*w.Not)
	case len(w.Subject) > 0:
		return slices.Contains(w.Subject, f.Kind)
	case len(w.Band) > 0:
		return slices.Contains(w.Band, f.Band())
	case len(w.Target) > 0:
		return slices.ContainsFunc(f.Answers[model.QTags], func(v string) bool { return slices.Contains(w.Target, v) })
	case len(w.Profile) > 0:
		return slices.Contains(w.Profile, f.Profile)
	case w.Item != "":
		a := f.Checks[w.Item].Answer
		return a != "" && (len(w.Is) == 0 || slices.Contains(w.Is, string(a)))
	}
	return asked[w.Question] && slices.ContainsFunc(f.Answers[w.Question], w.meets)
}

// meets reports whether an answer to the question is what is wanted.
func (w *When) meets(v string) bool {
	switch {
	case strings.TrimSpace(v) == "":
		return false
	case !w.Before.IsZero() || !w.After.IsZero():
		day, ok := dayOf(v)
		return ok && (w.Before.IsZero() || day.Before(w.Before)) && (w.After.IsZero() || w.After.Before(day))
	case w.More != nil || w.Less != nil:
		n, err := strconv.ParseFloat(v, 64)
		return err == nil && (w.More == nil || n > *w.More) && (w.Less == nil || n < *w.Less)
	}
	return len(w.Is) == 0 || slices.Contains(w.Is, v)
}

// dayOf is the day of an answer to a date, or to when something was seen.
func dayOf(v string) (model.Date, bool) {
	if d, err := model.ParseDate(v); err == nil {
		return d, true
	}
	s, err := model.ParseSeen(v)
	return s.Date, err == nil && !s.Date.IsZero()
}

// reads reports whether a condition looks at one of these items or questions.
func (w *When) reads(item func(code string) bool, question map[string]bool) bool {
	if w == nil {
		return false
	}
	each := func(w When) bool { return w.reads(item, question) }
	return w.Item != "" && item(w.Item) || question[model.Column(w.Question)] || w.Not.reads(item, question) ||
		slices.ContainsFunc(w.All, each) || slices.ContainsFunc(w.Any, each)
}
