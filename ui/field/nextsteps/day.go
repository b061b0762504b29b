package nextsteps

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
)

func (f field) date(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	by := f.by
	f.by = ""
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if by != "" && press.Text == " " {
			return f.wordsAgain(by+" ", d)
		}
		k := f.env.Keys.Form
		switch {
		case key.Matches(press, k.Next):
			f.part = partStatus
			return f.opened(d), question.Kept(d)
		case key.Matches(press, k.Back), press.Code == tea.KeyUp:
			return f.line(d, 0)
		case press.Code == tea.KeyDown:
			return f.line(d, +1)
		}
	}
	before := f.in.Value()
	var took input.Took
	f.in, took = f.in.Update(msg)
	v := f.in.Value()
	if v == before {
		return f, question.Result{Draft: d, Notice: took.Say()}
	}
	d = d.Clone()
	s := &d.Steps[f.at]
	s.Planned, s.Said = model.Date{}, ""
	f.err = nil
	if strings.TrimSpace(v) != "" {
		if s.Planned, f.err = dates.Due(v, f.env.Now()); f.err != nil {
			s.Said = v // the words stay: half of them is another day
		}
	}
	return f, question.Result{Draft: d, Changed: true}
}

// wordsAgain makes a digit the begin of a step in one's own words: "2 keer bellen".
func (f field) wordsAgain(typed string, d model.Draft) (question.Field, question.Result) {
	d = d.Clone()
	f.at = len(d.Steps) - 1
	d.Steps = d.Steps[:f.at]
	f.part = ""
	f = f.opened(d)
	f.in = input.NewLine(typed, -1, false)
	next, r := f.typed(d)
	r.Changed = true
	return next, r
}

// dayMeant gives a step the day that was typed right behind the letter that asks for one,
// where all of it is a day: "d" and "zondag". No step begins so.
func (f field) dayMeant(d model.Draft) (field, model.Draft, bool) {
	of := f.day - 1
	if of < 0 || !f.on(d) || len(f.in.Value()) <= f.before {
		return f, d, false
	}
	day, err := dates.Due(f.in.Value()[f.before:], f.env.Now())
	if err != nil {
		return f, d, false
	}
	d = d.Clone()
	d.Steps = slices.Delete(d.Steps, f.at, f.at+1)
	d.Steps[of].Planned, d.Steps[of].Said = day, ""
	f.at, f.part = of, partStatus
	return f.opened(d), d, true
}

// doneAt is now, or the day that was typed when that lies behind us.
func (f field) doneAt(s model.Step) model.Seen {
	now := model.SeenAt(f.env.Now())
	if !s.Planned.IsZero() && s.Planned.Before(now.Date) {
		return model.Seen{Date: s.Planned, Offset: now.Offset}
	}
	return now
}

// proposal is the last working day of the term the worker set, or of a week from now.
func (f field) proposal(d model.Draft) model.Date {
	today := model.DateOf(f.env.Now())
	n, ok := d.Urgency().Days()
	if !ok {
		n = 7
	}
	return dates.WorkingBy(today.Add(n), today)
}
