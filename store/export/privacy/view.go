// Package privacy decides what a level lets through of a record: names, typed text,
// confidential sources, and what is of others than who asks to see it. It gives a record with
// what may be seen of it, and says in words what is left out. It knows no format.
package privacy

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
)

// View is the one place that decides what a level lets through. Encoders
// write what it returns and nothing else.
type View struct {
	Scope
	Open  bool             // complete: nothing is masked
	Items []catalogue.Item // those that may be seen

	mask   func() *masker          // made once, where anything is to be masked
	other  bool                    // but what is of others than whom it is about, whatever the level
	parent bool                    // a parent is whom it tells then
	free   map[string]bool         // columns whose answer is typed text
	ages   map[string]bool         // questions for an age
	name   map[string]bool         // columns that ask what somebody is called
	self   map[string]bool         // columns about the worker
	priv   map[string]form.Privacy // how far the answers of a column may go
	inRows map[string]bool         // questions that are answered in rows
	tells  map[string]bool         // columns whose being asked tells what may not be seen
	wholly func() map[string]bool  // columns that get through as they are, where no source is confidential

	questions []form.Question // of the forms, beside what is built in: each once
	items     []form.Item     // the same of items
	asks      map[string]bool // the names of the questions
}

// New is the view of most outputs.
func New(o Scope) *View {
	v := &View{
		Scope: o, mask: sync.OnceValue(func() *masker { return newMasker(o.known()) }), Open: o.Level == model.Complete, Items: catalogue.All(),
		free: map[string]bool{model.QTags: false}, ages: map[string]bool{}, inRows: map[string]bool{}, name: map[string]bool{}, self: map[string]bool{},
		priv: map[string]form.Privacy{}, tells: map[string]bool{},
	}
	if !v.Open {
		v.Items = slices.DeleteFunc(v.Items, func(i catalogue.Item) bool { return i.Privacy != catalogue.Ordinary })
	}
	for _, f := range o.Forms.Forms() {
		if !v.Open {
			maps.Copy(v.tells, f.Telling(private))
		}
	}
	v.ask()
	for _, q := range v.Columns() {
		//exhaustive:enforce
		switch q.Kind {
		case form.Text, form.Area, form.Mark, form.Place:
			v.free[q.ID] = true
		case form.Date, form.Number, form.Choice, form.Choices, form.Checklist, form.Rows, form.Subject, form.Age, form.Seen, form.Findings, form.Steps, form.People, form.Note:
			if _, typed := v.free[q.ID]; !typed { // typed in one form is typed text everywhere
				v.free[q.ID] = false
			}
		}
		if was, known := v.priv[q.ID]; !known || q.Privacy.Stricter(was) {
			v.priv[q.ID] = q.Privacy
		}
		v.name[q.ID] = v.name[q.ID] || q.AsksName()
		v.self[q.ID] = v.self[q.ID] || q.Kind == form.Text && q.About == form.AboutWorker
		v.ages[q.ID] = v.ages[q.ID] || q.Kind == form.Age
		v.inRows[q.ID] = v.inRows[q.ID] || q.Kind == form.Rows
	}
	v.wholly = sync.OnceValue(v.passWholly)
	return v
}

// ForSubject is the view for whom a record is about, who asks to see it: all of it, but for
// what is of others.
func ForSubject(o Scope, asker Asker) *View {
	v := New(o)
	v.other, v.parent = true, asker == AskerParent
	return v
}

// Know has these names masked beside those of the file, in all that is shown from now on.
func (v *View) Know(names []string) {
	mask := newMasker(slices.Concat(v.known(), names))
	v.mask = func() *masker { return mask }
}

// Hider masks names in a text for whom it is about, but for those it is called by itself.
func (v *View) Hider(own []string) func(string) string {
	m := v.mask().sparing(own...)
	return func(s string) string { return m.hide(s, leftToOthers().name) }
}

// Typed reports whether typed text goes along, where a format has a choice.
func (v *View) Typed() bool { return v.Open || v.Text }

// Columns lists the questions of all forms by column: those of rows behind their rows.
func (v *View) Columns() (out []form.Question) {
	for _, f := range v.Forms.Forms() {
		out = append(out, f.Columns()...)
	}
	return out
}

// passage is how the answers of a column get through at this level.
type passage int

const (
	stopped passage = iota // not at all
	asked                  // masked, and only where typed text goes along
	masked                 // masked
	whole                  // as it is
)

// passes is the one rule for what a level lets through of an answer: from the privacy of
// its question alone. An answer nobody knows the question of is typed text.
func (v *View) passes(column string) passage {
	p, known := v.priv[column]
	switch {
	case v.other:
		return v.passesToSubject(column)
	case v.Open:
		return whole
	case v.tells[column] || p == form.PrivacyName:
		return stopped
	case known && !v.free[column]:
		return whole
	case p == form.PrivacyOpen:
		return masked
	}
	return asked
}

// passWholly finds the columns whose answers get through as they are. The rest is looked at one
// by one.
func (v *View) passWholly() map[string]bool {
	out := map[string]bool{}
	for column := range v.priv {
		out[column] = v.passes(column) == whole && (v.other || !v.ages[column])
	}
	return out
}

