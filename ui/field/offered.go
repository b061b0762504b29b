package field

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/ui/field/question"
	"tijdig/ui/layout"
	"tijdig/ui/text/recording"
)

// offered is a question beside which an earlier answer stands. It is not filled
// in: what was true of one child is not true of the next because nobody looked.
// Only → takes it; enter leaves the question empty.
type offered struct {
	question.Field
	env question.Env
	q   form.Question
	was model.Answer
	off bool // something was answered or typed: nothing is offered now
}

func (f offered) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	if press, ok := msg.(tea.KeyPressMsg); ok && f.open(d) && key.Matches(press, f.env.Keys.Field.Offer) {
		r := question.Answered(d, f.q, slices.Clone(f.was))
		f.Field, f.off = plain(f.env, f.q, r.Draft, model.Spot{Question: f.q.ID, Line: -1, Column: -1}), true
		return f, r
	}
	next, r := f.Field.Update(msg, d)
	f.Field, f.off = next, !f.open(r.Draft)
	return f, r
}

// open reports whether nothing was answered, nor typed.
func (f offered) open(d model.Draft) bool {
	return len(d.Answers[f.q.ID]) == 0 && d.Typing[f.q.ID] == ""
}

func (f offered) View(d model.Draft, width int) tea.View {
	v := f.Field.View(d, width)
	if !f.open(d) {
		return v
	}
	say := f.env.Theme.Hint.Of(layout.CutWords(recording.Offered(f.words(d)), max(0, width-2)))
	if v.Cursor == nil || strings.Contains(v.Content, "\n") {
		return layout.Rows(v, layout.Text(say))
	}
	v.Content = " " + say // in place of the question's own hint
	return v
}

// words says the earlier answer as people do.
func (f offered) words(d model.Draft) string {
	d = d.Clone()
	d.Answers[f.q.ID] = f.was
	switch f.q.Kind {
	case form.Choice, form.Choices:
		return f.q.Words(f.was)
	case form.Age:
		return words.Of(d.Answers.One(f.q.ID))
	case form.Seen, form.Date, form.Number:
		return seenWords(f.env, f.q, d)
	}
	first, _, _ := strings.Cut(d.Answers.One(f.q.ID), "\n")
	return first
}

func (f offered) Keys() []key.Binding {
	if f.off {
		return f.Field.Keys()
	}
	return append(f.Field.Keys(), f.env.Keys.Field.Offer)
}
