package intake

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// The quick form and the full one are two views of one concept: one key goes from the one
// to the other and back, and nothing is asked twice. Which of them a signal was entered
// with follows from what was answered.

// isFull reports whether the full form is in view.
func (m Model) isFull() bool { return m.env.Form.BuiltIn() && m.env.Form.ID == form.Full().ID }

// other is the key to the other view; none where a form was given.
func (m Model) other() []key.Binding {
	k := m.env.Keys.Form.Full
	switch {
	case !m.env.Form.BuiltIn():
		return nil
	case m.isFull():
		return []key.Binding{text.Named(k, recording.ToQuick)}
	}
	return []key.Binding{k}
}

// switched goes to the other view: to the list of blocks of the full one, and back to the
// question of the quick one where it was left.
func (m Model) switched() (nav.Screen, tea.Cmd) {
	if !m.env.Form.BuiltIn() {
		return m, nav.Send(nav.Notice(recording.OneFormOnly))
	}
	m.jumping, m.back = !m.isFull(), ""
	return m.turned().spot()
}

// turned shows the other view, with the focus where it was in it.
func (m Model) turned() Model {
	d, to := m.concept.Draft(), m.field.Spot()
	if m.isFull() {
		m.env.Form, to = view(form.Quick(), d.Content), m.quickAt
	} else {
		m.env.Form, m.quickAt = view(form.Full(), d.Content), to
	}
	m.Questions = m.Within(m.env, to.Question, d).To(to.Question)
	return m.focus(to)
}

// view is a built-in form with what was answered, also under names no form knows. What only
// the full one asks stands in that.
func view(f *form.Form, c model.Content) *form.Form {
	c = c.Clone()
	for id := range c.Answers {
		if _, full := form.Full().Find(id); full {
			delete(c.Answers, id)
		}
	}
	out, _ := form.NewBook().For(f.Ref(0), c)
	return out
}

// formOf brings the view in front in which a question stands: the quick one, unless only
// the full one has it.
func (m Model) formOf(question string) Model {
	if !m.env.Form.BuiltIn() {
		return m
	}
	of := form.Quick()
	if _, quick := of.Find(question); !quick {
		if _, full := form.Full().Find(question); full {
			of = form.Full()
		}
	}
	m.env.Form = view(of, m.concept.Draft().Content)
	return m
}

// whole is the form that holds every question of the concept.
func (m Model) whole(d model.Draft) *form.Form {
	if m.env.Form.BuiltIn() {
		return view(form.Full(), d.Content)
	}
	return m.env.Form
}

// ofOneYouth asks for a signal about one young person seen in a group. Nothing in either leads
// to the other: a group has no list of members.
func (m Model) ofOneYouth() nav.OpenIntake {
	d := model.Draft{Subject: model.Subject{ID: model.NewID(), Code: m.env.NewCode(), Kind: model.Youth, Created: m.env.Now()}}
	d.Answers = model.Answers{model.QAbout: {string(model.Youth)}}
	return nav.OpenIntake{Draft: d}
}
