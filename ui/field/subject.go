package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/known"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// subject asks whom or what the signal is about: someone new, by kind, or
// someone known, from a list that opens here.
type subject struct {
	env    question.Env
	q      form.Question
	recall *recall // nil while nobody is being looked up
}

// recall is the list of known subjects, narrowed by what is typed.
type recall struct {
	in   input.Line
	list input.Picker
}

// optionKnown is the option that opens the list.
const optionKnown = "bekend"

// newSubject opens with the list that was open when the concept was left.
func newSubject(env question.Env, q form.Question, at model.Spot) question.Field {
	f := subject{env: env, q: q}
	if what, typed, _ := strings.Cut(at.Part, " "); what == optionKnown {
		f.recall = &recall{in: input.NewLine(typed, -1, false), list: input.Picker{At: 0}}
	}
	return f
}

func (f subject) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	if f.recall != nil {
		return f.look(msg, d)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, question.Passed(d)
	}
	o, ok := optionFor(f.q, press.Text)
	switch {
	case !ok:
		return f, question.Passed(d)
	case o.ID == optionKnown && f.env.KnownRead && len(f.env.Known) == 0:
		r := question.Kept(d)
		r.Notice = recording.NobodyKnown
		return f, r
	case o.ID == optionKnown:
		f.recall = &recall{in: input.NewLine("", -1, false), list: input.Picker{At: 0}}
		return f, question.Kept(d)
	}
	r := question.Answered(d, f.q, model.Answer{o.ID})
	r.Draft = f.asNew(r.Draft, model.Kind(o.ID))
	r.Move = question.Next
	return f, r
}

// asNew makes d about a new subject of a kind. A code once drawn for this
// concept stays: it says nothing about the kind.
func (f subject) asNew(d model.Draft, kind model.Kind) model.Draft {
	if d.Known {
		d = forget(d)
	}
	if d.Subject.ID.IsZero() || d.Known {
		d.Subject = model.Subject{ID: model.NewID(), Code: f.env.NewCode(), Created: f.env.Now()}
		d.Known, d.Name = false, ""
	}
	if Public(d.Subject.Kind) && !Public(kind) && d.Subject.Mark != "" {
		if d.Name == "" { // what lists may show of a group they may not of a child
			d.Name = d.Subject.Mark
		}
		d.Subject.Mark = ""
	}
	d.Subject.Kind = kind
	return d
}

func (f subject) look(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	found := f.found()
	r := *f.recall
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if key.Matches(press, f.env.Keys.Form.Back) {
			f.recall = nil
			return f, question.Kept(d)
		}
		list, taken, used := r.list.Key(press, f.env.Keys.Form, len(found))
		if used {
			r.list = list
			f.recall = &r
			if taken < 0 {
				return f, question.Kept(d)
			}
			f.recall = nil
			return f, f.about(d, found[taken])
		}
		if key.Matches(press, f.env.Keys.Form.Next) {
			return f, question.Kept(d)
		}
	}
	r.in, _ = r.in.Update(msg)
	r.list.At = 0
	f.recall = &r
	return f, question.Kept(d)
}

// about attaches the concept to someone known and fills in what is known.
func (f subject) about(d model.Draft, k known.Subject) question.Result {
	r := question.Answered(d, f.q, model.Answer{string(k.Subject.Kind)})
	r.Draft = AboutKnown(r.Draft, k)
	r.Move = question.Next
	return r
}

// AboutKnown returns d about a subject already in the file, with what is
// known of it filled in.
func AboutKnown(d model.Draft, k known.Subject) model.Draft {
	d = d.Clone()
	if d.Known && d.Subject.ID != k.Subject.ID {
		d = forget(d)
	}
	d.Subject, d.Known, d.Name = k.Subject, true, k.Name
	d.Answers[model.QAbout] = model.Answer{string(k.Subject.Kind)}
	if k.Band != model.BandNone {
		d.Answers[model.QAge] = model.Answer{string(k.Band)}
	}
	return d
}

// forget takes away what was filled in about the known subject that d is about no
// longer: an age of one child must not stay behind with another.
func forget(d model.Draft) model.Draft {
	delete(d.Answers, model.QAge)
	delete(d.Typing, model.QAge)
	return d
}

