package form

import (
	"cmp"
	"slices"

	"tijdig/model"
)

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
