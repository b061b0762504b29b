// Package acute is the screen Direct bellen: whom to call now. It comes by
// itself where it must and from one key anywhere, also before unlocking, and
// it never stands in the way: esc leaves it and records nothing.
package acute

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/contacts"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// Model is the screen.
type Model struct {
	env     nav.Env
	concept concept.Concept // empty when it is about no signal
	about   bool            // it is about one
	why     []string        // what opened it: questions or items
	part    part
	in      input.Line
	size    tea.WindowSizeMsg
}

// part is what is being asked after an answer.
type part int

const (
	nothing part = iota
	whom         // called whom?
	who          // who calls?
	reason       // why is there no danger?
	named        // called somebody else, being typed
)

// Bare returns the screen about no signal: the numbers and nothing to answer.
func Bare(env nav.Env) Model { return Model{env: env} }

// New returns the screen about the signal being written.
func New(env nav.Env, d model.Draft, why []string) Model {
	return Model{env: env, concept: concept.New(env, d), about: true, why: why}
}

// Init does nothing.
func (m Model) Init() tea.Cmd { return nil }

// Title names the screen and the moment.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: recording.AcuteTitle, Right: dates.Show(model.SeenAt(m.env.Now()), m.env.Now())}
	if m.concept.Draft().Subject.Code != "" {
		t.Who = m.env.Shown(m.concept.Draft().Subject).String()
	}
	return t
}

// Draft hands the concept back to the screen below.
func (m Model) Draft() model.Draft { return m.concept.Draft() }

// Adopt takes over a newer copy.
func (m Model) Adopt(d model.Draft) nav.Screen {
	if m.about {
		m.concept = m.concept.Adopt(d)
	}
	return m
}

// Keep saves what is not saved yet. See [nav.Keeper].
func (m Model) Keep() error { return m.concept.Keep() }

// Unsaved returns what is not in the file. See [nav.Unsaved].
func (m Model) Unsaved() []model.Draft { return m.concept.Unsaved() }

// Status says how the concept stands on the disk.
func (m Model) Status() nav.Status {
	if !m.about {
		return nav.Status{}
	}
	return m.concept.Status()
}

// Keys lists the answers.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.part == whom:
		return []key.Binding{text.UpTo(text.Named(k.Item.Digit, "wie je belt"), 3), k.Form.Next, text.Named(k.Form.Back, recording.NoteNothing)}
	case m.part != nothing && strings.TrimSpace(m.in.Value()) == "":
		return []key.Binding{k.Form.Next, text.Named(k.Form.Back, recording.NoteNothing)}
	case m.part != nothing:
		return []key.Binding{k.Form.Next, k.Form.Back}
	case !m.about:
		return []key.Binding{text.Named(k.Acute.Back, "terug")}
	}
	return []key.Binding{k.Acute.Calling, k.Acute.Other, k.Acute.NoDanger, k.Acute.Unsure, k.Acute.Back}
}

// Update takes an answer, and hears of saving.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		return m, nil
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		switch m.part {
		case nothing:
			return m, nav.Send(nav.Notice(text.NothingPasted))
		case whom:
			return m.named(msg)
		}
		return m.typed(msg)
	}
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Update(msg)
	return m, cmd
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Acute
	switch {
	case m.part == whom:
		return m.called(press)
	case m.part != nothing:
		return m.line(press)
	case key.Matches(press, k.Back):
		return m, nav.Send(nav.Back{})
	case !m.about:
		return m, nil
	case key.Matches(press, k.Calling):
		m.part = whom
		return m.answer(model.AcuteCalling)
	case key.Matches(press, k.Other):
		m.part, m.in = who, input.NewLine("", -1, false)
		return m.answer(model.AcuteOther)
	case key.Matches(press, k.NoDanger):
		m.part, m.in = reason, input.NewLine("", -1, false)
		return m.answer(model.AcuteNoDanger)
	case key.Matches(press, k.Unsure):
		next, cmd := m.answer(model.AcuteUnsure)
		return next, tea.Batch(cmd, back())
	}
	return m, nil
}

// back goes back to what stood below. What was typed before that could be seen was meant
// for this screen.
func back() tea.Cmd { return tea.Batch(nav.Send(nav.Back{}), nav.Send(nav.Sudden{})) }

// answer notes an answer with the time it was given.
func (m Model) answer(a model.AcuteAnswer) (Model, tea.Cmd) {
	d := m.concept.Draft().Clone()
	d.Acute = append(d.Acute, model.Acute{At: m.env.Now(), Answer: a, Why: slices.Clone(m.why)})
	return m.change(d)
}

