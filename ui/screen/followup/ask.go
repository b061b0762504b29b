package followup

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/store/digest"
	"tijdig/ui/amend"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/settle"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// asking is what is asked about a step, one question after the other. What is said goes into a
// concept of the next version of its signal, saved while it is typed.
type asking struct {
	of      due
	as      model.StepStatus // [model.Planned]: it goes to another day
	part    part
	in      input.Line
	err     error    // why a day is not understood
	digit   string   // the one that just answered; with a space behind it words were meant
	next    model.ID // of the step after it; zero while there is none
	offer   string   // what was said of it before that was taken back
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

func ask(env nav.Env, d due, as string, draft model.Draft, before model.Content) asking {
	a := asking{of: d, as: model.StepStatus(as), concept: concept.New(env, draft)}
	for _, s := range before.Steps {
		if s.ID == d.step.ID {
			a.offer = s.Result
		}
	}
	if a.as == model.Planned {
		return a.asked(env, otherDay)
	}
	return a.asked(env, result)
}

// asked asks a question, with what was said to it before.
func (a asking) asked(env nav.Env, p part) asking {
	today := model.DateOf(env.Now())
	a.part, a.err, a.digit = p, nil, ""
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
		return input.NewLine(s.Said, -1, true)
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
	return slices.Contains([]model.Kind{model.Child, model.Youth, model.Family}, a.of.Head().Kind)
}

// Update takes a key or a paste. Where nothing was said, the letter that began this was a slip.
func (a asking) Update(env nav.Env, msg tea.Msg) (asking, settle.Outcome) {
	next, out := a.update(env, msg)
	if out.Slip = out.Over && next.nothing(); out.Over {
		return next, out
	}
	var moved tea.Cmd
	next.concept, moved = next.concept.Move(next.spot())
	out.Cmd = tea.Batch(out.Cmd, moved)
	return next, out
}

func (a asking) update(env nav.Env, msg tea.Msg) (asking, settle.Outcome) {
	press, _ := msg.(tea.KeyPressMsg)
	k := env.Keys.Form
	behind := a.digit
	a.digit = ""
	before := a.in.Value()
	var took input.Took
	switch {
	case behind != "" && press.Text == " ":
		return a.wordsMeant(env, behind+" ")
	case key.Matches(press, k.Back):
		return a, settle.Outcome{Over: true}
	case key.Matches(press, k.Up):
		return a.backward(env), settle.Outcome{}
	case key.Matches(press, k.Next):
		return a.onward(env)
	case a.part == sawChild:
		return a.saw(env, msg)
	case a.part == andNow && before == "" && digit(press.Text) >= 0:
		next, cmd := a.follow(env, first(env, a.of.Head().Kind)[digit(press.Text)].Name, "")
		next = next.asked(env, nextDay)
		next.digit = press.Text
		return next, settle.Outcome{Cmd: cmd}
	case a.part == result && before == "" && a.offer != "" && key.Matches(press, env.Keys.Field.Offer):
		a.in = input.NewLine(a.offer, -1, false)
	default:
		a.in, took = a.in.Update(msg)
	}
	if a.in.Value() == before {
		return a, settle.Outcome{Notice: took.Say()}
	}
	next, cmd := a.typed(env)
	return next, settle.Outcome{Cmd: cmd, Notice: took.Say()}
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
	d.Spot = a.spot()
	var cmd tea.Cmd
	a.concept, cmd = a.concept.Change(model.QSteps, d)
	return a, cmd
}

// follow makes the next step what was said, with a day that enter takes; without words there
// is none.
func (a asking) follow(env nav.Env, name, words string) (asking, tea.Cmd) {
	d := a.concept.Draft().Clone()
	none := name == steps.Other && words == ""
	switch today := model.DateOf(env.Now()); {
	case none:
		d.Steps = slices.DeleteFunc(d.Steps, func(s model.Step) bool { return s.ID == a.next })
		a.next = model.ID{}
	case a.next.IsZero():
		a.next = model.NewID()
		d.Steps = append(d.Steps, model.Step{
			ID: a.next, Type: name, Text: words, Status: model.Planned, Planned: dates.WorkingBy(today.Add(7), today),
		})
	default:
		return a.put(a.next, func(s model.Step) model.Step {
			s.Type, s.Text = name, words
			return s
		})
	}
	return a.took(d)
}

// sawDigits answer whether the child or youngster was seen: behind typed text only digits
// answer.
var sawDigits = map[string]string{"1": model.Yes, "2": model.No}

// saw takes whether the child or youngster was seen. Whatever is no answer begins the next
// step: who types on means words.
func (a asking) saw(env nav.Env, msg tea.Msg) (asking, settle.Outcome) {
	press, _ := msg.(tea.KeyPressMsg)
	is, ok := sawDigits[press.Text]
	if !ok {
		next, out := a.asked(env, andNow).update(env, msg)
		return next, out
	}
	next, cmd := a.settle(env, func(s *model.Step) { s.ChildSeen = is })
	next = next.asked(env, andNow)
	next.digit = press.Text
	return next, settle.Outcome{Cmd: cmd}
}

// wordsMeant takes back what a digit answered: with a space behind it, it began the words of
// the next step.
func (a asking) wordsMeant(env nav.Env, typed string) (asking, settle.Outcome) {
	var cmd tea.Cmd
	if a.part == andNow {
		a, cmd = a.settle(env, func(s *model.Step) { s.ChildSeen = "" })
	}
	a = a.asked(env, andNow)
	a.in = input.NewLine(typed, -1, false)
	next, more := a.typed(env)
	return next, settle.Outcome{Cmd: tea.Batch(cmd, more)}
}

// backward asks the question before this one again, with what was said to it.
func (a asking) backward(env nav.Env) asking {
	switch a.part {
	case nextDay:
		return a.asked(env, andNow)
	case andNow:
		if a.as == model.Done && a.about() {
			return a.asked(env, sawChild)
		}
		return a.asked(env, result)
	case sawChild:
		return a.asked(env, result)
	case otherDay, result:
	}
	return a
}

// onward asks the next question. Enter says that something became of the step, also where no
// more is said of it.
func (a asking) onward(env nav.Env) (asking, settle.Outcome) {
	switch {
	case a.part == otherDay, a.part == nextDay, a.part == andNow && a.next.IsZero():
		return a, settle.Outcome{Over: true}
	case a.part == andNow:
		return a.asked(env, nextDay), settle.Outcome{}
	case a.part == sawChild:
		return a.asked(env, andNow), settle.Outcome{}
	}
	next, cmd := a.settle(env, func(*model.Step) {})
	if a.as == model.Done && a.about() {
		return next.asked(env, sawChild), settle.Outcome{Cmd: cmd}
	}
	return next.asked(env, andNow), settle.Outcome{Cmd: cmd}
}

// nothing reports whether nothing was said: the letter that began this may have been a slip.
func (a asking) nothing() bool {
	s := a.step()
	if a.as == model.Planned {
		return s.Planned == a.of.step.Day && s.Said == a.of.step.Said
	}
	return a.part == result && strings.TrimSpace(a.in.Value()) == "" && s.ChildSeen == "" && a.next.IsZero()
}

// Keys lists what acts while it is asked.
func (a asking) Keys(k *keymap.Map) []key.Binding {
	so := k.Form.Back
	if !a.nothing() {
		so = text.Named(so, listing.SaveSoFar)
	}
	if a.part == sawChild {
		return []key.Binding{keymap.Of(k.Lines.Digit, "1 2", listing.YesNo), k.Form.Next, so}
	}
	return []key.Binding{k.Form.Next, so}
}

// Spot says in a concept that it was left here; see [model.Spot.Screen].
const Spot = "vervolg"

// spot is where the worker is in the questions. It stands in the concept, which opens here
// again also when the program was ended.
func (a asking) spot() model.Spot {
	named := strings.Join([]string{string(a.as), string(a.part), a.of.step.ID.String(), a.next.String()}, "/")
	return model.Spot{Question: model.QSteps, Line: -1, Screen: Spot, Part: named}
}

func (a asking) Concept() concept.Concept { return a.concept }

func (a asking) With(c concept.Concept) asking {
	a.concept = c
	return a
}

func (a asking) Code() string { return a.of.code() }

func (a asking) News() string {
	if a.step().Undated() || a.following().Undated() {
		return listing.DayKept
	}
	return listing.StepSettled(a.step())
}

func (a asking) Word() (word string, column int, typed bool) {
	return a.in.Value(), a.in.Column(), !a.in.Fresh()
}

func (a asking) Retyped(word string, column int) asking {
	a.in = input.NewLine(word, column, false)
	return a
}

// resume asks on in a concept that was left here; false when its step waits no more.
func resume(env nav.Env, d model.Draft) (a asking, ok bool) {
	sig, err := env.Store.Signal(d.Signal)
	named := strings.Split(d.Spot.Part, "/")
	if err != nil || len(named) != 4 {
		return a, false
	}
	id, errID := model.ParseID(named[2])
	next, errNext := model.ParseID(named[3])
	i := slices.IndexFunc(sig.Steps, func(s model.Step) bool { return s.ID == id })
	if errID != nil || errNext != nil || i < 0 {
		return a, false
	}
	s := sig.Steps[i]
	of := due{head: amend.HeadOf(env, d), step: digest.Step{ID: s.ID, Type: s.Type, Text: s.Text, Day: s.Planned, Said: s.Said}}
	a = ask(env, of, named[0], d, model.Content{})
	a.next = next
	return a.asked(env, part(named[1])), true
}
