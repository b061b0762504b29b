package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/layout"
)

// short is a question answered in one line.
type short struct {
	env question.Env
	q   form.Question
	in  input.Line
}

func newText(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	return short{env, q, input.NewLine(d.Answers.One(q.ID), at.Column, false)}
}

func (f short) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	if question.Leaves(f.env, msg) {
		return f, question.Passed(d)
	}
	if in, taken := f.lookup().Takes(msg, f.in); taken {
		f.in = in
		return f, question.Answered(d, f.q, model.Answer{in.Value()})
	}
	var took input.Took
	f.in, took = f.in.Update(msg)
	return f, typed(d, f.q, f.in.Value(), took)
}

func (f short) lookup() question.Lookup { return question.Lookup{Env: f.env, In: f.q.Lookup} }

func (f short) View(_ model.Draft, width int) tea.View {
	return layout.Rows(f.in.View(width), f.lookup().View(f.in.Value(), width))
}

func (f short) Keys() []key.Binding { return f.lookup().Keys(f.in.Value()) }

func (f short) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Column: f.in.Column()}
}

// typed returns the answer to q as it was typed, and says what there is to say
// about what was typed last.
func typed(d model.Draft, q form.Question, v string, took input.Took) question.Result {
	if v == d.Answers.One(q.ID) {
		return question.Result{Draft: d, Notice: took.Say()}
	}
	r := question.Answered(d, q, model.Answer{v})
	r.Notice = took.Say()
	return r
}

// area is a question answered in running text. Enter ends it; ctrl+j is a new
// line in it; the arrows move in it and leave it at its edge.
type area struct {
	env question.Env
	q   form.Question
	in  input.Area
}

func newArea(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	return area{env, q, input.NewArea(d.Answers.One(q.ID), at.Column).Width(env.Cells())}
}

func (f area) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	if m, ok := msg.(tea.WindowSizeMsg); ok {
		f.in = f.in.Width(m.Width)
		return f, question.Kept(d)
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && question.Leaves(f.env, msg) {
		inside := press.Code == tea.KeyUp && !f.in.AtTop() || press.Code == tea.KeyDown && !f.in.AtBottom()
		if !inside {
			return f, question.Passed(d)
		}
	}
	var took input.Took
	f.in, took = f.in.Update(msg)
	return f, typed(d, f.q, f.in.Value(), took)
}

func (f area) View(_ model.Draft, width int) tea.View { return f.in.View(width) }

func (f area) Keys() []key.Binding { return []key.Binding{f.env.Keys.Field.Newline} }

func (f area) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Column: f.in.Column()}
}

// place is a question answered in one line, with what was used before to take
// over. Taking over is always a separate key: enter keeps what stands there.
type place struct {
	env  question.Env
	q    form.Question
	in   input.Line
	list input.Picker
}

func newPlace(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	return place{env, q, input.NewLine(d.Answers.One(q.ID), at.Column, false), input.Picker{At: -1}}
}

func (f place) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		matches := f.matches()
		var taken int
		var used bool
		if f.list, taken, used = f.list.Key(press, f.env.Keys.Form, len(matches)); used {
			if taken < 0 {
				return f, question.Kept(d)
			}
			f.in = input.NewLine(matches[taken], -1, false)
			r := question.Answered(d, f.q, model.Answer{matches[taken]})
			r.Move = question.Next
			return f, r
		}
		if question.Leaves(f.env, msg) {
			return f, question.Passed(d)
		}
	}
	f.list.At = -1
	if in, taken := f.lookup().Takes(msg, f.in); taken {
		f.in = in
		return f, question.Answered(d, f.q, model.Answer{in.Value()})
	}
	var took input.Took
	f.in, took = f.in.Update(msg)
	return f, typed(d, f.q, f.in.Value(), took)
}

// matches returns the places used before that hold what was typed.
func (f place) matches() []string {
	typed := fold.Text(f.in.Value())
	var out []string
	for _, p := range f.env.Places {
		if p != f.in.Value() && strings.Contains(fold.Text(p), typed) && typed != "" {
			out = append(out, p)
		}
		if len(out) == input.PickerRows {
			break
		}
	}
	return out
}

func (f place) View(_ model.Draft, width int) tea.View {
	return layout.Rows(f.in.View(width), f.list.View(f.env.Theme, f.matches(), width), f.lookup().View(f.in.Value(), width))
}

func (f place) lookup() question.Lookup { return question.Lookup{Env: f.env, In: form.InTowns} }

func (f place) Keys() []key.Binding {
	ks := f.lookup().Keys(f.in.Value())
	if len(f.matches()) > 0 {
		return append([]key.Binding{f.env.Keys.Field.Take}, ks...)
	}
	return ks
}

func (f place) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Column: f.in.Column()}
}