func (f subject) found() []known.Subject {
	if f.recall == nil {
		return nil
	}
	return known.Matching(f.env.Known, f.recall.in.Value(), input.PickerRows)
}

func (f subject) View(d model.Draft, width int) tea.View {
	row := layout.Text(options(f.env.Theme, f.q, d.Answers[f.q.ID], -1, width))
	if f.recall == nil {
		return row
	}
	found := f.found()
	list := f.recall.list.View(f.env.Theme, known.Describe(found), width)
	if len(found) == 0 {
		list = layout.Text(f.env.Theme.Hint.Of(recording.NobodyFound))
	}
	return layout.Rows(row, layout.Hang(recording.WhoPrompt, f.recall.in.View(width-layout.Width(recording.WhoPrompt))), list)
}

func (f subject) Keys() []key.Binding {
	k := f.env.Keys.Form
	if f.recall != nil {
		return []key.Binding{text.Named(k.Next, "kies"), text.Named(k.Down, "volgende"), k.Back}
	}
	return []key.Binding{f.env.Keys.Field.Pick}
}

// Spot holds what is typed into the list of known subjects while it is open.
func (f subject) Spot() model.Spot {
	at := model.Spot{Question: f.q.ID}
	if f.recall != nil {
		at.Part = optionKnown + " " + f.recall.in.Value()
	}
	return at
}

// mark asks by what the worker recognises the subject: a roepnaam for people,
// an aanduiding for a group or a place. Enter keeps the code alone.
type mark struct {
	env  question.Env
	q    form.Question
	in   input.Line
	list input.Picker
}

func newMark(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	return mark{env, q, input.NewLine(markOf(d), at.Column, false), input.Picker{At: -1}}
}

// Public reports whether the subject has a mark that lists may show, instead
// of a name that they may not.
func Public(k model.Kind) bool { return k == model.Group || k == model.Place }

func markOf(d model.Draft) string {
	if Public(d.Subject.Kind) {
		return d.Subject.Mark
	}
	return d.Name
}

func (f mark) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		found := f.found(d)
		list, taken, used := f.list.Key(press, f.env.Keys.Form, len(found))
		if used {
			f.list = list
			if taken < 0 {
				return f, question.Kept(d)
			}
			return f, question.Result{Draft: AboutKnown(d, found[taken]), Changed: true, Move: question.Next}
		}
		if question.Leaves(f.env, msg) {
			return f, question.Passed(d)
		}
	}
	f.list.At = -1
	var took input.Took
	f.in, took = f.in.Update(msg)
	v := f.in.Value()
	if v == markOf(d) {
		return f, question.Result{Draft: d, Notice: took.Say()}
	}
	d = d.Clone()
	if d.Subject.ID.IsZero() {
		d.Subject = model.Subject{ID: model.NewID(), Code: f.env.NewCode(), Created: f.env.Now()}
	}
	if Public(d.Subject.Kind) {
		d.Subject.Mark = v
	} else {
		d.Name = v
	}
	return f, question.Result{Draft: d, Changed: true, Notice: took.Say()}
}

func (f mark) found(d model.Draft) []known.Subject {
	if d.Known || strings.TrimSpace(f.in.Value()) == "" {
		return nil
	}
	return known.Matching(f.env.Known, f.in.Value(), input.PickerRows)
}

func (f mark) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	first := ""
	if d.Subject.Code != "" {
		first = t.Who.Of(d.Subject.Code.String()) + "  "
	}
	n := layout.Width(first)
	v := layout.Hang(first, f.in.View(width-n))
	found := f.found(d)
	if f.in.Value() == "" {
		v = layout.Hinted(v, t.Hint.Of, recording.MarkHint(d.Subject.Kind), width-1)
	}
	if len(found) > 0 && f.list.At < 0 {
		v.Content = layout.Ends(strings.TrimRight(v.Content, " "), t.Hint.Of(recording.Perhaps), width)
	}
	return layout.Rows(v, f.list.View(t, known.Describe(found), width))
}

func (f mark) Keys() []key.Binding { return nil }

func (f mark) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Column: f.in.Column()}
}
