package erase

import (
	"errors"
	"slices"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// forgetFilters lets go of filters of the list that look for a subject, by its code or by what
// it is called.
func forgetFilters(t *change.Tx, subject model.ID) error {
	set, err := t.Settings()
	if err != nil || len(set.Filters) == 0 {
		return objects.PassOver(err)
	}
	var sub records.Subject
	var name records.Name
	err = errors.Join(
		objects.PassOver(t.Get(objects.Live, objects.KindSubject, subject, &sub)), objects.PassOver(t.Get(objects.Live, objects.KindName, subject, &name)),
	)
	if err != nil {
		return err
	}
	called := fold.Words(name.Name + " " + sub.Mark + " " + string(sub.Code) + " " + sub.Code.String())
	n := len(set.Filters)
	set.Filters = slices.DeleteFunc(set.Filters, func(f model.Filter) bool {
		return slices.ContainsFunc(fold.Words(f.Words+" "+f.Name), func(w string) bool { return slices.Contains(called, w) })
	})
	if len(set.Filters) == n {
		return nil
	}
	return t.PutSettings(set)
}

// unremember takes the answers of a signal out of what the program offers
// again.
func unremember(t *change.Tx, c model.Content) error {
	set, err := t.Settings()
	if err != nil {
		return objects.IgnoreNotFound(err)
	}
	places, remembered := len(set.Places), len(set.Remembered)
	if p := c.Answers.One(model.QPlace); p != "" {
		set.Places = slices.DeleteFunc(set.Places, func(q string) bool { return q == p })
	}
	for q, a := range set.Remembered {
		if slices.Equal(a, c.Answers[q]) {
			delete(set.Remembered, q)
		}
	}
	if len(set.Places) == places && len(set.Remembered) == remembered {
		return nil
	}
	return t.PutSettings(set)
}