// stoppedLabels names the questions of a form whose answers are let through in no record:
// together where all of a block are.
func (v *View) stoppedLabels(f *form.Form) (out []string) {
	stop := func(q form.Question) bool { return v.passes(q.ID) == stopped }
	whole := map[string]bool{}
	for _, b := range f.Blocks {
		whole[b.ID] = !slices.ContainsFunc(f.Columns(), func(q form.Question) bool { return q.Block == b.ID && !stop(q) })
		if whole[b.ID] {
			out = append(out, "alles uit "+b.Label)
		}
	}
	return append(out, labelled(f.Columns(), func(q form.Question) bool { return stop(q) && !whole[q.Block] })...)
}

// sourceLabels names those that stay out where a source is confidential.
func (v *View) sourceLabels() []string {
	return labelled(v.Columns(), func(q form.Question) bool { return v.passes(q.ID) != stopped && v.priv[q.ID] == form.PrivacySource })
}

func labelled(all []form.Question, pick func(form.Question) bool) (out []string) {
	for _, q := range all {
		if label := q.FullLabel(); pick(q) && !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out
}

// Form returns the form a record was entered with.
func (v *View) Form(r *Shown) *form.Form {
	if r.asked == nil {
		r.asked, _ = v.Forms.For(r.Signal.FormRef, r.Signal.Content)
	}
	return r.asked
}

// Own lists what the forms have beside what is built in: each question and each item
// once, in their order. The slices are not to be changed.
func (v *View) Own() (questions []form.Question, items []form.Item) { return v.questions, v.items }

// IsAsked reports whether a question is one of these.
func (v *View) IsAsked(question string) bool { return v.asks[question] }

// ask lists them.
func (v *View) ask() {
	listed := map[string]bool{}
	v.asks = map[string]bool{}
	for _, f := range v.Forms.Forms() {
		for _, q := range f.Questions {
			if !form.Built(q.ID) && !v.asks[q.ID] {
				v.asks[q.ID] = true
				v.questions = append(v.questions, q)
			}
		}
		for _, i := range f.Items() {
			if !listed[i.Code] {
				listed[i.Code] = true
				v.items = append(v.items, i)
			}
		}
	}
}

// Of returns what may be seen of a record. With text, free text is kept and
// masked; without, it is left out. The record itself is not changed.
func (v *View) Of(r *model.Record, text bool) *Shown {
	was := &r.Signal
	out := &Shown{
		filled: filled{forms: v.Forms, all: was.Content, ref: was.FormRef, kind: r.Subject.Kind, profile: was.Author.Profile, Call: was.Call()},
		Before: ancestors(r), First: firstWritten(r), Record: *r,
	}
	if v.Open && !v.other {
		return out
	}
	h := v.hiderOf(r, text)
	v.hide(&out.Record, h)
	return out
}

// hide leaves in a record what may be seen of it. What it shares with others stays.
func (v *View) hide(r *model.Record, h *hider) {
	s := &r.Signal
	r.Subject.Mark, s.Reason = h.typed(r.Subject.Mark), h.betraying(s.Reason, false)
	r.Subject.Created = r.Subject.Created.Truncate(time.Millisecond) // as a list has it, which many are read from
	s.Content = v.content(s.Content, h)
	s.Author.Phone = ""
	if r.Earlier = slices.Clone(r.Earlier); !v.other {
		r.Name, s.Author.Name, r.Earlier = "", "", nil
	}
	r.Also = slices.Clone(r.Also)
	for i := range r.Also {
		k := &r.Also[i]
		if k.Subject.Mark = h.typed(k.Subject.Mark); !v.other {
			k.Name = ""
		}
	}
	for i, was := range r.Earlier {
		r.Earlier[i].Reason, r.Earlier[i].Content = h.betraying(was.Reason, false), v.content(was.Content, h)
	}
	s.Missing = slices.DeleteFunc(slices.Clone(s.Missing), func(q string) bool { return v.tells[model.Column(q)] })
}

// Telling reports whether it may not even be known that a question was asked.
func (v *View) Telling(question string) bool { return v.tells[question] }

// Privacy is how far the answers of a column may go; "" where no form asks it.
func (v *View) Privacy(column string) form.Privacy { return v.priv[column] }

// Has reports whether the answers to a question of a form of one's own get through in any
// record, so that an output of columns has one for it.
func (v *View) Has(q form.Question) bool {
	if v.passes(q.ID) == stopped {
		return false
	}
	//exhaustive:enforce
	switch q.Kind {
	case form.Text, form.Area:
		return v.Typed() || v.passes(q.ID) == masked
	case form.Date, form.Number, form.Choice, form.Choices, form.Rows:
		return true
	case form.Checklist, form.Subject, form.Mark, form.Age, form.Seen, form.Place, form.Findings, form.Steps, form.People, form.Note:
	}
	return false
}

// private reports whether an item may not be seen.
func (v *View) private(slug string) bool { return !v.Open && private(slug) }

// private reports whether an item holds special or criminal data.
func private(slug string) bool {
	item, ok := catalogue.Find(slug)
	return ok && item.Privacy != catalogue.Ordinary
}

// Missing lists the questions that still have to be answered, as people call them.
func (v *View) Missing(r *Shown) string {
	var out []string
	for _, id := range r.Signal.Missing {
		label := words.Of(id)
		if q, ok := v.Form(r).Find(id); ok && !form.Built(id) {
			label = q.FullLabel()
		}
		out = append(out, label)
	}
	return strings.Join(out, ", ")
}
