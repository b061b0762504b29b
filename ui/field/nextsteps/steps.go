// Package nextsteps asks what is going to happen, a line for each step: what, when, and
// what became of it. It knows no other question, and nothing of saving.
package nextsteps

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/model/steps"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// field takes the next steps, line by line: what, when, and whether it
// is planned or done. On the empty line a digit is one of the nine steps most
// used for this kind of subject.
type field struct {
	env    question.Env
	q      form.Question
	at     int    // the line; one past the last is the empty line
	part   string // "", partDate or partStatus
	in     input.Line
	list   input.Picker
	err    error  // why the day is not understood
	by     string // the digit that began this step, until another key
	day    int    // one more than the line whose other day was asked, when typing went on at once; 0 for none
	before int    // how many letters were picked there, before what may be that day
	calm   bool   // backspace took a step away; it does nothing until another key
	pick   picked
}

// What is being asked about a step, as it stands in [model.Spot.Part].
const (
	partDate   = "dag"
	partStatus = "stand"
)

// statusLetters say what became of a step.
var statusLetters = []question.Letter[model.StepStatus]{
	{Key: "p", Is: model.Planned}, {Key: "g", Is: model.Done}, {Key: "n", Is: model.Failed}, {Key: "v", Is: model.Dropped},
}

// otherDay asks the day of a step again.
const otherDay = "d"

// New returns the field for q, at the line and part that at names.
func New(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	f := field{env: env, q: q, at: len(d.Steps)}
	if at.Line >= 0 && at.Line < len(d.Steps) {
		f.at, f.part = at.Line, at.Part
	}
	return f.opened(d)
}

// opened puts what is asked about the line in the input.
func (f field) opened(d model.Draft) field {
	f.list, f.err, f.pick, f.day = input.Picker{At: -1}, nil, picked{}, 0
	f.in = input.NewLine("", -1, false)
	if f.at >= len(d.Steps) {
		f.part = ""
		return f
	}
	step := d.Steps[f.at]
	switch f.part {
	case partDate:
		if step.Said != "" {
			f.in = input.NewLine(step.Said, -1, false)
			_, f.err = dates.Due(step.Said, f.env.Now())
			break
		}
		v := dates.ShowDate(step.Planned, model.DateOf(f.env.Now()))
		f.in = input.NewLine(v, -1, true)
	case "":
		if !known9(step) && !step.Called { // a call that was noted is not typed in
			f.in = input.NewLine(step.Text, -1, false)
		} else {
			f.part = partStatus
		}
	}
	return f
}

func known9(s model.Step) bool { return s.Type != steps.Other }

func (f field) on(d model.Draft) bool { return f.at < len(d.Steps) }

func (f field) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if ok {
		if f.calm && question.Erases(press) {
			return f, question.Kept(d)
		}
		f.calm = false
		switch {
		case press.String() == "tab":
			f, d, meant := f.dayMeant(d)
			d, changed := f.left(d)
			r := question.Result{Draft: d, Changed: changed || meant, Move: question.Next}
			if meant {
				r.Notice = recording.DayTaken
			}
			return f, r
		case press.String() == "shift+tab":
			return f, question.Passed(d)
		}
	}
	switch f.part {
	case partDate:
		return f.date(msg, d)
	case partStatus:
		return f.status(msg, d)
	}
	return f.what(msg, d)
}

// first are the steps that have a digit.
func (f field) first(d model.Draft) []steps.Type {
	return f.env.Steps.Offered(d.Subject.Kind)
}

// what takes the step itself: a digit, or words.
func (f field) what(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, _ := msg.(tea.KeyPressMsg)
	k := f.env.Keys.Form
	if n := digit(press.Text); n >= 0 && f.in.Value() == "" && !f.on(d) {
		begun, r := f.begin(d, f.first(d)[n].Name, "")
		next := begun.(field) // field.begin returns nothing else
		next.by = press.Text
		return next, r
	}
	found := f.found()
	list, taken, used := f.list.Key(press, k, len(found))
	if used {
		f.list = list
		if taken < 0 {
			return f, question.Kept(d)
		}
		return f.named(d, found[taken].Name, "")
	}
	switch {
	case key.Matches(press, k.Next):
		return f.entered(d)
	case press.Code == tea.KeyUp:
		return f.line(d, -1)
	case press.Code == tea.KeyDown:
		return f.line(d, +1)
	case key.Matches(press, k.Back):
		return f, question.Passed(d)
	case key.Matches(press, f.env.Keys.Field.Clip) && f.on(d) && f.in.Value() == "":
		return f.removed(d)
	}
	if in, taken := (question.Lookup{Env: f.env, In: form.InStep}).Takes(msg, f.in); taken {
		f.in = in
		return f.typed(d)
	}
	var took input.Took
	f.in, took = f.in.Update(msg)
	next, r := f.typed(d)
	r.Notice = took.Say()
	return next, r
}

