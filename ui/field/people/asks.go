package people

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/field/question"
)

// askLetters are the keys of the answers to what is asked of each person.
var askLetters = map[string]string{model.Yes: "j", model.No: "n", model.Unknown: "o"}

func lettersOf(ask model.PersonAsk) (out []question.Letter[string]) {
	for _, a := range ask.Answers() {
		word := words.Of(a)
		if a == model.Unknown {
			word = words.Of(string(model.CheckUnknown))
		}
		out = append(out, question.Letter[string]{Key: askLetters[a], Is: a, Word: word})
	}
	return out
}

// asking returns what is asked about somebody now, if it is what a form asks of each.
func (f field) asking() (model.PersonAsk, bool) {
	ask := model.PersonAsk(f.part)
	return ask, slices.Contains(f.q.Each, ask)
}

// chosen opens what is asked of each person: by a digit of that one, by m of the first of
// whom something was not asked.
func (f field) chosen(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result, bool) {
	k := f.env.Keys.People
	switch {
	case f.part != "" || len(f.q.Each) == 0:
	case key.Matches(press, k.More):
		for i, p := range d.People {
			for _, ask := range f.q.Each {
				if ask.Concerns(p) && *p.Said(ask) == "" {
					f.of, f.part = i, string(ask)
					return f, question.Kept(d), true
				}
			}
		}
	case key.Matches(press, k.Of) && int(press.Code-'0') <= len(d.People):
		f.of, f.part = int(press.Code-'1'), ""
		return f.next(d), question.Kept(d), true
	}
	return f, question.Result{}, false
}

// next goes to what is asked of this person after what was asked now.
func (f field) next(d model.Draft) field {
	at := slices.Index(f.q.Each, model.PersonAsk(f.part)) + 1
	f.part = ""
	for _, ask := range f.q.Each[at:] {
		if ask.Concerns(d.People[f.of]) {
			f.part = string(ask)
			break
		}
	}
	return f
}

// told takes an answer of what is asked of each person. Enter leaves it as it is.
func (f field) told(press tea.KeyPressMsg, d model.Draft, ask model.PersonAsk) (question.Field, question.Result) {
	if key.Matches(press, f.env.Keys.Form.Next) {
		return f.next(d), question.Kept(d)
	}
	said, ok := question.Pick(lettersOf(ask), press.Text)
	if !ok {
		return f, question.Passed(d)
	}
	d = d.Clone()
	*d.People[f.of].Said(ask) = said
	return f.next(d), question.Result{Draft: d, Changed: true}
}
