package checklistpage

import (
	"maps"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/input"
	"tijdig/ui/sources"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// kinds say how an answer became known, under the digits they have with a line. Two ask
// whom it is from.
var kinds = []struct {
	key string
	is  model.InfoKind
	own model.Source // what is known with the kind; none: who is asked
}{
	{"1", model.SeenSelf, model.FromSelf},
	{"2", model.Said, model.SourceNone},
	{"3", model.ThirdParty, model.SourceNone},
	{"4", model.Document, model.FromDocument},
}

// pickSource takes a digit for the kind, and then one for who. Somebody else is said in words.
func (s Sheet) pickSource(press tea.KeyPressMsg, checks map[string]model.Check) (Sheet, Result) {
	f := s.env.Keys.Form
	switch {
	case key.Matches(press, f.Back) && s.kind != model.InfoNone:
		s.kind = model.InfoNone
		return s, Result{Checks: checks}
	case key.Matches(press, f.Next, f.Back, f.Up, f.Down):
		s.part = nothing
		return s, Result{Checks: checks}
	case s.kind != model.InfoNone:
		if is, ok := sources.Pick(sources.Of(s.kind), press.Text); ok {
			return s.from(is, checks)
		}
		return s, Result{Checks: checks, Notice: recording.PickDigit}
	}
	for _, k := range kinds {
		switch {
		case k.key != press.Text:
		case k.own != model.SourceNone:
			return s.from(k.own, checks)
		default:
			s.kind = k.is
			return s, Result{Checks: checks}
		}
	}
	return s, Result{Checks: checks, Notice: recording.PickDigit}
}

// from puts the source with the answer at the mark. Who somebody else is goes in the note.
func (s Sheet) from(is model.Source, checks map[string]model.Check) (Sheet, Result) {
	s.part, s.kind = nothing, model.InfoNone
	code := s.items[s.at].Code
	c, answered := checks[code]
	if !answered {
		return s, Result{Checks: checks, Notice: recording.AnswerFirst}
	}
	c.Source = is
	next := maps.Clone(checks)
	next[code] = c
	if is == model.FromOther {
		s.part, s.note = note, input.NewLine(c.Note, -1, false)
	}
	return s, Result{Checks: next, Changed: code}
}

func (s Sheet) sourceOptions() []string {
	var out []string
	option := func(key, w string) { out = append(out, s.env.Theme.Key.Of(key)+" "+w) }
	for _, l := range sources.Of(s.kind) {
		w := words.Of(string(l.Is))
		if l.Is.Confidential() {
			w += theme.MarkConfidential
		}
		option(l.Key, w)
	}
	if s.kind != model.InfoNone {
		return out
	}
	for _, k := range kinds {
		option(k.key, words.Of(string(k.is)))
	}
	return out
}
