package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// SaveDraft stores a concept, durable on return. Nil says that the file holds
// just this of it. What it says else is told by the error, and nothing was
// stored then: [ErrOutdated] when the file holds a newer state of the same
// concept, [ErrEnded] when that was recorded, thrown away or destroyed: a save
// that comes late never brings a concept back. A concept is told by its own id,
// never by its signal or its Rev.
func (s *Store) SaveDraft(d model.Draft) error {
	d.ID = records.DraftID(d)
	return s.commit(func(t *tx) error {
		have, ok := s.heads.Rev(d.ID)
		switch {
		case ok && have > d.Rev:
			return ErrOutdated
		case ok && have == d.Rev:
			same, err := t.HoldsDraft(d)
			if err == nil && same {
				return objects.ErrNothing
			}
			return errors.Join(err, ErrOutdated)
		case !ok:
			ended, err := t.DraftEnded(d)
			if err != nil {
				return err
			}
			if ended {
				return ErrEnded
			}
		}
		return t.PutDraft(d)
	})
}

// Draft returns a concept as it was saved last, by its own id.
func (s *Store) Draft(id model.ID) (d model.Draft, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		d, err = records.GetDraft(b, s.db.Keys, id)
		return err
	})
	return d, err
}

// DraftsOf lists the concepts of a signal, the one changed last first. There may be
// more than one: begun on two laptops, or come back from an emergency file.
func (s *Store) DraftsOf(signal model.ID) []model.ID { return s.heads.DraftsOf(signal) }
