package people

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// age takes an age as it is said. 3 to 9 are whole at once; 1 and 2 wait for
// another digit, all other text for enter.
type age struct {
	env question.Env
	q   form.Question
	aging
}

// NewAge returns the field for an age. It opens with the text that was waiting when the concept was left.
func NewAge(env question.Env, q form.Question, d model.Draft) question.Field {
	return age{env, q, newAging(d.Typing[q.ID])}
}

func (f age) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, _ := msg.(tea.KeyPressMsg)
	waits := f.in.Value()
	switch {
	case waits == "" && question.Leaves(f.env, msg), waits != "" && key.Matches(press, f.env.Keys.Form.Back), f.half() && question.Leaves(f.env, msg) && !key.Matches(press, f.env.Keys.Form.Next):
		return f, question.Passed(d)
	case waits == "" && question.Erases(press):
		if len(d.Answers[f.q.ID]) == 0 {
			return f, question.Kept(d)
		}
		return f, question.Answered(d, f.q, nil)
	case waits == "" && press.Text == "o":
		return f.said(d, model.Age{Band: model.BandUnknown}, "")
	}
	next, said, took := f.take(msg, f.env.Keys.Form)
	f.aging = next
	if said != "" {
		a, notice := ageSaid(f.env, said)
		f.aging = newAging("")
		field, r := f.said(d, a, notice)
		if key.Matches(press, f.env.Keys.Form.Up) {
			r.Move = question.Prev
		}
		return field, r
	}
	r := question.Result{Draft: d, Notice: took.Say()}
	if v := f.in.Value(); v != waits {
		r.Draft, r.Changed = d.Clone(), true
		r.Draft.Typing[f.q.ID] = v
		if v == "" {
			delete(r.Draft.Typing, f.q.ID)
		}
	}
	return f, r
}

// said takes an age as the answer and goes on.
func (f age) said(d model.Draft, a model.Age, notice string) (question.Field, question.Result) {
	r := question.Answered(d, f.q, a.Answer())
	r.Move, r.Notice = question.Next, notice
	return f, r
}

func (f age) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	if f.in.Value() != "" {
		return f.view(t, width)
	}
	v := text.Age(model.AgeOf(d.Answers[f.q.ID]), f.env.Now())
	return layout.Hinted(tea.View{Content: v, Cursor: tea.NewCursor(layout.Width(v), 0)}, t.Hint.Of, recording.AgeHint, width)
}

func (f age) Keys() []key.Binding {
	if f.in.Value() != "" {
		return []key.Binding{text.Named(f.env.Keys.Form.Next, "klaar")}
	}
	return nil
}

func (f age) Spot() model.Spot { return model.Spot{Question: f.q.ID} }

// aging is an age while it is typed.
type aging struct{ in input.Line }

func newAging(typed string) aging { return aging{input.NewLine(typed, -1, false)} }

// half reports whether a digit waits for another.
func (a aging) half() bool { return a.in.Value() == "1" || a.in.Value() == "2" }

// take takes a key or a paste. Said is the age once it is whole: by its
// digits, by enter, or by going on.
func (a aging) take(msg tea.Msg, k keymap.Form) (next aging, said string, took input.Took) {
	press, _ := msg.(tea.KeyPressMsg)
	digit := len(press.Text) == 1 && question.Digits(press.Text)
	switch waits := a.in.Value(); {
	case key.Matches(press, k.Next, k.Up, k.Down):
		return a, waits, took
	case digit && waits == "" && press.Text != "1" && press.Text != "2":
		return a, press.Text, took
	case digit && a.half():
		return a, waits + press.Text, took
	}
	a.in, took = a.in.Update(msg)
	if v := a.in.Value(); digit && slices.Contains(model.Bands, model.Band(v)) {
		return a, v, took // a whole group was typed
	}
	return a, "", took
}

func (a aging) view(t theme.Theme, width int) tea.View {
	hint := recording.AgeEnter
	if a.half() {
		hint = recording.AgeMore
	}
	v := a.in.View(max(2, width-layout.Width(hint)-3))
	v.Content = strings.TrimRight(v.Content, " ") + "  " + t.Hint.Of(hint)
	return v
}

// ageSaid reads an age said today, and says what there is to say about it.
func ageSaid(env question.Env, said string) (model.Age, string) {
	a, over := model.SayAge(said, model.DateOf(env.Now()))
	switch {
	case over:
		return a, recording.AgeOver
	case a.Band == model.BandUnknown:
		return a, recording.AgeNoBand
	}
	return a, ""
}

// GoesOn reports whether what was typed belongs to an age that was taken for
// whole at its digits: nothing else begins so.
func GoesOn(typed string) bool {
	return slices.Contains([]string{" ", "½", "¼", "¾", ",", ";", ".", "-", "–", "/", "+", "à"}, typed)
}
