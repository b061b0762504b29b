package reading

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Subject returns one subject that was recorded, or the one that it is shown as.
func (s *Signals) Subject(id model.ID) (model.Subject, error) {
	var r records.Subject
	err := s.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindSubject, s.db.Heads.Kept(id), &r)
	})
	return r.Subject, err
}

// Name returns the roepnaam of a subject, "" when none was given: that of the one it is shown
// as, or else of another it is one with.
func (s *Signals) Name(subject model.ID) (string, error) {
	names, err := s.Names(subject)
	if len(names) == 0 {
		return "", err
	}
	return names[0], err
}

// Names returns every roepnaam of a subject and of those it is one with, each once. With
// [pages.ErrDamaged] it returns those that can be read.
func (s *Signals) Names(subject model.ID) (out []string, err error) {
	view := s.db.View(func(b *bolt.Tx) error {
		out, err = s.namesIn(objects.NewReader(s.db.Keys, objects.Live).In(b), subject)
		return nil
	})
	return out, errors.Join(view, err)
}

func (s *Signals) namesIn(r *objects.Reader, subject model.ID) (out []string, err error) {
	ids := []model.ID{subject}
	if one, joined := s.db.Heads.Joined(subject); joined {
		ids = ids[:0]
		for _, m := range one.Members {
			ids = append(ids, m.ID)
		}
	}
	for _, id := range ids {
		var name records.Name
		e := objects.IgnoreNotFound(r.Get(objects.KindName, id, &name))
		if err = errors.Join(err, e); e == nil && name.Name != "" && !slices.Contains(out, name.Name) {
			out = append(out, name.Name)
		}
	}
	return out, err
}

// Subjects lists the subjects with a recorded signal, those of the newest
// changes first. The slice is the caller's.
func (s *Signals) Subjects() []model.Subject { return s.db.Heads.Subjects() }

// SignalsOf lists the heads of a subject and of those it is one with, concepts included,
// newest first.
func (s *Signals) SignalsOf(subject model.ID) []model.Head { return s.db.Heads.OfSubject(subject) }

// FindCode returns the recorded subject with this code, or the one that it is shown as.
func (s *Signals) FindCode(c model.Code) (model.Subject, bool) { return s.db.Heads.FindCode(c) }

// FreeCode draws a code that no subject of the file has, concepts included.
func (s *Signals) FreeCode() model.Code { return s.db.Heads.FreeCode() }