// typed takes the words of a step into its line, which begins to exist with
// its first letter.
func (f field) typed(d model.Draft) (question.Field, question.Result) {
	v := f.in.Value()
	if !f.on(d) && v == "" || f.on(d) && d.Steps[f.at].Text == v {
		return f, question.Kept(d)
	}
	d = d.Clone()
	if f.on(d) {
		d.Steps[f.at].Text = v
	} else {
		d.Steps = append(d.Steps, model.Step{ID: model.NewID(), Type: steps.Other, Text: v, Status: model.Planned})
	}
	return f, question.Result{Draft: d, Changed: true}
}

func digit(s string) int {
	if len(s) == 1 && s >= "1" && s <= "9" {
		return int(s[0] - '1')
	}
	return -1
}

func (f field) entered(d model.Draft) (question.Field, question.Result) {
	if !f.on(d) {
		return f, question.Result{Draft: d, Move: question.Next}
	}
	if next, d, ok := f.dayMeant(d); ok {
		return next, question.Result{Draft: d, Changed: true, Notice: recording.DayTaken}
	}
	if strings.TrimSpace(f.in.Value()) == "" {
		return f.removed(d)
	}
	if t, ok := exactly(f.in.Value()); ok {
		return f.named(d, t.Name, "")
	}
	return f.named(d, steps.Other, f.in.Value())
}

func exactly(typed string) (steps.Type, bool) {
	for _, t := range steps.All() {
		if strings.EqualFold(t.Label, strings.TrimSpace(typed)) || strings.EqualFold(t.Short, strings.TrimSpace(typed)) {
			return t, true
		}
	}
	return steps.Type{}, false
}

// begin adds a step and asks its day, with a proposal that enter takes.
func (f field) begin(d model.Draft, name, words string) (question.Field, question.Result) {
	d = d.Clone()
	d.Steps = append(d.Steps, model.Step{
		ID: model.NewID(), Type: name, Text: words, Status: model.Planned, Planned: f.proposal(d),
	})
	f.at, f.part = len(d.Steps)-1, partDate
	return f.opened(d), question.Result{Draft: d, Changed: true}
}

// named settles what the step on the line is, and asks its day.
func (f field) named(d model.Draft, name, words string) (question.Field, question.Result) {
	if !f.on(d) {
		return f.begin(d, name, words)
	}
	d = d.Clone()
	s := &d.Steps[f.at]
	s.Type, s.Text = name, words
	if s.Planned.IsZero() && s.Said == "" {
		s.Planned = f.proposal(d)
	}
	f.part = partDate
	return f.opened(d), question.Result{Draft: d, Changed: true}
}

// line goes n lines further, or out of the field at its edge.
func (f field) line(d model.Draft, n int) (question.Field, question.Result) {
	to := f.at + n
	if to < 0 || to > len(d.Steps) {
		return f, question.Passed(d)
	}
	d, changed := f.left(d)
	if changed && n > 0 {
		to--
	}
	f.at, f.part = to, ""
	return f.opened(d), question.Result{Draft: d, Changed: changed}
}

// left takes a step away that the cursor leaves without a word in it: it says
// nothing, and would pass for a step that was planned.
func (f field) left(d model.Draft) (model.Draft, bool) {
	if !f.on(d) || known9(d.Steps[f.at]) || strings.TrimSpace(d.Steps[f.at].Text) != "" {
		return d, false
	}
	d = d.Clone()
	d.Steps = slices.Delete(d.Steps, f.at, f.at+1)
	return d, true
}

func (f field) removed(d model.Draft) (question.Field, question.Result) {
	d = d.Clone()
	d.Steps = slices.Delete(d.Steps, f.at, f.at+1)
	f.at, f.part, f.calm = len(d.Steps), "", true
	return f.opened(d), question.Result{Draft: d, Changed: true}
}

func (f field) found() []steps.Type {
	if strings.TrimSpace(f.in.Value()) == "" {
		return nil
	}
	m := steps.Match(f.in.Value())
	return m[:min(len(m), input.PickerRows)]
}

func (f field) Keys() []key.Binding {
	k := f.env.Keys.Form
	switch {
	case f.part == partDate && f.err != nil:
		return []key.Binding{text.Named(k.Next, "laat zo staan")}
	case f.part == partDate:
		return []key.Binding{text.Named(k.Next, "neem deze dag")}
	case f.part == "" && f.in.Value() != "":
		return append([]key.Binding{text.Named(k.Next, recording.OnDay)}, question.Lookup{Env: f.env, In: form.InStep}.Keys(f.in.Value())...)
	case f.part == partStatus && f.pick.day():
		return []key.Binding{text.Named(k.Next, recording.OtherDay)}
	case f.part == partStatus && f.pick.letters != "":
		return []key.Binding{text.Named(k.Next, "neem over")}
	case f.part == partStatus:
		return []key.Binding{text.Named(k.Next, "blijft zo"), text.Named(f.env.Keys.Field.Clip, "stap weg")}
	}
	return nil
}

func (f field) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Line: f.at, Part: f.part}
}
