package field

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// choice is a question with one answer out of a few. Choosing moves on. An arrow
// only moves a mark, which enter takes: no slip of a finger may change an answer.
type choice struct {
	env question.Env
	q   form.Question
	at  int // the option under the mark; -1 while no arrow was pressed
}

func newChoice(env question.Env, q form.Question) question.Field { return choice{env, q, -1} }

func (f choice) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, question.Passed(d)
	}
	k := f.env.Keys.Form
	switch {
	case key.Matches(press, f.env.Keys.Field.Pick) && press.Code == tea.KeyLeft:
		return f.shift(d, -1), question.Kept(d)
	case key.Matches(press, f.env.Keys.Field.Pick):
		return f.shift(d, +1), question.Kept(d)
	case key.Matches(press, k.Next):
		return f, f.enter(d)
	}
	if o, ok := optionFor(f.q, press.Text); ok {
		r := question.Answered(d, f.q, model.Answer{o.ID})
		r.Move = question.Next
		return f, r
	}
	return f, question.Passed(d)
}

// enter takes the option under the mark, or the default where nothing was chosen.
func (f choice) enter(d model.Draft) question.Result {
	take := f.takes(d)
	if take == "" || take == d.Answers.One(f.q.ID) {
		return question.Result{Draft: d, Move: question.Next}
	}
	r := question.Answered(d, f.q, model.Answer{take})
	r.Move = question.Next
	return r
}

// takes returns the option that enter answers with; "" when it leaves the answer
// as it is.
func (f choice) takes(d model.Draft) string {
	switch {
	case f.at >= 0:
		return f.q.Options[f.at].ID
	case d.Answers.One(f.q.ID) == "":
		return f.q.Default
	}
	return ""
}

// shift moves the mark n options further, from the answer the first time.
func (f choice) shift(d model.Draft, n int) choice {
	if f.at < 0 {
		f.at = slices.IndexFunc(f.q.Options, func(o form.Option) bool { return o.ID == d.Answers.One(f.q.ID) })
		if f.at < 0 && n < 0 {
			f.at = len(f.q.Options)
		}
	}
	f.at = max(0, min(len(f.q.Options)-1, f.at+n))
	return f
}

func (f choice) View(d model.Draft, width int) tea.View {
	return layout.Text(options(f.env.Theme, f.q, d.Answers[f.q.ID], f.at, width))
}

func (f choice) Keys() []key.Binding {
	k := f.env.Keys
	ks := []key.Binding{picks(k.Field.Pick, f.q)}
	if f.at >= 0 {
		ks = append(ks, text.Named(k.Form.Next, f.q.Options[f.at].Label))
	}
	return ks
}

// picks names the keys by which the options of a question are chosen: the letters
// they have, or their digits.
func picks(b key.Binding, q form.Question) key.Binding {
	if !slices.ContainsFunc(q.Options, func(o form.Option) bool { return o.Key != "" }) && !anyDigit(q) {
		b.SetHelp("1-"+strconv.Itoa(min(9, len(q.Options))), b.Help().Desc)
	}
	return b
}

func (f choice) Spot() model.Spot { return model.Spot{Question: f.q.ID} }

// optionFor returns the option a typed letter or digit stands for. A digit is
// a position, and only where no label holds a digit.
func optionFor(q form.Question, text string) (form.Option, bool) {
	if text == "" {
		return form.Option{}, false
	}
	for _, o := range q.Options {
		if o.Key != "" && strings.EqualFold(o.Key, text) {
			return o, true
		}
	}
	if n := int(text[0] - '0'); len(text) == 1 && n >= 1 && n <= len(q.Options) && !anyDigit(q) {
		return q.Options[n-1], true
	}
	return form.Option{}, false
}

func anyDigit(q form.Question) bool {
	return slices.ContainsFunc(q.Options, func(o form.Option) bool {
		return strings.ContainsFunc(o.Label, unicode.IsDigit)
	})
}

// options draws the options after each other, the chosen ones in brackets,
// on as many rows as they need. At is the one under the mark, -1 for none.
func options(t theme.Theme, q form.Question, a model.Answer, at, width int) string {
	var words []string
	for i, o := range q.Options {
		k := o.Key
		if k == "" && !anyDigit(q) && i < 9 {
			k = string(rune('1' + i))
		}
		words = append(words, option(t, k, o.Label, slices.Contains(a, o.ID), i == at))
	}
	return strings.Join(layout.Flow(words, 0, width), "\n")
}

// option draws one option with its key before it. The brackets and the mark take
// the place of spaces, so that choosing moves nothing.
func option(t theme.Theme, k, label string, chosen, marked bool) string {
	s := t.Key.Of(k)
	if k != "" {
		s += " "
	}
	switch {
	case marked && chosen:
		return t.Here.Of(theme.MarkHere) + s + t.Chosen.Of(label+"]")
	case marked:
		return t.Here.Of(theme.MarkHere) + s + t.Here.Of(label) + " "
	case chosen:
		return t.Chosen.Of("[") + s + t.Chosen.Of(label+"]")
	}
	return " " + s + label + " "
}

// choices is a question with any number of answers.
type choices struct {
	env question.Env
	q   form.Question
}

func newChoices(env question.Env, q form.Question) question.Field { return choices{env, q} }

func (f choices) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, question.Passed(d)
	}
	o, ok := optionFor(f.q, press.Text)
	if !ok {
		return f, question.Passed(d)
	}
	on := slices.Contains(d.Answers[f.q.ID], o.ID)
	var a model.Answer
	for _, p := range f.q.Options { // in the order of the form
		was := slices.Contains(d.Answers[f.q.ID], p.ID)
		if (p.ID == o.ID && !on) || (p.ID != o.ID && was) {
			a = append(a, p.ID)
		}
	}
	return f, question.Answered(d, f.q, a)
}

func (f choices) View(d model.Draft, width int) tea.View {
	return layout.Text(options(f.env.Theme, f.q, d.Answers[f.q.ID], -1, width))
}

func (f choices) Keys() []key.Binding {
	return []key.Binding{picks(text.Named(f.env.Keys.Field.Pick, "aan of uit"), f.q)}
}

func (f choices) Spot() model.Spot { return model.Spot{Question: f.q.ID} }
