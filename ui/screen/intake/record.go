package intake

import (
	"maps"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text/recording"
)

// done records the signal as it is. What is missing is listed and stays on
// Vandaag; it never stands in the way.
func (m Model) done() (nav.Screen, tea.Cmd) {
	d := m.concept.Draft()
	switch {
	case len(d.Parents) == 0 && (d.Rev == 0 || d.Unsaid()):
		return m, nav.Send(nav.Notice(recording.NothingTyped))
	case len(d.Parents) == 1 && d.Rev == 0:
		return m, nav.Send(nav.Notice(recording.NothingEdited))
	case len(d.Parents) > 0 && m.why == nil:
		l := input.NewLine(d.Reason, -1, false)
		m.why = &l
		return m, nil
	}
	return m.record()
}

func (m Model) record() (nav.Screen, tea.Cmd) {
	d := m.concept.Draft().Clone()
	if d.Subject.ID.IsZero() {
		d.Subject = model.Subject{ID: model.NewID(), Code: m.env.NewCode(), Created: m.env.Now()}
	}
	d.Name = strings.TrimSpace(d.Name)
	d = settled(m.whole(d).Asked(m.env.Facts(d)), d, model.DateOf(m.env.Now()))
	d.Content = m.whole(d).Planned(d.Signal, m.env.Facts(d))
	d.Missing = m.env.Missing(d)
	m.concept, _ = m.concept.Change(m.Here().ID, d)
	return m, m.concept.Record()
}

// settled takes what is half typed into the record: an age that waits for enter is
// that age, and words for a day that are not understood stay as they are.
func settled(asked []form.Question, d model.Draft, today model.Date) model.Draft {
	d.Unclear = unasked(d.Unclear, asked)
	for _, q := range asked {
		typed := d.Typing[q.ID]
		if strings.TrimSpace(typed) == "" || d.Answers.One(q.ID) != "" {
			continue
		}
		switch q.Kind {
		case form.Age:
			age, _ := model.SayAge(typed, today)
			d.Answers[q.ID] = age.Answer()
		case form.People:
			if n := len(d.People); n > 0 && d.People[n-1].Band == model.BandNone {
				age, _ := model.SayAge(typed, today)
				d.People[n-1] = d.People[n-1].Aged(age)
			}
		case form.Seen, form.Date, form.Number:
			if d.Unclear == nil {
				d.Unclear = map[string]string{}
			}
			d.Unclear[q.ID] = typed
		}
	}
	return d
}

// unasked is what was not understood at questions that are not asked now: it stays.
func unasked(unclear map[string]string, asked []form.Question) (out map[string]string) {
	for id, typed := range unclear {
		if slices.ContainsFunc(asked, func(q form.Question) bool { return q.ID == id }) {
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		out[id] = typed
	}
	return out
}

// reason takes why a recorded signal is changed. Enter and ctrl+k record.
func (m Model) reason(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Back):
		m.why = nil
		return m, nil
	case key.Matches(press, k.Next, k.Done):
		return m.record()
	case key.Matches(press, k.Undo):
		return m.undo()
	case key.Matches(press, k.Redo):
		return m.redo()
	}
	return m.because(press)
}

// because takes a key or a paste into the reason, which is saved as all that
// is typed.
func (m Model) because(msg tea.Msg) (nav.Screen, tea.Cmd) {
	l, took := m.why.Update(msg)
	m.why = &l
	d := m.concept.Draft().Clone()
	if d.Reason == l.Value() {
		return m, nav.Say(took.Say())
	}
	d.Reason = l.Value()
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Change(m.Here().ID, d)
	return m, tea.Batch(cmd, nav.Say(took.Say()))
}

// recorded remembers what the next signal may take over, and leaves with the
// news.
func (m Model) recorded(msg concept.RecordedMsg) tea.Cmd {
	if msg.Draft.Signal != m.concept.Draft().Signal {
		return nil
	}
	env := m.env
	code := env.Store.SignalCode(msg.Signal)
	news := nav.Recorded{Notice: recording.Recorded(code, msg.Signal, env.Now())}
	keep := func(s *model.Settings) { *s = remember(*s, env.Form, msg.Draft) }
	return nav.Then(func() error { return env.Store.UpdateSettings(keep) }, news)
}

// remember returns the settings with what the next signal may take over.
func remember(s model.Settings, f *form.Form, d model.Draft) model.Settings {
	remembered := map[string]model.Answer{}
	maps.Copy(remembered, s.Remembered)
	for _, q := range f.Questions {
		a := d.Answers[q.ID]
		switch {
		case len(a) == 0:
		case q.Kind == form.Place && private(a[0], nil):
		case q.Kind == form.Place:
			places := slices.DeleteFunc(slices.Clone(s.Places), func(p string) bool { return p == a[0] || private(p, nil) })
			s.Places = append([]string{a[0]}, places...)
			s.Places = s.Places[:min(len(s.Places), model.MaxPlaces)]
		case q.Remember != form.Forget:
			remembered[q.ID] = slices.Clone(a)
		}
	}
	s.Remembered = remembered
	return s
}
