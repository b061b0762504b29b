package checklistpage

import (
	"maps"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

type letter struct {
	key string
	is  model.Source
}

// sourceLetters say whom an answer is from.
var sourceLetters = []letter{
	{"z", model.FromSelf},
	{"k", model.FromChild},
	{"j", model.FromYouth},
	{"o", model.FromParent},
	{"f", model.FromRelative},
	{"b", model.FromResident},
	{"s", model.FromSchool},
	{"c", model.FromColleague},
	{"p", model.FromPolice},
	{"l", model.FromKeyPerson},
	{"i", model.FromOnline},
	{"d", model.FromDocument},
	{"x", model.FromOther},
}

func (s Sheet) pickSource(press tea.KeyPressMsg, checks map[string]model.Check) (Sheet, Result) {
	f := s.env.Keys.Form
	if key.Matches(press, f.Next, f.Back, f.Up, f.Down) {
		s.part = nothing
		return s, Result{Checks: checks}
	}
	for _, l := range sourceLetters {
		if !strings.EqualFold(l.key, press.Text) {
			continue
		}
		s.part = nothing
		code := s.items[s.at].Code
		c, answered := checks[code]
		if !answered {
			return s, Result{Checks: checks, Notice: text.AnswerFirst}
		}
		c.Source = l.is
		next := maps.Clone(checks)
		next[code] = c
		return s, Result{Checks: next, Changed: code}
	}
	return s, Result{Checks: checks, Notice: text.PickLetter}
}

func sourceOptions(t theme.Theme) []string {
	var out []string
	for _, l := range sourceLetters {
		w := words.Of(string(l.is))
		if l.is.Confidential() {
			w += theme.MarkConfidential
		}
		out = append(out, t.Key.Of(l.key)+" "+w)
	}
	return out
}
