package privacy

import (
	"slices"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/say"
)

// Shown is what may be seen of a record, with what was made of all that was filled in. It is
// for one goroutine.
type Shown struct {
	model.Record
	filled
	Before []model.ID // the versions it came from
	First  time.Time  // when it was written down first
	Note   any        // what an output holds on to until all of the record is written; nil at first

	asked *form.Form // what it was entered with; nil until that is asked for
}

// filled tells of all that was filled in, also where an answer may not be seen. Not every
// output asks for all of it.
type filled struct {
	forms   form.Book
	all     model.Content
	ref     model.FormRef
	kind    model.Kind
	profile string
	Call    model.CallState // whether a call is open

	survey *catalogue.Coverage
	list   *catalogue.Listing
	olds   []form.Question
	told   bool // whether olds are known
}

// Looked is what belongs to the checklist and was looked at.
func (f *filled) Looked() catalogue.Coverage {
	if f.survey == nil {
		f.survey = new(catalogue.Survey(f.all, f.kind))
	}
	return *f.survey
}

// Listed is the checklist.
func (f *filled) Listed() *catalogue.Listing {
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

// Corrected is the day of the version that is told, "" where that is the first.
func (r *Shown) Corrected() string {
	day := model.DateOf(r.Signal.Written)
	if len(r.Signal.Parents) == 0 || day == model.DateOf(r.First) {
		return ""
	}
	return say.When(model.Seen{Date: day})
}

// IsFormer reports whether a question is not asked any more.
func (r *Shown) IsFormer(id string) bool {
	return slices.ContainsFunc(r.former(), func(q form.Question) bool { return q.ID == id })
}

// FormerIn lists that of one row.
func (r *Shown) FormerIn(row string) (out []string) {
	for _, q := range r.former() {
		_, of, _, cell := model.InRow(q.ID)
		if says := say.Answered(q, r.Signal); says != "" && cell && of == row {
			out = append(out, q.Label+": "+says)
		}
	}
	return out
}

// Formerly lists what was answered at questions that are not asked any more.
func (r *Shown) Formerly() (out []string) {
	for _, q := range r.former() {
		if says := say.Answered(q, r.Signal); says != "" {
			out = append(out, q.FullLabel()+": "+says)
		}
	}
	return out
}

// Cells lists what was answered in a row, and is still asked.
func (r *Shown) Cells(q form.Question, n int) (out []string) {
	for _, cell := range q.Cells(r.Signal.Content, n) {
		if says := say.Answered(cell, r.Signal); says != "" && !r.IsFormer(cell.ID) {
			out = append(out, cell.Label+": "+says)
		}
	}
	return out
}

// Item returns the words for an item: never empty, never a number.
func (r *Shown) Item(slug string) string {
	if c := r.Signal.Checks[slug]; c.Looked() {
		return words.Of(string(c.Answer))
	}
	return say.Unlooked(r.Listed(), slug)
}

// OwnItem returns the words for an item of a form of one's own.
func (r *Shown) OwnItem(code string) string { return say.Check(r.Signal.Checks[code]) }

// Versions lists the versions of a record, oldest first, the newest included; none when
// there was only one.
func (r *Shown) Versions() []model.Signal {
	if len(r.Earlier) == 0 {
		return nil
	}
	return append(append([]model.Signal{}, r.Earlier...), r.Signal)
}

// ancestors are the versions that a version came from, as far back as is known.
func ancestors(r *model.Record) (out []model.ID) {
	if len(r.Signal.Parents) == 0 {
		return nil
	}
	parents := map[model.ID][]model.ID{}
	for _, s := range r.Earlier {
		parents[s.Revision] = s.Parents
	}
	next := slices.Clone(r.Signal.Parents)
	for len(next) > 0 {
		id := next[0]
		if next = next[1:]; !slices.Contains(out, id) {
			out = append(out, id)
			next = append(next, parents[id]...)
		}
	}
	return out
}
