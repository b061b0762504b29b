package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/when"
	"tijdig/ui/text"
)

func (f stepsField) date(msg tea.Msg, d model.Draft) (Field, Result) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		k := f.env.Keys.Form
		switch {
		case key.Matches(press, k.Next):
			f.part = partStatus
			return f.opened(d), kept(d)
		case key.Matches(press, k.Back), press.Code == tea.KeyUp:
			return f.line(d, 0)
		case press.Code == tea.KeyDown:
			return f.line(d, +1)
		}
	}
	before := f.in.Value()
	f.in, _ = f.in.Update(msg)
	v := f.in.Value()
	if v == before {
		return f, kept(d)
	}
	d = d.Clone()
	day, err := when.Due(v, f.env.Now())
	f.err = err
	if strings.TrimSpace(v) == "" {
		day, f.err = model.Date{}, nil
	}
	if f.err == nil {
		d.Steps[f.at].Planned = day
	}
	return f, Result{Draft: d, Changed: true}
}

func (f stepsField) status(press tea.KeyPressMsg, d model.Draft) (Field, Result) {
	k := f.env.Keys.Form
	switch {
	case key.Matches(press, k.Next):
		f.at = len(d.Steps)
		f.part = ""
		return f.opened(d), kept(d)
	case press.Code == tea.KeyUp:
		return f.line(d, -1)
	case press.Code == tea.KeyDown:
		return f.line(d, +1)
	case key.Matches(press, f.env.Keys.Field.Clip):
		return f.removed(d)
	case key.Matches(press, k.Back):
		f.part = partDate
		return f.opened(d), kept(d)
	}
	st, ok := pick(statusLetters, press.Text)
	if !ok {
		r := kept(d)
		r.Notice = text.PickLetter
		return f, r
	}
	d = d.Clone()
	s := &d.Steps[f.at]
	s.Status, s.Done = st, model.Seen{}
	if st == model.Done {
		s.Done = f.doneAt(*s)
	}
	f.at, f.part = len(d.Steps), ""
	return f.opened(d), Result{Draft: d, Changed: true}
}

// doneAt is now, or the day that was typed when that lies behind us.
func (f stepsField) doneAt(s model.Step) model.Seen {
	now := model.SeenAt(f.env.Now())
	if !s.Planned.IsZero() && s.Planned.Before(now.Date) {
		return model.Seen{Date: s.Planned, Offset: now.Offset}
	}
	return now
}

// proposal is the last day of the term the worker set, or a week from now.
func (f stepsField) proposal(d model.Draft) model.Date {
	today := model.DateOf(f.env.Now())
	if n, ok := d.Urgency().Days(); ok {
		return today.Add(n)
	}
	return today.Add(7)
}
