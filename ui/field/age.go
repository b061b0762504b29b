package field

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/text"
)

// age takes an age in digits and keeps only its band. 3 to 9 need no second
// digit; 1 and 2 wait for one, or for enter.
type age struct {
	env   Env
	q     form.Question
	first string // "1" or "2", waiting for what comes
}

// newAge opens with the digit that was waiting when the concept was left.
func newAge(env Env, q form.Question, d model.Draft) Field {
	return age{env, q, d.Typing[q.ID]}
}

func (f age) Update(msg tea.Msg, d model.Draft) (Field, Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, passed(d)
	}
	k := f.env.Keys.Form
	switch {
	case key.Matches(press, k.Next) && f.first != "":
		return f.settle(d, f.first)
	case key.Matches(press, f.env.Keys.Field.Clip) && (f.first != "" || d.Answers.One(f.q.ID) != ""):
		f.first = ""
		return f, answered(d, f.q, nil)
	case press.Text == "o":
		f.first = ""
		r := answered(d, f.q, model.Answer{string(model.BandUnknown)})
		r.Move = Next
		return f, r
	case len(press.Text) == 1 && press.Text >= "0" && press.Text <= "9":
		return f.digit(d, press.Text)
	}
	return f, passed(d)
}

func (f age) digit(d model.Draft, digit string) (Field, Result) {
	switch {
	case f.first != "":
		return f.settle(d, f.first+digit)
	case digit == "1" || digit == "2":
		f.first = digit
		d = d.Clone()
		d.Typing[f.q.ID] = digit
		return f, Result{Draft: d, Changed: true}
	}
	return f.settle(d, digit)
}

func (f age) settle(d model.Draft, digits string) (Field, Result) {
	n, _ := strconv.Atoi(digits)
	f.first = ""
	band, ok := model.BandOf(n)
	if !ok {
		r := answered(d, f.q, nil)
		r.Notice = text.AgeOver
		return f, r
	}
	r := answered(d, f.q, model.Answer{string(band)})
	r.Move = Next
	return f, r
}

func (f age) View(d model.Draft, _ int) tea.View {
	t := f.env.Theme
	if f.first != "" {
		return tea.View{Content: f.first + "  " + t.Hint.Of(text.AgeMore), Cursor: tea.NewCursor(len(f.first), 0)}
	}
	v := bandWords(model.Band(d.Answers.One(f.q.ID)))
	s := v
	if s != "" {
		s += "  "
	}
	return tea.View{Content: s + t.Hint.Of(text.AgeHint), Cursor: tea.NewCursor(len(v), 0)}
}

func (f age) Keys() []key.Binding {
	return nil
}

func (f age) Spot() model.Spot { return model.Spot{Question: f.q.ID} }
