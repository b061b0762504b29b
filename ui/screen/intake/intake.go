// Package intake is the screen on which a signal is written: every question
// of the form on one page, saved while you type. Nothing that is empty or
// wrong ever keeps the worker anywhere.
package intake

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/network"
	"tijdig/ui/asked"
	"tijdig/ui/concept"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/known"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// Model is the screen.
type Model struct {
	env     nav.Env
	concept concept.Concept
	fields  question.Env
	asked.Questions
	quickAt model.Spot // where one was when the full form was opened
	field   question.Field
	given   map[string]bool // answered before the first key, from memory; enter passes these by
	places  places          // where things were seen before
	back    string          // after a jump: the question to return to
	aged    *whole          // the age the last keys made whole; what follows may belong to it
	run     *run            // what was typed since a text was left for options; nil when something else was done
	landed  time.Time       // when an option led back from a jump; what is typed at once still belongs to it
	jumping bool            // the list of questions is open
	why     *input.Line     // the reason for a change is being asked; nil when not
	size    tea.WindowSizeMsg
}

type knownMsg struct {
	subjects []known.Subject
	today    string // the last place of today
	contacts []network.Entry
}

// New opens a draft, or a new one when it has no signal yet.
func New(env nav.Env, d model.Draft) Model {
	given := map[string]bool{}
	if d.Signal.IsZero() {
		d, given = fresh(env, d)
	}
	d = unsettled(d)
	m := Model{env: env, given: given, concept: concept.New(env, d), fields: question.Env{
		Theme: env.Theme, Keys: env.Keys, Now: env.Now,
		NewCode: env.NewCode, Steps: env.Profile().Steps, Region: env.Region,
	}, places: places{used: env.Store.Settings().Places}}
	m = m.formOf(d.Spot.Question)
	m.Questions = m.Within(m.env, d.Spot.Question, d).To(d.Spot.Question)
	for m.At < len(m.Asked)-1 && m.given[m.Here().ID] {
		m.At++
	}
	return m.focus(d.Spot)
}

// unsettled puts the words that were recorded because they were not understood back
// where they were typed.
func unsettled(d model.Draft) model.Draft {
	d = d.Clone()
	for q, typed := range d.Unclear {
		if _, ok := d.Typing[q]; !ok && len(d.Answers[q]) == 0 {
			d.Typing[q] = typed
		}
	}
	return d
}

// fresh fills in what is known before the first key: the time, and what was
// remembered about the worker. It names the questions that need no key at all;
// when something was seen is always passed by hand.
func fresh(env nav.Env, d model.Draft) (model.Draft, map[string]bool) {
	d = d.Clone()
	d.Signal = model.NewID()
	d.FormRef = env.Form.Ref(catalogue.Version())
	set := env.Store.Settings()
	now := model.SeenAt(env.Now())
	given := map[string]bool{}
	for _, q := range env.Form.Questions {
		switch {
		case len(d.Answers[q.ID]) > 0:
		case q.Kind == form.Seen && q.Default != "":
			d.Answers[q.ID] = model.Answer{now.String()}
		case q.Kind == form.Date && q.Default != "":
			d.Answers[q.ID] = model.Answer{now.Date.String()}
			given[q.ID] = true
		case q.Remember == form.Fill && len(set.Remembered[q.ID]) > 0:
			d.Answers[q.ID] = slices.Clone(set.Remembered[q.ID])
			given[q.ID] = true
		}
	}
	return d, given
}

// Init fetches the subjects in the file, to recognise them by.
func (m Model) Init() tea.Cmd {
	env, d := m.env, m.concept.Draft()
	fetch := func() tea.Msg {
		return knownMsg{known.In(env.Store, d.Signal, lastPlaceIn(env, d.Signal)), placeOfToday(env, d.Signal), contacts(env)}
	}
	if d.Known && d.Rev == 0 && len(d.Parents) == 0 {
		return tea.Batch(fetch, m.recall(d.Subject.ID))
	}
	return fetch
}

// Title names the form and the subject.
func (m Model) Title() nav.Title {
	d := m.concept.Draft()
	t := nav.Title{Where: m.env.Form.Title, Right: text.Concept}
	if d.Subject.Code != "" {
		t.Who = m.env.Shown(d.Subject).String()
	}
	if len(d.Parents) > 0 {
		t.Right = recording.ConceptOfChange
	}
	return t
}

// Draft and Adopt hand the concept to the screens that share it.
func (m Model) Draft() model.Draft { return m.concept.Draft() }

