package export

import (
	"maps"
	"slices"
	"sync"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
)

// view is the one place that decides what a level lets through. Encoders
// write what it returns and nothing else.
type view struct {
	o      Options
	mask   func() *masker          // made once, where anything is to be masked
	open   bool                    // complete: nothing is masked
	other  bool                    // but what is of others than whom it is about, whatever the level
	free   map[string]bool         // columns whose answer is typed text
	ages   map[string]bool         // questions for an age
	name   map[string]bool         // columns that ask what somebody is called
	self   map[string]bool         // columns about the worker
	priv   map[string]form.Privacy // how far the answers of a column may go
	inRows map[string]bool         // questions that are answered in rows
	tells  map[string]bool         // columns whose being asked tells what may not be seen
	wholly func() map[string]bool  // columns that get through as they are, where no source is confidential
	list   []catalogue.Item        // those that have a column

	questions []form.Question // of the forms, beside what is built in: each once
	items     []form.Item     // the same of items
	asks      map[string]bool // the names of the questions
}

func newView(o Options) *view {
	v := &view{
		o: o, mask: sync.OnceValue(func() *masker { return newMasker(o.names()) }), open: o.Level == model.Complete, list: catalogue.All(),
		free: map[string]bool{model.QTags: false}, ages: map[string]bool{}, inRows: map[string]bool{}, name: map[string]bool{}, self: map[string]bool{},
		priv: map[string]form.Privacy{}, tells: map[string]bool{},
	}
	if !v.open {
		v.list = slices.DeleteFunc(v.list, func(i catalogue.Item) bool { return i.Privacy != catalogue.Ordinary })
	}
	for _, f := range o.Forms.Forms() {
		if !v.open {
			maps.Copy(v.tells, f.Telling(private))
		}
	}
	v.ask()
	for _, q := range v.columns() {
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

// columns lists the questions of all forms by column: those of rows behind their rows.
func (v *view) columns() (out []form.Question) {
	for _, f := range v.o.Forms.Forms() {
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
func (v *view) passes(column string) passage {
	p, known := v.priv[column]
	switch {
	case v.other:
		return v.passesToSubject(column)
	case v.open:
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
func (v *view) passWholly() map[string]bool {
	out := map[string]bool{}
	for column := range v.priv {
		out[column] = v.passes(column) == whole && (v.other || !v.ages[column])
	}
	return out
}

// stoppedLabels names the questions of a form whose answers are let through in no record:
// together where all of a block are.
func (v *view) stoppedLabels(f *form.Form) (out []string) {
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
func (v *view) sourceLabels() []string {
	return labelled(v.columns(), func(q form.Question) bool { return v.passes(q.ID) != stopped && v.priv[q.ID] == form.PrivacySource })
}

func labelled(all []form.Question, pick func(form.Question) bool) (out []string) {
	for _, q := range all {
		if label := q.FullLabel(); pick(q) && !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out
}

// form returns the form a record was entered with.
func (v *view) form(r *shown) *form.Form {
	if r.asked == nil {
		r.asked, _ = v.o.Forms.For(r.Signal.FormRef, r.Signal.Content)
	}
	return r.asked
}

// own lists what the forms have beside what is built in: each question and each item
// once, in their order. The slices are not to be changed.
func (v *view) own() (questions []form.Question, items []form.Item) { return v.questions, v.items }

// ask lists them.
func (v *view) ask() {
	listed := map[string]bool{}
	v.asks = map[string]bool{}
	for _, f := range v.o.Forms.Forms() {
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

// shown is what may be seen of a record, with what was made of all that was filled in. It is
// for one goroutine.
type shown struct {
	model.Record
	filled
	before []model.ID // the versions it came from
	first  time.Time  // when it was written down first

	asked   *form.Form // what it was entered with; nil until that is asked for
	written *writing   // how a database has it; the same
}

// filled tells of all that was filled in, also where an answer may not be seen. Not every
// output asks for all of it.
type filled struct {
	forms   form.Book
	all     model.Content
	ref     model.FormRef
	kind    model.Kind
	profile string
	call    model.CallState // whether a call is open

	survey *catalogue.Coverage
	list   *catalogue.Listing
	olds   []form.Question
	told   bool // whether olds are known
}

// looked is what belongs to the checklist and was looked at.
func (f *filled) looked() catalogue.Coverage {
	if f.survey == nil {
		f.survey = new(catalogue.Survey(f.all, f.kind))
	}
	return *f.survey
}

// listed is the checklist.
func (f *filled) listed() *catalogue.Listing {
	if f.list == nil {
		f.list = catalogue.Belonging(f.all, f.kind)
	}
	return f.list
}

// former lists the questions that were answered, and are not asked any more.
func (f *filled) former() []form.Question {
	if !f.told {
		asked, _ := f.forms.For(f.ref, f.all)
		f.olds, f.told = asked.Former(form.Facts{Content: f.all, Kind: f.kind, Profile: f.profile}), true
	}
	return f.olds
}

// of returns what may be seen of a record. With text, free text is kept and
// masked; without, it is left out. The record itself is not changed.
func (v *view) of(r *model.Record, text bool) *shown {
	was := &r.Signal
	out := &shown{
		filled: filled{forms: v.o.Forms, all: was.Content, ref: was.FormRef, kind: r.Subject.Kind, profile: was.Author.Profile, call: was.Call()},
		before: ancestors(r), first: firstWritten(r), Record: *r,
	}
	if v.open && !v.other {
		return out
	}
	h := v.hiderOf(r, text)
	v.hide(&out.Record, h)
	return out
}

// hide leaves in a record what may be seen of it. What it shares with others stays.
func (v *view) hide(r *model.Record, h *hider) {
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

// firstWritten is when a signal was written down first: what a correction of it says
// stands beside that, never in its place. Where the versions before are not at hand, its
// oldest line tells.
func firstWritten(r *model.Record) time.Time {
	first := r.Signal.Written
	if len(r.Signal.Parents) == 0 {
		return first
	}
	for _, was := range r.Earlier {
		first = earliest(first, was.Written)
	}
	for _, f := range r.Signal.Findings {
		first = earliest(first, f.Written)
	}
	return first
}

func earliest(a, b time.Time) time.Time {
	if b.IsZero() || a.Before(b) {
		return a
	}
	return b
}

// corrected is the day of the version that is told, "" where that is the first.
func (r *shown) corrected() string {
	day := model.DateOf(r.Signal.Written)
	if len(r.Signal.Parents) == 0 || day == model.DateOf(r.first) {
		return ""
	}
	return show(model.Seen{Date: day})
}

// isFormer reports whether a question is not asked any more.
func (r *shown) isFormer(id string) bool {
	return slices.ContainsFunc(r.former(), func(q form.Question) bool { return q.ID == id })
}

// formerColumn holds what was answered and is not asked any more.
const formerColumn = "eerder_ingevuld_nu_niet_gevraagd"

// formerIn lists that of one row.
func (r *shown) formerIn(row string) (out []string) {
	for _, q := range r.former() {
		_, of, _, cell := model.InRow(q.ID)
		if says := said(q, r.Signal); says != "" && cell && of == row {
			out = append(out, q.Label+": "+says)
		}
	}
	return out
}

// formerly lists what was answered at questions that are not asked any more.
func (r *shown) formerly() (out []string) {
	for _, q := range r.former() {
		if says := said(q, r.Signal); says != "" {
			out = append(out, q.FullLabel()+": "+says)
		}
	}
	return out
}

// cells lists what was answered in a row, and is still asked.
func (r *shown) cells(q form.Question, n int) (out []string) {
	for _, cell := range q.Cells(r.Signal.Content, n) {
		if says := said(cell, r.Signal); says != "" && !r.isFormer(cell.ID) {
			out = append(out, cell.Label+": "+says)
		}
	}
	return out
}

// private reports whether an item may not be seen.
func (v *view) private(slug string) bool { return !v.open && private(slug) }

// private reports whether an item holds special or criminal data.
func private(slug string) bool {
	item, ok := catalogue.Find(slug)
	return ok && item.Privacy != catalogue.Ordinary
}

// answer returns the words for an item: never empty, never a number.
func (r *shown) answer(slug string) string {
	switch c := r.Signal.Checks[slug]; {
	case c.Looked():
		return words.Of(string(c.Answer))
	}
	return unlooked(r.listed(), slug)
}

// unlooked returns the words for an item without an answer.
func unlooked(on *catalogue.Listing, slug string) string {
	if !on.Has(slug) {
		return notApplicable
	}
	return notLooked
}

// own returns the words for an item of a form of one's own.
func (r *shown) own(code string) string {
	if c := r.Signal.Checks[code]; c.Looked() {
		return words.Of(string(c.Answer))
	}
	return notLooked
}

// The words for an item without an answer.
const (
	notLooked     = "niet nagegaan"
	notApplicable = "niet van toepassing"
)
