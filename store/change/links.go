package change

import (
	"slices"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// SavedLinks returns what was said of who is one. What cannot be read is never written over:
// it is [pages.ErrDamaged].
func (t *Tx) SavedLinks() (model.Links, error) {
	var r records.Links
	err := t.Get(objects.Live, objects.KindLinks, model.ID{}, &r)
	return r.Said, objects.IgnoreNotFound(err)
}

func (t *Tx) putLinks(all model.Links) error {
	t.Links = &all
	return t.PutValue(objects.Live, objects.KindLinks, model.ID{}, records.Links{Said: all})
}

// AddLinks adds what is said to what was.
func (t *Tx) AddLinks(said ...model.Link) error {
	all, err := t.SavedLinks()
	if err != nil {
		return err
	}
	for _, l := range said {
		all, _ = all.With(l)
	}
	return t.putLinks(all)
}

// DropLinks forgets what was said of a subject that is destroyed. Those it led to stay one.
func (t *Tx) DropLinks(subject model.ID) error {
	all, err := t.SavedLinks()
	of := func(l model.Link) bool { return l.Of(subject) }
	if err != nil || !slices.ContainsFunc(all, of) {
		return objects.PassOver(err) // what was said names nobody but by a number
	}
	for _, l := range all.Apart(subject, t.Now) {
		all, _ = all.With(l)
	}
	return t.putLinks(slices.DeleteFunc(slices.Clone(all), of))
}
