package intake

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/concept"
	"tijdig/ui/field"
	"tijdig/ui/field/findings"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/recording"
)

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	onlyLine := m.pasted(press)
	if m.run = m.goesOn(press); onlyLine {
		return m, nav.Send(nav.Notice(recording.NotTypedHere))
	}
	if m.run != nil && (!ofOptions(m.Here()) || m.run.sentence()) {
		next, cmd, _ := m.astray()
		return next, cmd
	}
	if press.Text == "" && !key.Matches(press, k.Next) {
		m.aged = nil // what is typed after a jump belongs to no age
	}
	typedOn := false
	if m, typedOn = m.typedOn(press); typedOn {
		return m, nav.Send(nav.Notice(recording.BackAt(m.label(m.Here().ID))))
	}
	var taken tea.Cmd
	if press.Code == tea.KeyUp || key.Matches(press, k.Goto, k.Full, k.Done, k.Checklist, k.Down) {
		m, taken = m.labelled()
	}
	next, cmd := m.act(press)
	return next, tea.Batch(taken, cmd)
}

// labelled takes a label that was chosen by digit, before one goes on elsewhere.
func (m Model) labelled() (Model, tea.Cmd) {
	d, took := findings.Taken(m.field, m.concept.Draft())
	if !took {
		return m, nil
	}
	c, cmd := m.concept.Change(m.Here().ID, d)
	m.concept = c
	return m, cmd
}

// act does what a key asks for, or gives it to the question in focus.
func (m Model) act(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case m.why != nil:
		return m.reason(press)
	case m.jumping:
		return m.jump(press)
	case key.Matches(press, k.Goto):
		m.jumping = true
		return m, nil
	case key.Matches(press, k.Full):
		return m.switched()
	case key.Matches(press, k.Done):
		return m.done()
	case key.Matches(press, k.Checklist):
		return m, nav.Send(nav.OpenChecklist{Draft: m.concept.Draft()})
	case key.Matches(press, k.Undo):
		return m.undo()
	case key.Matches(press, k.Redo):
		return m.redo()
	case key.Matches(press, k.Apart) && m.concept.Draft().Subject.Kind == model.Group:
		return m, m.concept.Leave(m.ofOneYouth())
	case key.Matches(press, k.Discard):
		return m, m.concept.Discard(nav.Recorded{Notice: keeping.ThrownAway})
	}
	return m.answer(press)
}

// answer gives a key or a paste to the question in focus, and does for itself
// what the question has no use for.
func (m Model) answer(msg tea.Msg) (nav.Screen, tea.Cmd) {
	if next, cmd, used := m.ageGoesOn(msg); used {
		return next, cmd
	}
	before := m.concept.Draft()
	f, r := m.field.Update(msg, before)
	m.field = f
	m = m.agedBy(msg, r)
	if r.Passed {
		if next, cmd, used := m.astray(); used {
			return next, cmd
		}
		return m.walk(msg)
	}
	var cmds []tea.Cmd
	if r.Changed {
		apart := !m.typing(msg)
		if apart {
			m.concept = m.concept.End()
		}
		var cmd tea.Cmd
		if m, cmd = m.change(r); apart {
			m.concept = m.concept.End()
		}
		cmds = append(cmds, cmd, m.acute(before))
		if d := m.concept.Draft(); d.Known && d.Subject.ID != before.Subject.ID {
			cmds = append(cmds, m.recall(d.Subject.ID))
		}
	}
	cmds = append(cmds, nav.Say(r.Notice))
	if r.Open != "" {
		m.Questions = m.Into(m.env, r.Open, m.concept.Draft())
		next, cmd := m.focus(model.Spot{}).spot()
		return next, tea.Batch(append(cmds, cmd)...)
	}
	if r.Ask != nil {
		cmds = append(cmds, nav.Send(r.Ask))
	}
	was := m.back
	var cmd tea.Cmd
	m, cmd = m.move(r.Move)
	if press, ok := msg.(tea.KeyPressMsg); ok && press.Text != "" && was != "" && m.back == "" {
		m.landed = m.env.Now()
	}
	return m, tea.Batch(append(cmds, cmd)...)
}

// typing reports whether a message may go on in a stretch of typing: a paste
// and a choice are edits of their own.
func (m Model) typing(msg tea.Msg) bool {
	if _, ok := msg.(tea.KeyPressMsg); !ok {
		return false
	}
	return !ofOptions(m.Here()) && m.Here().Kind != form.Rows
}

// change takes the next state of the concept.
func (m Model) change(r question.Result) (Model, tea.Cmd) {
	next := r.Draft
	next.Missing = m.env.Missing(next)
	next.Spot = m.field.Spot()
	if was := m.concept.Draft(); was.Answers.One(model.QDanger) != model.Yes && next.Answers.One(model.QDanger) == model.Yes {
		next.DangerAt = m.env.Now()
	}
	var cmd tea.Cmd
	if r.Since != nil {
		m.concept, cmd = m.concept.ChangeSince(m.Here().ID, *r.Since, next)
	} else {
		m.concept, cmd = m.concept.Change(m.Here().ID, next)
	}
	m.Questions = m.Again(m.env, m.concept.Draft())
	return m, cmd
}

// acute opens Direct bellen when this change said there is danger, or might
// be.
func (m Model) acute(before model.Draft) tea.Cmd {
	was, is := before.Answers.One(model.QDanger), m.concept.Draft().Answers.One(model.QDanger)
	if is == was || (is != model.Yes && is != model.Unsure) {
		return nil
	}
	return nav.Send(nav.OpenAcute{Why: []string{model.QDanger}})
}