// Adopt takes over a newer copy. When somebody calls, the cursor stands where one types
// what was seen.
func (m Model) Adopt(d model.Draft) nav.Screen {
	m.run = nil
	calls := len(m.concept.Draft().Acute)
	at := m.field.Spot()
	m.concept = m.concept.Adopt(d)
	m.Questions = m.Again(m.env, m.concept.Draft())
	if n := len(d.Acute); n > calls && (d.Acute[n-1].Answer == model.AcuteCalling || d.Acute[n-1].Answer == model.AcuteOther) {
		m.jumping, m.why, m.back = false, nil, ""
		if i := m.Index(model.QFindings); i >= 0 {
			m.At, at = i, model.Spot{Question: model.QFindings, Line: len(d.Findings), Column: -1} // never in the words of another line
		}
	}
	return m.focus(at)
}

// Keep saves what is not saved yet. See [nav.Keeper].
func (m Model) Keep() error { return m.concept.Keep() }

// Unsaved returns what is not in the file. See [nav.Unsaved].
func (m Model) Unsaved() []model.Draft { return m.concept.Unsaved() }

// Status says how the concept stands on the disk, and what is still asked.
func (m Model) Status() nav.Status {
	s := m.concept.Status()
	d := m.concept.Draft()
	switch {
	case d.Call() == model.CallOpen:
		s.Right = text.NotCalled + recording.CallKey
	case d.Answers.One(model.QDanger) == model.Unsure && len(d.Acute) == 0:
		s.Right = recording.AcuteOpen
	case d.Rev > 0:
		s.Right = recording.DoneAlready
	}
	return s
}

// Keys lists the keys of the question in focus, then those of the form.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	next := k.Form.Next
	switch {
	case m.why != nil:
		return []key.Binding{k.Form.Done, k.Form.Next, k.Form.Back}
	case m.jumping:
		return append(append([]key.Binding{text.Named(k.Form.Goto, recording.ToQuestion)}, m.other()...), k.Form.Back)
	}
	switch {
	case m.EndsRow():
		next = text.Named(next, recording.RowDone(m.Here().Of))
	case m.back != "" && m.Row == "" && m.uncovered() < 0:
		next = text.BackTo(next, m.label(m.back))
	}
	own := m.field.Keys()
	ownEnter := slices.ContainsFunc(own, func(b key.Binding) bool { return b.Help().Key == next.Help().Key })
	if !ownEnter && (m.back != "" || m.next() < len(m.Asked)) {
		own = append([]key.Binding{next}, own...)
	}
	own = append(append(own, k.Form.Goto), m.other()...)
	own = append(own, k.Form.Checklist)
	if d := m.concept.Draft(); d.Rev == 0 && len(d.Parents) == 0 {
		return own // there is nothing to record yet
	}
	return append(own, k.Form.Done)
}

// Actions lists what the palette offers beside the bar.
func (m Model) Actions() []key.Binding {
	k := m.env.Keys.Form
	ks := []key.Binding{k.Done, k.Goto, k.Full, k.Checklist, k.Undo, k.Redo, k.Up, k.Down, m.env.Keys.Lines.Label, m.env.Keys.Field.Newline, k.Discard, k.Back}
	if m.concept.Draft().Subject.Kind == model.Group {
		ks = append(ks, k.Apart)
	}
	return ks
}

// Update hears timers and results, and hands keys to the form or its question.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		m.field, _ = m.field.Update(tea.WindowSizeMsg{Width: m.room()}, m.concept.Draft())
		return m, nil
	case ageMsg:
		return m.recalled(msg)
	case knownMsg:
		m.fields.Known, m.places.today, m.fields.Network = msg.subjects, msg.today, msg.contacts
		m.fields.KnownRead = true
		switch m.Here().Kind {
		case form.Subject, form.Mark, form.Place: // in focus before it was known who there is
			m = m.focus(m.field.Spot())
		}
		return m, nil
	case concept.RecordedMsg:
		return m, m.recorded(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		m = m.pastedOn()
		switch {
		case m.why != nil:
			return m.because(msg)
		case m.jumping:
			return m, nav.Send(nav.Notice(text.NothingPasted))
		}
		return m.answer(msg)
	}
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Update(msg)
	return m, cmd
}

// contacts lists whom the worker knows; those that cannot be read are not offered.
func contacts(env nav.Env) (out []network.Entry) {
	all, _ := env.Store.Contacts() //nolint:errcheck // the page Netwerk says so
	for _, d := range all {
		out = append(out, network.NewContact(d).Entry)
	}
	return out
}
