// Package contact is the page Contact: whom the worker can turn to, by which telephone, what
// was asked of them and what they need. It is written as a signal is, question by question and
// saved while one types, and it is about no child.
package contact

import (
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/network"
	"tijdig/ui/asked"
	"tijdig/ui/concept"
	"tijdig/ui/field/question"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/recording"
)

// Model is the page.
type Model struct {
	env     nav.Env // its form is that of a contact
	concept concept.Concept
	fields  question.Env
	asked.Questions
	field question.Field
	size  tea.WindowSizeMsg
}

// New opens a contact; one without an id is new, and may have answers to begin with.
func New(env nav.Env, d model.Draft) Model {
	env.Form = form.Contact()
	d = d.Clone()
	if d.ID.IsZero() {
		d.ID = model.NewID()
		a := model.Answers{network.QChecked: {model.DateOf(env.Now()).String()}}
		maps.Copy(a, d.Answers)
		d.Answers = a
	}
	if d.Sitting.IsZero() {
		d.Sitting = model.NewID()
	}
	d.Signal, d.Contact = d.ID, true
	m := Model{env: env, concept: concept.Of(env, d, save), fields: question.Env{Theme: env.Theme, Keys: env.Keys, Now: env.Now, Region: env.Region}}
	m.Questions = m.Within(env, d.Spot.Question, d).To(d.Spot.Question)
	if d.Rev == 0 { // on to the first question that nothing stands at
		for m.At < len(m.Asked)-1 && len(d.Answers[m.Here().ID]) > 0 {
			m.At++
		}
	}
	return m.focus(d.Spot)
}

func save(env nav.Env, d model.Draft) error { return env.Store.SaveContact(d) }

// Init does nothing.
func (m Model) Init() tea.Cmd { return nil }

// Title names the page, and nobody.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: reading.ContactTitle}
	if m.concept.Draft().Answers.One(network.QSort) == network.KeyPerson {
		t.More = reading.KeyPerson
	}
	return t
}

// Keep saves what is not saved yet. See [nav.Keeper].
func (m Model) Keep() error { return m.concept.Keep() }

// Unsaved returns what is not in the file. See [nav.Unsaved].
func (m Model) Unsaved() []model.Draft { return m.concept.Unsaved() }

// Status says how it stands on the disk.
func (m Model) Status() nav.Status {
	s := m.concept.Status()
	if d := m.concept.Draft(); !s.Bad && d.Rev > 0 && m.concept.OnDisk() {
		s.Text = reading.ContactSaved(d.Changed)
	}
	return s
}

// Keys lists the keys of the question in focus, then those of the page.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Form
	own := m.field.Keys()
	next := k.Next
	if m.EndsRow() {
		next = text.Named(next, recording.RowDone(m.Here().Of))
	}
	ownEnter := slices.ContainsFunc(own, func(b key.Binding) bool { return b.Help().Key == next.Help().Key })
	if !ownEnter && (m.Row != "" || m.At+1 < len(m.Asked)) {
		own = append([]key.Binding{next}, own...)
	}
	if m.At > 0 {
		own = append(own, k.Up)
	}
	if len(m.concept.Draft().Undo) > 0 {
		own = append(own, k.Undo)
	}
	return append(own, k.Back)
}

// Actions lists what the palette offers beside the bar.
func (m Model) Actions() []key.Binding {
	k := m.env.Keys.Form
	return []key.Binding{k.Undo, k.Redo, k.Up, k.Down, k.Back}
}

// Update hears timers and results, and hands keys to the question in focus.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		m.field, _ = m.field.Update(tea.WindowSizeMsg{Width: m.room()}, m.concept.Draft())
		return m, nil
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.answer(msg)
	}
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Update(msg)
	return m, cmd
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Undo):
		c, what, cmd := m.concept.Undo()
		return m.walked(c, what, cmd, text.NoFurther(c.Draft().Fallen), text.Undone)
	case key.Matches(press, k.Redo):
		c, what, cmd := m.concept.Redo()
		return m.walked(c, what, cmd, text.NothingToRedo, text.Redone)
	}
	return m.answer(press)
}

// walked shows the contact one edit further back or on, with the focus where that was made.
func (m Model) walked(c concept.Concept, what string, cmd tea.Cmd, nothing string, say func(string) string) (nav.Screen, tea.Cmd) {
	m.concept = c
	if what == "" {
		return m, nav.Send(nav.Notice(nothing))
	}
	m.Questions = m.Walked(m.env, what, c.Draft())
	label := ""
	if q, ok := m.env.Form.Find(what); ok {
		label = q.FullLabel()
	}
	return m.focus(c.Draft().Spot), tea.Batch(cmd, nav.Send(nav.Notice(say(label))))
}

// answer gives a key or a paste to the question in focus, and does for itself what that has no
// use for.
func (m Model) answer(msg tea.Msg) (nav.Screen, tea.Cmd) {
	f, r := m.field.Update(msg, m.concept.Draft())
	m.field = f
	if r.Passed {
		return m.walk(msg)
	}
	var cmds []tea.Cmd
	if r.Changed {
		apart := !m.typing(msg)
		if apart {
			m.concept = m.concept.End()
		}
		r.Draft.Spot = f.Spot()
		c, cmd := m.concept.Change(m.Here().ID, r.Draft)
		if apart {
			c = c.End()
		}
		m.concept, cmds = c, append(cmds, cmd)
		m.Questions = m.Again(m.env, m.concept.Draft())
	}
	cmds = append(cmds, nav.Say(r.Notice))
	if r.Open != "" {
		m.Questions = m.Into(m.env, r.Open, m.concept.Draft())
		next, cmd := m.focus(model.Spot{}).spot()
		return next, tea.Batch(append(cmds, cmd)...)
	}
	next, cmd := m.move(r.Move)
	return next, tea.Batch(append(cmds, cmd)...)
}

// typing reports whether a message may go on in a stretch of typing.
func (m Model) typing(msg tea.Msg) bool {
	_, ok := msg.(tea.KeyPressMsg)
	k := m.Here().Kind
	return ok && k != form.Choice && k != form.Rows
}

// Place remembers where the page was left; what was typed is in the file.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtContact}
	if d := m.concept.Draft(); d.Rev > 0 {
		p.Signals = []model.ID{d.ID}
	} else {
		p.Choices = []string{m.Here().ID}
		for q, a := range d.Answers {
			p.Typed = append(p.Typed, q, a[0])
		}
	}
	return p
}

// At makes the page of a place, or nil where the contact cannot be read.
func At(env nav.Env, p nav.Place) nav.Placed {
	if p.Signal().IsZero() {
		d := model.Draft{Spot: model.Spot{Question: p.Choice(0)}, Content: model.Content{Answers: model.Answers{}}}
		for i := 0; i+1 < len(p.Typed); i += 2 {
			d.Answers[p.Typed[i]] = model.Answer{p.Typed[i+1]}
		}
		m := New(env, d)
		m.Questions = m.To(p.Choice(0))
		return m.focus(d.Spot)
	}
	d, err := env.Store.Contact(p.Signal())
	if err != nil {
		return nil
	}
	return New(env, d)
}

// Return is where the worker was: that stands in the contact itself.
func (m Model) Return(nav.Place) nav.Screen { return m }
