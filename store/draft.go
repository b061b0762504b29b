package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
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
			same, err := t.holds(d)
			if err == nil && same {
				return objects.ErrNothing
			}
			return errors.Join(err, ErrOutdated)
		case !ok:
			ended, err := t.ended(d)
			if err != nil {
				return err
			}
			if ended {
				return ErrEnded
			}
		}
		return t.putDraft(d)
	})
}

// holds reports whether the file holds the concept just as it is.
func (t *tx) holds(d model.Draft) (bool, error) {
	have, err := records.GetDraft(t.Bolt, t.Keys, d.ID)
	if errors.Is(err, ErrDamaged) {
		return false, nil
	}
	return err == nil && records.SameBody(have, d), err
}

// ended reports whether a concept was recorded, thrown away or destroyed.
func (t *tx) ended(d model.Draft) (bool, error) {
	l, _, err := t.line(d.Signal)
	if err != nil {
		return false, err
	}
	if l.Recorded(d) != nil || l.Ended.Was(d) {
		return true, nil
	}
	return t.over(d)
}

// over reports whether a concept was thrown away, or its signal destroyed.
func (t *tx) over(d model.Draft) (bool, error) {
	if gone, err := t.destroyed(d.Signal); gone || err != nil {
		return gone, err
	}
	for _, kd := range []vault.Kind{objects.KindThrown, objects.KindEnded} {
		_, err := objects.GetBody(t.Bolt, t.Keys, objects.History, kd, d.ID)
		if !errors.Is(err, ErrNotFound) {
			return err == nil, err
		}
	}
	return false, nil
}

func (t *tx) putDraft(d model.Draft) error {
	if err := t.PutValue(objects.Live, objects.KindConcept, d.ID, d); err != nil {
		return err
	}
	return t.putHead(records.DraftEntry(d))
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

// dropDraft removes a concept, its undo with it.
func (t *tx) dropDraft(id heads.ID) error {
	if err := t.Del(objects.Live, objects.KindConcept, id.Draft); err != nil {
		return err
	}
	return t.delHead(id)
}
