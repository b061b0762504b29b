package followup

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// asking is what is asked about a step, one question after the other. What is said goes into a
// concept of the next version of its signal, saved while it is typed.
type asking struct {
	of      due
	as      model.StepStatus // [model.Planned]: it goes to another day
	part    part
	in      input.Line
	err     error    // why a day is not understood
	next    model.ID // of the step after it; zero while there is none
	concept concept.Concept
}

// part is the question that is asked. They stand by name in a [nav.Place].
type part string

const (
	otherDay part = "andere_dag" // to which day it goes
	result   part = "uitkomst"   // what came of it, or why not
	sawChild part = "gezien"     // was the child or youngster seen
	andNow   part = "en_nu"      // the next step
	nextDay  part = "dag"        // and its day
)

// parts is the order they are asked in.
var parts = []part{otherDay, result, sawChild, andNow, nextDay}

func (p part) before(q part) bool { return slices.Index(parts, p) < slices.Index(parts, q) }

func ask(env nav.Env, d due, as model.StepStatus, draft model.Draft) asking {
	a := asking{of: d, as: as, concept: concept.New(env, draft)}
	if as == model.Planned {
		return a.asked(env, otherDay)
	}
	return a.asked(env, result)
}

// asked asks a question, with what was said to it before.
func (a asking) asked(env nav.Env, p part) asking {
	today := model.DateOf(env.Now())
	a.part, a.err = p, nil
	switch p {
	case otherDay:
		a.in = dayLine(a.step(), today)
	case result:
		a.in = input.NewLine(a.step().Result, -1, false)
	case andNow:
		a.in = input.NewLine(a.following().Text, -1, false)
	case nextDay:
		a.in = dayLine(a.following(), today)
	case sawChild:
		a.in = input.NewLine("", -1, false)
	}
	return a
}

func dayLine(s model.Step, today model.Date) input.Line {
	if s.Said != "" {
		return input.NewLine(s.Said, -1, false)
	}
	return input.NewLine(dates.ShowDate(s.Planned, today), -1, true)
}

// step is the step as it stands in the concept, following the one after it.
func (a asking) step() model.Step      { return a.find(a.of.step.ID) }
func (a asking) following() model.Step { return a.find(a.next) }

func (a asking) find(id model.ID) model.Step {
	for _, s := range a.concept.Draft().Steps {
		if s.ID == id {
			return s
		}
	}
	return model.Step{}
}

// about reports whether the signal is about somebody who can be seen.
func (a asking) about() bool {
	return slices.Contains([]model.Kind{model.Child, model.Youth, model.Family}, a.of.head.Kind)
}

// outcome is what comes of a key: a save, something to say, and whether all is said.
type outcome struct {
	cmd    tea.Cmd
	notice string
	over   bool
}

// update takes a key or a paste.
func (a asking) update(env nav.Env, msg tea.Msg) (asking, outcome) {
	press, _ := msg.(tea.KeyPressMsg)
	k := env.Keys.Form
	switch {
	case key.Matches(press, k.Back):
		return a, outcome{over: true}
	case key.Matches(press, k.Next):
		return a.onward(env)
	case a.part == sawChild:
		return a.saw(env, press)
	case a.part == andNow && a.in.Value() == "" && digit(press.Text) >= 0:
		next, cmd := a.follow(env, steps.First(a.of.head.Kind)[digit(press.Text)].Name, "")
		return next.asked(env, nextDay), outcome{cmd: cmd}
	}
	before := a.in.Value()
	var took input.Took
	a.in, took = a.in.Update(msg)
	if a.in.Value() == before {
		return a, outcome{notice: took.Say()}
	}
	next, cmd := a.typed(env)
	return next, outcome{cmd: cmd, notice: took.Say()}
}

func digit(s string) int {
	if len(s) == 1 && s >= "1" && s <= "9" {
		return int(s[0] - '1')
	}
	return -1
}

// typed takes what stands in the input into the concept.
func (a asking) typed(env nav.Env) (asking, tea.Cmd) {
	v := strings.TrimSpace(a.in.Value())
	switch a.part {
	case otherDay, nextDay:
		id := a.of.step.ID
		if a.part == nextDay {
			id = a.next
		}
		var day model.Date
		said := ""
		if a.err = nil; v != "" {
			if day, a.err = dates.Due(v, env.Now()); a.err != nil {
				said = a.in.Value() // the words stay: half of them is another day
			}
		}
		return a.put(id, func(s model.Step) model.Step {
			s.Planned, s.Said = day, said
			return s
		})
	case andNow:
		return a.follow(env, steps.Other, v)
	case result, sawChild:
	}
	return a.settle(env, func(s *model.Step) { s.Result = v })
}

// settle says what became of the step, with more of it.
func (a asking) settle(env nav.Env, more func(*model.Step)) (asking, tea.Cmd) {
	return a.put(a.of.step.ID, func(s model.Step) model.Step {
		if s.Status != a.as {
			s = s.Settled(a.as, env.Now())
		}
		more(&s)
		return s
	})
}

