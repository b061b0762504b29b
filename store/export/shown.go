package export

import (
	"slices"
	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"time"
)

// shown is what may be seen of a record, with what was made of all that was filled in. It is
// for one goroutine.
type shown struct {
	model.Record
	filled
	before []model.ID // the versions it came from
	first  time.Time  // when it was written down first

	asked *form.Form // what it was entered with; nil until that is asked for
	note  any        // what an output holds on to until all of the record is written; nil at first
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

// versions lists the versions of a record, oldest first, the newest included; none when
// there was only one.
func (r *shown) versions() []model.Signal {
	if len(r.Earlier) == 0 {
		return nil
	}
	return append(append([]model.Signal{}, r.Earlier...), r.Signal)
}
