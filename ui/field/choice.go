package field

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/theme"
)

// choice is a question with one answer out of a few. Choosing moves on.
type choice struct {
	env Env
	q   form.Question
}

func newChoice(env Env, q form.Question) Field { return choice{env, q} }

func (f choice) Update(msg tea.Msg, d model.Draft) (Field, Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, passed(d)
	}
	k := f.env.Keys.Form
	switch {
	case key.Matches(press, f.env.Keys.Field.Pick) && press.Code == tea.KeyLeft:
		return f, f.shift(d, -1)
	case key.Matches(press, f.env.Keys.Field.Pick):
		return f, f.shift(d, +1)
	case key.Matches(press, k.Next):
		return f, f.enter(d)
	}
	if o, ok := optionFor(f.q, press.Text); ok {
		r := answered(d, f.q, model.Answer{o.ID})
		r.Move = Next
		return f, r
	}
	return f, passed(d)
}

// enter takes the default where nothing was chosen.
func (f choice) enter(d model.Draft) Result {
	if d.Answers.One(f.q.ID) != "" || f.q.Default == "" {
		return Result{Draft: d, Move: Next}
	}
	r := answered(d, f.q, model.Answer{f.q.Default})
	r.Move = Next
	return r
}

// shift chooses the option n places further, without moving on.
func (f choice) shift(d model.Draft, n int) Result {
	at := slices.IndexFunc(f.q.Options, func(o form.Option) bool { return o.ID == d.Answers.One(f.q.ID) })
	if at < 0 && n < 0 {
		at = len(f.q.Options)
	}
	at = max(0, min(len(f.q.Options)-1, at+n))
	return answered(d, f.q, model.Answer{f.q.Options[at].ID})
}

func (f choice) View(d model.Draft, width int) tea.View {
	return layout.Text(options(f.env.Theme, f.q, d.Answers[f.q.ID], width))
}

func (f choice) Keys() []key.Binding { return []key.Binding{f.env.Keys.Field.Pick} }

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
// on as many rows as they need.
func options(t theme.Theme, q form.Question, a model.Answer, width int) string {
	var words []string
	for i, o := range q.Options {
		k := o.Key
		if k == "" && !anyDigit(q) && i < 9 {
			k = string(rune('1' + i))
		}
		words = append(words, option(t, k, o.Label, slices.Contains(a, o.ID)))
	}
	return strings.Join(layout.Flow(words, 0, width), "\n")
}

// option draws one option with its key before it. The brackets take the place
// of spaces, so that choosing moves nothing.
func option(t theme.Theme, k, label string, chosen bool) string {
	s := t.Key.Of(k)
	if k != "" {
		s += " "
	}
	if chosen {
		return t.Chosen.Of("[") + s + t.Chosen.Of(label+"]")
	}
	return " " + s + label + " "
}

// choices is a question with any number of answers.
type choices struct {
	env Env
	q   form.Question
}

func newChoices(env Env, q form.Question) Field { return choices{env, q} }

func (f choices) Update(msg tea.Msg, d model.Draft) (Field, Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, passed(d)
	}
	o, ok := optionFor(f.q, press.Text)
	if !ok {
		return f, passed(d)
	}
	on := slices.Contains(d.Answers[f.q.ID], o.ID)
	var a model.Answer
	for _, p := range f.q.Options { // in the order of the form
		was := slices.Contains(d.Answers[f.q.ID], p.ID)
		if (p.ID == o.ID && !on) || (p.ID != o.ID && was) {
			a = append(a, p.ID)
		}
	}
	return f, answered(d, f.q, a)
}

func (f choices) View(d model.Draft, width int) tea.View {
	return layout.Text(options(f.env.Theme, f.q, d.Answers[f.q.ID], width))
}

func (f choices) Keys() []key.Binding {
	return []key.Binding{keymap.As(f.env.Keys.Field.Pick, "aan of uit")}
}

func (f choices) Spot() model.Spot { return model.Spot{Question: f.q.ID} }