// walk does what a key means when the question has no use for it.
func (m Model) walk(msg tea.Msg) (nav.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return m, nav.Send(nav.Notice(text.NothingPasted))
	}
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Next):
		return m.move(question.Next)
	case key.Matches(press, k.Down):
		m.back, m.given = "", nil // by arrow every question is passed
		return m.move(question.Next)
	case key.Matches(press, k.Up):
		m.back = ""
		return m.move(question.Prev)
	case key.Matches(press, k.Back) && m.Row != "":
		return m.outOfRow().spot()
	case key.Matches(press, k.Back) && m.back != "":
		return m.returned()
	case key.Matches(press, k.Back):
		return m, m.concept.Leave(nav.Back{})
	}
	return m, nil
}

// move goes to the next or the previous question, or after a jump back to
// where the worker was.
func (m Model) move(way question.Move) (Model, tea.Cmd) {
	switch {
	case way == question.Stay:
		return m.spot()
	case way == question.Next && m.EndsRow():
		return m.outOfRow().spot()
	}
	to := m.next()
	if way == question.Next && m.back != "" && m.Row == "" { // of a row the next question comes first
		if to = m.uncovered(); to < 0 {
			return m.returned()
		}
	}
	if way == question.Prev {
		for to = m.At - 1; to >= 0 && !m.stops(to); {
			to--
		}
	}
	switch {
	case to < 0:
		return m, nil
	case to >= len(m.Asked):
		return m, nav.Send(nav.Notice(recording.LastQuestion))
	}
	if m.run = m.leaving(to); way == question.Prev {
		m.run = nil
	}
	m.At = to
	return m.focus(model.Spot{}).spot()
}

// returned goes back to where the worker was before a jump, and on where that
// question is asked no more.
func (m Model) returned() (Model, tea.Cmd) {
	i := m.Index(m.back)
	m.back = ""
	if i < 0 {
		return m.move(question.Next)
	}
	m.run = m.leaving(i)
	m.At = i
	return m.focus(model.Spot{}).spot()
}

// uncovered is the question that is asked because of the answer in focus, and
// has none yet; below zero when there is none. A jump goes there before it
// goes back: what is typed next would land elsewhere.
func (m Model) uncovered() int {
	i := m.At + 1
	if i >= len(m.Asked) || m.Asked[i].When == nil || m.Asked[i].When.Question != m.Here().ID {
		return -1
	}
	if !slices.Contains(m.concept.Draft().Missing, m.Asked[i].ID) {
		return -1
	}
	return i
}

// next is the question that enter goes to; past the last when there is none.
func (m Model) next() int {
	to := m.At + 1
	for to < len(m.Asked) && (!m.stops(to) || m.given[m.Asked[to].ID]) {
		to++
	}
	return to
}

// shown reports whether question i has a row. People in the house are asked
// for from the list of questions, and shown once there are any.
func (m Model) shown(i int) bool {
	q := m.Asked[i]
	return q.Kind != form.People || m.isFull() || len(m.concept.Draft().People) > 0
}

// stops reports whether one can be at question i: a note is only read.
func (m Model) stops(i int) bool { return m.shown(i) && m.Asked[i].Kind != form.Note }

// offNote moves the focus from a note to the question behind it, or before it where there
// is none.
func (m Model) offNote() Model {
	at := m.At
	for at < len(m.Asked) && m.Asked[at].Kind == form.Note {
		at++
	}
	for at >= len(m.Asked) || m.Asked[at].Kind == form.Note {
		at--
	}
	m.At = at
	return m
}

// outOfRow closes the row, with the mark at it.
func (m Model) outOfRow() Model {
	var at model.Spot
	m.Questions, at = m.Out(m.env, m.concept.Draft())
	return m.focus(at)
}

// spot lets the concept know where the worker is.
func (m Model) spot() (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Move(m.field.Spot())
	return m, cmd
}

func (m Model) focus(at model.Spot) Model {
	env, d := m.fields, m.concept.Draft()
	m.Questions = m.Left(m.env, d)
	m = m.offNote()
	env.Width = m.room()
	env.Offers = m.offers(m.Here(), d)
	env.Places = m.places.others(env.Known)
	m.field = field.New(env, m.Here(), d, at)
	return m
}

func (m Model) label(question string) string {
	if q, ok := m.env.Form.Find(question); ok {
		return q.FullLabel()
	}
	return ""
}

func (m Model) undo() (nav.Screen, tea.Cmd) {
	c, what, cmd := m.concept.Undo()
	return m.walked(c, what, cmd, text.NoFurther(c.Draft().Fallen), text.Undone)
}

func (m Model) redo() (nav.Screen, tea.Cmd) {
	c, what, cmd := m.concept.Redo()
	return m.walked(c, what, cmd, text.NothingToRedo, text.Redone)
}

// walked shows the concept one edit further back or on, with the focus where
// that edit was made.
func (m Model) walked(c concept.Concept, what string, cmd tea.Cmd, nothing string, say func(string) string) (nav.Screen, tea.Cmd) {
	m.concept = c
	if what == "" {
		return m, nav.Send(nav.Notice(nothing))
	}
	m = m.formOf(what)
	m.Questions = m.Walked(m.env, what, c.Draft())
	if m.why != nil {
		l := input.NewLine(c.Draft().Reason, -1, false)
		m.why = &l
	}
	return m.focus(c.Draft().Spot), tea.Batch(cmd, nav.Send(nav.Notice(say(m.label(what)))))
}
