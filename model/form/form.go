// Package form holds the questions a worker is asked, as data: the built-in
// quick form and any other form given as a file. It says which questions are
// asked given the answers so far and which are still missing. It knows
// nothing of screens, keys pressed or files on a disk.
package form

import (
	"cmp"
	"slices"

	"tijdig/model"
)

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

// Ref returns what a signal keeps of the form it was entered with.
func (f *Form) Ref(catalogue int) model.FormRef {
	return model.FormRef{Form: f.ID, Version: f.Version, Catalogue: catalogue, Hash: f.Hash}
}

// Book is every form whose questions are known: the built-in ones, the one that new
// signals are entered with, and those a file keeps. It is never changed.
type Book struct{ forms []*Form }

// NewBook returns the book of these forms and the built-in ones. One that is nil or
// there already is passed over.
func NewBook(forms ...*Form) Book {
	b := Book{[]*Form{Quick(), Full()}}
	for _, f := range forms {
		if f != nil && !slices.ContainsFunc(b.forms, func(o *Form) bool { return o == f || o.Hash != "" && o.Hash == f.Hash }) {
			b.forms = append(b.forms, f)
		}
	}
	return b
}

// Forms lists them, the built-in ones first. The slice is not to be changed.
func (b Book) Forms() []*Form { return b.forms }

// For returns the form a signal was entered with, and false when its definition is not
// known. Answers to questions it does not have, which are all of them then, follow under
// their machine names as typed text, so that none is left out anywhere.
func (b Book) For(ref model.FormRef, c model.Content) (f *Form, known bool) {
	f = b.find(ref)
	if known = f != nil; !known {
		f = &Form{ID: ref.Form, Version: ref.Version, Title: ref.Form, Hash: ref.Hash, Questions: Quick().Questions}
	}
	return f.with(c), known
}

func (b Book) find(ref model.FormRef) *Form {
	for _, f := range b.forms {
		if ref.Hash != "" && f.Hash == ref.Hash || ref.Hash == "" && f.Hash == "" && (f.ID == ref.Form || ref.Form == "") {
			return f
		}
	}
	for _, f := range b.forms { // recorded before definitions were kept
		if ref.Hash == "" && f.ID == ref.Form && f.Version == ref.Version {
			return f
		}
	}
	return nil
}

// with returns the form with a question for each answer that has none.
func (f *Form) with(c model.Content) *Form {
	var more []Question
	for id, a := range c.Answers {
		if len(a) > 0 && id != model.QTags && !f.asks(id) && !Quick().asks(id) {
			more = append(more, Question{ID: id, Kind: Text, Label: id})
		}
	}
	if len(more) == 0 {
		return f
	}
	slices.SortFunc(more, func(a, b Question) int { return cmp.Compare(a.ID, b.ID) })
	out := *f
	out.Questions = append(slices.Clone(f.Questions), more...)
	return &out
}
