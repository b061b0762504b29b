package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Subject returns one subject that was recorded, or the one that it is shown as.
func (s *Store) Subject(id model.ID) (model.Subject, error) {
	var r records.Subject
	err := s.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindSubject, s.db.Heads.Kept(id), &r)
	})
	return r.Subject, err
}

// Name returns the roepnaam of a subject, "" when none was given: that of the one it is shown
// as, or else of another it is one with.
func (s *Store) Name(subject model.ID) (string, error) {
	names, err := s.Names(subject)
	if len(names) == 0 {
		return "", err
	}
	return names[0], err
}

// Names returns every roepnaam of a subject and of those it is one with, each once. With
// [ErrDamaged] it returns those that can be read.
func (s *Store) Names(subject model.ID) (out []string, err error) {
	view := s.db.View(func(b *bolt.Tx) error {
		out, err = s.namesIn(objects.NewReader(s.db.Keys, objects.Live).In(b), subject)
		return nil
	})
	return out, errors.Join(view, err)
}

func (s *Store) namesIn(r *objects.Reader, subject model.ID) (out []string, err error) {
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
func (s *Store) Subjects() []model.Subject { return s.db.Heads.Subjects() }

// SignalsOf lists the heads of a subject and of those it is one with, concepts included,
// newest first.
func (s *Store) SignalsOf(subject model.ID) []model.Head { return s.db.Heads.OfSubject(subject) }

// FindCode returns the recorded subject with this code, or the one that it is shown as.
func (s *Store) FindCode(c model.Code) (model.Subject, bool) { return s.db.Heads.FindCode(c) }

// FreeCode draws a code that no subject of the file has, concepts included.
func (s *Store) FreeCode() model.Code { return s.db.Heads.FreeCode() }

// keepApart gives a subject another code where its own is another's by now: it had no signal
// any more, and nothing kept the code for it. What it was known by is kept. It reports whether
// it did.
func (s *Store) keepApart(sub *records.Subject) bool {
	owner, taken := s.db.Heads.CodeOwner(sub.Code)
	if !taken || owner == sub.ID {
		return false
	}
	sub.Codes, sub.Code = append(slices.Clone(sub.Codes), sub.Code), s.db.Heads.FreeCode()
	return true
}

// codes are those given out in one change, which the list does not have yet.
type codes map[model.Code]bool

// codeFor returns the code a subject gets: its own where that is free.
func (s *Store) codeFor(given codes, sub model.Subject) model.Code {
	c := sub.Code
	for {
		owner, taken := s.db.Heads.CodeOwner(c)
		if c != "" && !given[c] && (!taken || owner == sub.ID) {
			break
		}
		c = s.db.Heads.FreeCode()
	}
	given[c] = true
	return c
}