// put changes a step of the concept.
func (a asking) put(id model.ID, change func(model.Step) model.Step) (asking, tea.Cmd) {
	d := a.concept.Draft().Clone()
	for i := range d.Steps {
		if d.Steps[i].ID == id {
			d.Steps[i] = change(d.Steps[i])
		}
	}
	return a.took(d)
}

func (a asking) took(d model.Draft) (asking, tea.Cmd) {
	d.Spot = model.Spot{Question: model.QSteps, Line: -1}
	var cmd tea.Cmd
	a.concept, cmd = a.concept.Change(model.QSteps, d)
	return a, cmd
}

// follow makes the next step what was said, with a day that enter takes; without words there
// is none.
func (a asking) follow(env nav.Env, name, words string) (asking, tea.Cmd) {
	d := a.concept.Draft().Clone()
	d.Steps = slices.DeleteFunc(d.Steps, func(s model.Step) bool { return s.ID == a.next })
	a.next = model.ID{}
	if name != steps.Other || words != "" {
		today := model.DateOf(env.Now())
		a.next = model.NewID()
		d.Steps = append(d.Steps, model.Step{
			ID: a.next, Type: name, Text: words, Status: model.Planned, Planned: dates.WorkingBy(today.Add(7), today),
		})
	}
	return a.took(d)
}

func (a asking) saw(env nav.Env, press tea.KeyPressMsg) (asking, outcome) {
	is, ok := map[string]string{"j": model.Yes, "n": model.No}[press.Text]
	if !ok {
		return a, outcome{notice: text.PickLetter}
	}
	next, cmd := a.settle(env, func(s *model.Step) { s.ChildSeen = is })
	return next.asked(env, andNow), outcome{cmd: cmd}
}

// onward asks the next question. Enter says that something became of the step, also where no
// more is said of it.
func (a asking) onward(env nav.Env) (asking, outcome) {
	switch {
	case a.part == otherDay, a.part == nextDay, a.part == andNow && a.next.IsZero():
		return a, outcome{over: true}
	case a.part == andNow:
		return a.asked(env, nextDay), outcome{}
	case a.part == sawChild:
		return a.asked(env, andNow), outcome{}
	}
	next, cmd := a.settle(env, func(*model.Step) {})
	if a.as == model.Done && a.about() {
		return next.asked(env, sawChild), outcome{cmd: cmd}
	}
	return next.asked(env, andNow), outcome{cmd: cmd}
}

// nothing reports whether nothing was said: the letter that began this may have been a slip.
func (a asking) nothing() bool {
	s := a.step()
	if a.as == model.Planned {
		return s.Planned == a.of.step.Day && s.Said == a.of.step.Said
	}
	return a.part == result && strings.TrimSpace(a.in.Value()) == ""
}

func (a asking) keys(k keymap.Map) []key.Binding {
	so := k.Form.Back
	if !a.nothing() {
		so = keymap.As(so, text.SaveSoFar)
	}
	if a.part == sawChild {
		return []key.Binding{keymap.Of(k.Field.Pick, "j n", text.YesNo), k.Form.Next, so}
	}
	return []key.Binding{k.Form.Next, so}
}

// place is where the worker is in the questions; back returns there. Where nothing was said
// yet there is no concept to return to.
func (a asking) place(p nav.Place) nav.Place {
	if a.concept.Draft().Rev == 0 {
		return p
	}
	p.Signals = []model.ID{a.concept.Draft().ID}
	p.Choices = []string{string(a.as), string(a.part), a.of.step.ID.String(), a.next.String()}
	if !a.in.Fresh() {
		p.Top, p.Typed = a.in.Column(), []string{a.in.Value()}
	}
	return p
}

func back(env nav.Env, p nav.Place) *asking {
	d, err := env.Store.Draft(p.Signal())
	if err != nil {
		return nil // recorded meanwhile, or never begun
	}
	a := ask(env, due{head: &model.Head{}}, model.StepStatus(p.Choice(0)), d.Sit())
	h := env.Store.SignalsOf(d.Subject.ID)
	for i := range h {
		if h[i].Signal == d.Signal && !h[i].Concept {
			a.of.head = &h[i]
		}
	}
	id, errID := model.ParseID(p.Choice(2))
	next, errNext := model.ParseID(p.Choice(3))
	sig, err := env.Store.Signal(d.Signal)
	if errID != nil || errNext != nil || err != nil {
		return nil
	}
	for _, s := range sig.Steps {
		if s.ID == id {
			a.of.step.ID, a.of.step.Type, a.of.step.Text, a.of.step.Day, a.of.step.Said = s.ID, s.Type, s.Text, s.Planned, s.Said
		}
	}
	a.next = next
	a = a.asked(env, part(p.Choice(1)))
	if len(p.Typed) > 0 {
		a.in = input.NewLine(p.Word(0), p.Top, false)
	}
	return &a
}