func (m Model) change(d model.Draft) (Model, tea.Cmd) {
	d.Missing = m.env.Missing(d)
	if n := len(d.Acute); n > 0 && (d.Acute[n-1].Answer == model.AcuteCalling || d.Acute[n-1].Answer == model.AcuteOther) {
		d.Spot = model.Spot{Question: model.QFindings, Line: -1, Column: -1} // where one goes on, also after leaving
	}
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Note(d)
	return m, cmd
}

// called notes whom was called as a step that is done, and goes on to where
// one types what was seen.
func (m Model) called(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Back):
		return m.withdrawn()
	case key.Matches(press, k.Next):
		return m, nav.Send(nav.Called{})
	}
	step := m.call()
	switch press.Text {
	case "1":
		step.Type = stepPolice
	case "2":
		step.Text = recording.CalledVT
	case "3":
		step.Text = recording.CalledOther
	default:
		return m.named(press)
	}
	return m.noted(step)
}

// named begins to type who was called where no digit says it: words typed
// here are never lost.
func (m Model) named(msg tea.Msg) (nav.Screen, tea.Cmd) {
	m.part, m.in = named, input.NewLine("", -1, false)
	next, cmd := m.typed(msg)
	if next.part == whom {
		return next, tea.Batch(cmd, nav.Send(nav.Notice(recording.PickDigit)))
	}
	return next, cmd
}

// noted adds the call to the steps and goes on.
func (m Model) noted(call model.Step) (nav.Screen, tea.Cmd) {
	d := m.concept.Draft().Clone()
	d.Steps = append(d.Steps, call)
	next, cmd := m.change(d)
	return next, tea.Batch(cmd, nav.Send(nav.Called{}))
}

// call is a step that is done now.
func (m Model) call() model.Step {
	return model.Step{ID: model.NewID(), Status: model.Done, Done: model.SeenAt(m.env.Now()), Type: steps.Other, Called: true}
}

// calledWhom keeps the call among the steps as who was called is typed, so that
// it is there too where the typing was cut off.
func (m Model) calledWhom(all []model.Step, was, is string) []model.Step {
	call := m.call()
	if i := len(all) - 1; was != "" && i >= 0 && all[i].Called && all[i].Text == recording.CalledNamed(strings.TrimSpace(was)) {
		all, call = all[:i], all[i]
	}
	if is == "" {
		return all
	}
	call.Text = recording.CalledNamed(strings.TrimSpace(is))
	return append(all, call)
}

// stepPolice is the machine name of calling 112 or the police.
const stepPolice = "gebeld_112_politie"

// withdrawn takes the answer back about which nothing more was said: it was a slip. What
// was said about one that stands stays with it.
func (m Model) withdrawn() (nav.Screen, tea.Cmd) {
	d := m.concept.Draft().Clone()
	d.Acute = d.Acute[:len(d.Acute)-1]
	m.part = nothing
	next, cmd := m.change(d)
	return next, tea.Batch(cmd, nav.Send(nav.Sudden{}), nav.Send(nav.Notice(recording.NothingNoted)))
}

// line takes who calls, who was called, or why there is no danger. Leaving it empty with esc
// takes the answer back.
func (m Model) line(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case !key.Matches(press, k.Next, k.Back):
		return m.typed(press)
	case key.Matches(press, k.Back) && strings.TrimSpace(m.in.Value()) == "":
		return m.withdrawn()
	case m.part == named:
		return m, nav.Send(nav.Called{})
	}
	return m, back()
}

// typed saves the line with the answer it belongs to. Who was called may be
// picked by digit again once the line is empty.
func (m Model) typed(msg tea.Msg) (Model, tea.Cmd) {
	var took input.Took
	m.in, took = m.in.Update(msg)
	news := nav.Say(took.Say())
	said := m.in.Value()
	if m.part == named && strings.TrimSpace(said) == "" {
		m.part, said = whom, ""
	}
	d := m.concept.Draft().Clone()
	n := len(d.Acute) - 1
	if d.Acute[n].Text == said {
		return m, news
	}
	if m.part == named || m.part == whom {
		d.Steps = m.calledWhom(d.Steps, d.Acute[n].Text, said)
	}
	d.Acute[n].Text = said
	next, cmd := m.change(d)
	return next, tea.Batch(cmd, news)
}

// lines returns the numbers to call, for a group the police too.
func (m Model) lines() []contacts.Number {
	return m.env.Region.Numbers().For(m.concept.Draft().Subject.Kind)
}
