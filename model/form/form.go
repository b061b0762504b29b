// Package form holds the questions a worker is asked, as data: the built-in
// quick form and any other form given as a file. It says which questions are
// asked given the answers so far and which are still missing. It knows
// nothing of screens, keys pressed or files on a disk.
package form

import (
	"slices"
	"strings"
	"sync"

	"tijdig/model"
)

// Kind is what sort of answer a question wants.
type Kind string

// The kinds. The second group is that of the built-in form: their answers
// have a place of their own in a signal, so each has a fixed name and stands
// in a form at most once.
const (
	Text      Kind = "text"      // one line
	Area      Kind = "area"      // many lines
	Number    Kind = "number"    // a number, kept with a point: 12.5
	Date      Kind = "date"      // a day, kept as 2026-11-22
	Choice    Kind = "choice"    // one option
	Choices   Kind = "choices"   // any number of options
	Checklist Kind = "checklist" // pages of items, answered as on the checklist
	Rows      Kind = "rows"      // rows, each with answers to the same questions
	Note      Kind = "note"      // nothing to answer: what [guidance] says beside the answers, while it says anything

	Subject  Kind = "subject"  // who it is about
	Mark     Kind = "mark"     // how to recognise the subject
	Age      Kind = "age"      // an age, kept as a band
	Seen     Kind = "seen"     // when it was seen, kept as [model.Seen] writes it
	Place    Kind = "place"    // where
	Findings Kind = "findings" // lines, each with its kind and source
	Steps    Kind = "steps"    // next steps
	People   Kind = "people"   // who else belongs with the subject
)

// special maps the kinds of the built-in form to the name that each has.
var special = map[Kind]string{
	Subject: model.QAbout, Mark: model.QMark, Age: model.QAge, Seen: model.QSeen, Place: model.QPlace,
	Findings: model.QFindings, Steps: model.QSteps, People: model.QPeople,
}

// Built reports whether an answer has a place of its own wherever signals are shown or
// written: rules look at it, or its kind is special. Any other question is shown and
// written as its form says.
func Built(id string) bool { return built()[id] }

var built = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{model.QWhyNot: true}
	for id := range fixed {
		out[id] = true
	}
	for _, id := range special {
		out[id] = true
	}
	return out
})

// Form is a list of questions, in blocks or not. It is never changed after it was read.
type Form struct {
	ID        string     `json:"id"`
	Version   int        `json:"version"`
	Title     string     `json:"title"`
	Questions []Question `json:"questions"` // those of every block, each with the condition of its block
	Blocks    []Block    `json:"blocks,omitempty"`

	Hash string `json:"-"` // SHA-256 of Text in hexadecimal digits; "" for the built-in forms
	Text []byte `json:"-"` // as it was written, for whoever keeps it
}

// Question is one question.
type Question struct {
	ID       string   `json:"id"`
	Kind     Kind     `json:"kind"`
	Label    string   `json:"label"`
	Hint     string   `json:"hint,omitempty"`
	Required bool     `json:"required,omitempty"` // asked for, never enforced
	Remember Remember `json:"remember,omitempty"` // what becomes of the last answer
	About    string   `json:"about,omitempty"`    // [AboutWorker], or the subject
	Lookup   Lookup   `json:"lookup,omitempty"`   // where a name is looked up while it is typed
	Privacy  Privacy  `json:"privacy,omitempty"`
	History  bool     `json:"history,omitempty"` // what was answered in earlier versions is shown with it
	Ahead    bool     `json:"ahead,omitempty"`   // a date that lies ahead rather than behind
	Plans    string   `json:"plans,omitempty"`   // of a date ahead: the kind of step that is planned on it
	Says     string   `json:"says,omitempty"`    // of a note: what is said; a name of [guidance]
	Unit     string   `json:"unit,omitempty"`    // of a number, in words
	Least    *float64 `json:"least,omitempty"`   // nil: a number may be as small as one likes
	Most     *float64 `json:"most,omitempty"`    // nil: as large
	Default  string   `json:"default,omitempty"` // an option, or for a date words such as "vandaag"
	Options  []Option `json:"options,omitempty"`
	Pages    []Page   `json:"pages,omitempty"`
	When     *When    `json:"when,omitempty"` // nil: always asked

	Each []model.PersonAsk `json:"each,omitempty"` // of people: what else is asked of each

	Questions []Question `json:"questions,omitempty"` // of each row
	One       string     `json:"one,omitempty"`       // what a row is called
	Line      []string   `json:"line,omitempty"`      // which questions a row is known by in a list; the first, where none is said

	Block string `json:"-"` // the block it stands in; "" where a form has none
	Of    string `json:"-"` // of a cell: what its row is called
	Row   int    `json:"-"` // of a cell: which row, from 1; 0 where that does not matter
}

