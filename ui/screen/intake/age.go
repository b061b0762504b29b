package intake

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/findings"
	"tijdig/ui/field/people"
	"tijdig/ui/field/question"
	"tijdig/ui/nav"
	"tijdig/ui/text/recording"
)

// whole is an age that the last keys made whole: 8 needs no enter, and "8 jaar" and "3e
// klas" begin with it.
type whole struct {
	said   string
	behind string      // the letters typed at the next question since
	before model.Draft // without those
}

// agedBy remembers an age that a digit made whole.
func (m Model) agedBy(msg tea.Msg, r question.Result) Model {
	press, ok := msg.(tea.KeyPressMsg)
	q := m.Here()
	switch {
	case ok && q.Kind == form.Age && r.Move == question.Next && press.Text != "":
		m.aged = &whole{said: model.AgeOf(r.Draft.Answers[q.ID]).Said}
	case m.aged != nil && q.Kind == form.Seen && findings.MayHang(m.aged.behind+press.Text):
		next := *m.aged
		if next.behind == "" {
			next.before = m.concept.Draft()
		}
		next.behind += press.Text
		m.aged = &next
	default:
		m.aged = nil
	}
	return m
}

// ageGoesOn takes what is typed right behind such an age for the rest of it,
// where no other answer begins so: it goes back to the question for the age.
func (m Model) ageGoesOn(msg tea.Msg) (nav.Screen, tea.Cmd, bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || m.aged == nil {
		return m, nil, false
	}
	a := *m.aged
	ends := press.Text == " " || key.Matches(press, m.env.Keys.Form.Next)
	switch {
	case a.behind != "" && !(ends && findings.HangsOn(a.behind)),
		a.behind == "" && !people.GoesOn(press.Text),
		m.Here().Kind == form.Findings && press.Text != " ": // after a jump one may be back at a line, which may begin with a dash
		return m, nil, false
	}
	m.aged = nil
	for i, q := range m.Asked {
		if q.Kind != form.Age {
			continue
		}
		since := a.before
		if a.behind == "" {
			since = m.concept.Draft()
		}
		d := since.Clone()
		delete(d.Answers, q.ID)
		d.Typing[q.ID] = a.said + a.behind + press.Text
		m.At = i
		m = m.focus(model.Spot{})
		next, cmd := m.change(question.Result{Draft: d, Since: &since})
		next = next.focus(model.Spot{})
		if press.Text == "" { // enter: it stands there
			done, more := next.answer(press)
			return done, tea.Batch(cmd, more), true
		}
		return next, tea.Batch(cmd, nav.Send(nav.Notice(recording.AgeGoesOn))), true
	}
	return m, nil, false
}

// ageMsg is how old a subject was said to be, and when.
type ageMsg struct {
	subject model.ID
	age     model.Age
}

// recall fetches how old a subject in the file was said to be: the list of
// subjects holds a band only. An older record says no day; then it is the day
// it was written on.
func (m Model) recall(subject model.ID) tea.Cmd {
	env := m.env
	return func() tea.Msg {
		for _, h := range env.Store.SignalsOf(subject) {
			if h.Concept || h.Band == model.BandNone {
				continue
			}
			s, err := env.Store.Signal(h.Signal)
			if err != nil {
				continue // a damaged record only means that the age is asked
			}
			age := s.Age()
			if age.Day.IsZero() {
				age.Day = model.DateOf(s.Written.In(env.Now().Location()))
			}
			return ageMsg{subject, age}
		}
		return nil
	}
}

// recalled fills in an age with its words and its day. One that was said over
// a year ago is asked again.
func (m Model) recalled(msg ageMsg) (nav.Screen, tea.Cmd) {
	d := m.concept.Draft()
	if !d.Known || d.Subject.ID != msg.subject || model.AgeOf(d.Answers[model.QAge]) != (model.Age{Band: msg.age.Band}) {
		return m, nil // something else was said since
	}
	next := d.Clone()
	var news tea.Cmd
	if msg.age.Stale(model.DateOf(m.env.Now())) {
		delete(next.Answers, model.QAge)
		news = nav.Send(nav.Notice(recording.AgeAgain(msg.age)))
	} else {
		next.Answers[model.QAge] = msg.age.Answer()
	}
	if d.Rev == 0 { // nothing was done yet; opening leaves no trace
		m.concept = m.concept.Prefill(next)
		return m.focus(m.field.Spot()), news
	}
	next.Missing = m.env.Missing(next)
	what, since := model.QAge, d
	if before, edit, ok := d.Back(); ok && before.Subject != d.Subject {
		what, since = edit.What, before // it came with whom it is about, and goes with that
	}
	var cmd tea.Cmd
	m.concept, cmd = m.concept.ChangeSince(what, since, next)
	return m.focus(m.field.Spot()), tea.Batch(cmd, news)
}
