package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/text/recording"
)

// seen asks when something was. It takes a day and time as a person says
// them and shows at once how it understood them; what it does not understand
// stays as it was typed.
type seen struct {
	env question.Env
	q   form.Question
	in  input.Line
	err error // why what stands there is not understood
	age bool  // the rest of an age band is being typed: 12 moved on, -17 follows
}

func newSeen(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	f := seen{env: env, q: q}
	if raw, ok := d.Typing[q.ID]; ok {
		f.in = input.NewLine(raw, at.Column, false)
		_, f.err = understand(env, q, raw)
		return f
	}
	f.in = input.NewLine(f.shown(d), at.Column, true)
	return f
}

func (f seen) shown(d model.Draft) string { return seenWords(f.env, f.q, d) }

// seenWords says an answer as people write it; "" when there is none.
func seenWords(env question.Env, q form.Question, d model.Draft) string {
	v := d.Answers.One(q.ID)
	if q.Kind == form.Number {
		return q.ShowNumber(v)
	}
	if q.Kind == form.Date {
		day, err := model.ParseDate(v)
		if err != nil {
			return ""
		}
		return dates.ShowDate(day, model.DateOf(env.Now()))
	}
	s, err := model.ParseSeen(v)
	if err != nil {
		return ""
	}
	return dates.Show(s, env.Now())
}

// understand reads what was typed into the form it is kept in.
func understand(env question.Env, q form.Question, typed string) (string, error) {
	switch {
	case q.Kind == form.Number:
		return q.ReadNumber(typed)
	case q.Kind == form.Seen:
		s, err := dates.Seen(typed, env.Now())
		return s.String(), err
	case q.Ahead:
		d, err := dates.Due(typed, env.Now())
		return d.String(), err
	}
	s, err := dates.Seen(typed, env.Now())
	return s.Date.String(), err
}

func (f seen) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	if question.Leaves(f.env, msg) {
		return f, question.Passed(d)
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && f.restOfAge(press, d) {
		f.age = true
		return f, question.Result{Draft: d, Notice: recording.AgeIsIn}
	}
	f.age = false
	before := f.in.Value()
	var took input.Took
	f.in, took = f.in.Update(msg)
	v := f.in.Value()
	if v == before {
		return f, question.Result{Draft: d, Notice: took.Say()}
	}
	if strings.TrimSpace(v) == "" {
		f.err = nil
		return f, question.Answered(d, f.q, nil)
	}
	kept, err := understand(f.env, f.q, v)
	if f.err = err; err != nil {
		r := question.Answered(d, f.q, nil)
		r.Draft.Typing[f.q.ID] = v
		return f, r
	}
	r := question.Answered(d, f.q, model.Answer{kept})
	r.Draft.Typing[f.q.ID] = v // so that reopening shows what was typed, letter by letter
	return f, r
}

// restOfAge reports whether a key belongs to an age typed as a band: the age
// moved on at its first number, and what follows is no date.
func (f seen) restOfAge(press tea.KeyPressMsg, d model.Draft) bool {
	digit := len(press.Text) == 1 && press.Text >= "0" && press.Text <= "9"
	return f.in.Fresh() && d.Answers.One(model.QAge) != "" && (press.Text == "-" || f.age && digit)
}

func (f seen) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	v := f.in.View(width)
	side := ""
	switch {
	case f.err != nil:
		side = t.Missing.Of(recording.NotRead(f.q, f.err))
	case f.in.Value() == "":
		side = t.Hint.Of(recording.ReadHint(f.q))
	case !f.in.Fresh() && f.in.Value() != f.shown(d):
		side = t.Hint.Of("= " + f.shown(d))
	}
	left := strings.TrimRight(v.Content, " ")
	switch {
	case side == "":
	case f.err != nil && layout.Width(left)+layout.Width(side)+2 > width:
		v = layout.Rows(v, layout.Prose(t.Missing.Of, recording.NotRead(f.q, f.err), width))
	default:
		v.Content = layout.Ends(left, side, width)
	}
	return v
}

func (f seen) Keys() []key.Binding { return nil }

func (f seen) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Column: f.in.Column()}
}