// Option is one of the answers to a choice.
type Option struct {
	ID    string `json:"id"`
	Key   string `json:"key,omitempty"` // the letter that chooses it; without one, its position does
	Label string `json:"label"`
}

// Page is a page of a checklist: at most nine items, one for each digit.
type Page struct {
	Title string `json:"title"`
	Items []Item `json:"items"`
}

// Item is something to look at. Its code is unique in the form and differs
// from every slug of the catalogue, as answers to both stand together.
type Item struct {
	Code  string `json:"code"`
	Label string `json:"label"`
	Help  string `json:"help,omitempty"`
}

// Find returns the question with a name, which may be that of a cell or a column.
func (f *Form) Find(id string) (Question, bool) {
	if q := find(f.Questions, id); q != nil {
		return *q, true
	}
	rows, own, row := f.cell(id)
	if own == nil {
		return Question{}, false
	}
	return rows.cell(*own, row), true
}

// asks reports whether [Form.Find] finds it.
func (f *Form) asks(id string) bool {
	if find(f.Questions, id) != nil {
		return true
	}
	_, own, _ := f.cell(id)
	return own != nil
}

// cell is the question of rows that a cell belongs to, what that asks in each row, and
// which row it is; own is nil where id is no cell of this form.
func (f *Form) cell(id string) (rows, own *Question, row string) {
	name, row, question, is := model.InRow(id)
	if !is {
		return nil, nil, ""
	}
	if rows = find(f.Questions, name); rows == nil {
		return nil, nil, ""
	}
	return rows, find(rows.Questions, question), row
}

// find returns the question with a name, or nil. Questions are large: none is copied.
func find(all []Question, id string) *Question {
	for i := range all {
		if all[i].ID == id {
			return &all[i]
		}
	}
	return nil
}

// Items returns the items of every checklist, in order.
func (f *Form) Items() []Item {
	var out []Item
	for _, q := range f.Questions {
		for _, p := range q.Pages {
			out = append(out, p.Items...)
		}
	}
	return out
}

// Option returns the option with a name.
func (q Question) Option(id string) (Option, bool) {
	i := slices.IndexFunc(q.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return Option{}, false
	}
	return q.Options[i], true
}

// Ref returns what a signal keeps of the form it was entered with.
func (f *Form) Ref(catalogue int) model.FormRef {
	return model.FormRef{Form: f.ID, Version: f.Version, Catalogue: catalogue, Hash: f.Hash}
}

// Words returns an answer as people read it: the words for the options that were
// chosen, or what was typed. Where the words for an option hold what stands between
// two of them, each stands in quotes, so that one option never reads as two.
func (q Question) Words(a model.Answer) string {
	if q.Kind == Rows {
		return q.counted(len(a))
	}
	between, quote := ", ", false
	for _, o := range q.Options {
		if strings.ContainsAny(o.Label, ",;\"") {
			between, quote = "; ", len(a) > 0 && q.Kind == Choices
		}
	}
	out := make([]string, len(a))
	for i, v := range a {
		if q.Kind == Number {
			v = q.ShowNumber(v)
		}
		if out[i] = v; len(q.Options) == 0 {
			continue
		}
		if o, ok := q.Option(v); ok {
			out[i] = o.Label
		}
		if quote {
			out[i] = `"` + strings.ReplaceAll(out[i], `"`, `""`) + `"`
		}
	}
	return strings.Join(out, between)
}
