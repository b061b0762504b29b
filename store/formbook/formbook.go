// Package formbook reads the definitions of forms that a file keeps, so that the
// questions of a record are known without the file they came from.
package formbook

import (
	"errors"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
)

// Read returns every form whose questions are known: the built-in one, own, and those
// the file keeps. One that cannot be read is left out, and its records show under their
// machine names.
func Read(s *store.Store, own *form.Form) (form.Book, error) {
	kept, err := s.Forms()
	all := []*form.Form{own}
	for _, text := range kept {
		f, e := form.ReadKept(text)
		if e != nil {
			err = errors.Join(err, store.ErrDamaged)
			continue
		}
		all = append(all, f)
	}
	return form.NewBook(all...), err
}

// For returns the form a record was entered with; see [form.Book.For].
func For(s *store.Store, own *form.Form, ref model.FormRef, c model.Content) (*form.Form, bool) {
	b, _ := Read(s, own) //nolint:errcheck // what cannot be read is not known, and that is what comes back
	return b.For(ref, c)
}

// Keep keeps the form that a concept is entered with, where the program was given one.
// Every save calls it; once it is kept that costs a look.
func Keep(s *store.Store, f *form.Form, ref model.FormRef) error {
	if ref.Hash == "" || f == nil || f.Hash != ref.Hash {
		return nil
	}
	_, err := s.KeepForm(f.Text)
	return err
}
