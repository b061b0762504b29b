package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
)

// SaveDraft stores a concept, durable on return. A save that is not newer than
// what the file holds is passed over, and so is every save of a concept that
// was recorded, thrown away or destroyed: saves may arrive in any order, and a
// late one never brings a concept back. A concept is told by its signal, the
// moment it was started and the versions it changes.
func (s *Store) SaveDraft(d model.Draft) error {
	return s.commit(func(t *tx) error {
		stale, err := s.stale(t, d)
		if err != nil {
			return err
		}
		if stale {
			return errNothing
		}
		return t.putDraft(d)
	})
}

// stale reports whether a save of d has nothing to add.
func (s *Store) stale(t *tx, d model.Draft) (bool, error) {
	if have, ok := s.heads.rev(d.Signal); ok {
		return d.Rev <= have, nil
	}
	l, found, err := t.line(d.Signal)
	if err != nil || l.Ended.was(d) {
		return true, err
	}
	if !found {
		gone, err := t.destroyed(d.Signal)
		if gone || err != nil {
			return gone, err
		}
	}
	var th thrown
	err = t.get(history, kindThrown, d.Signal, &th)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return endOf(th.Draft).was(d), err
}

func (t *tx) putDraft(d model.Draft) error {
	if err := t.putValue(live, kindConcept, d.Signal, d); err != nil {
		return err
	}
	return t.putHead(draftEntry(d))
}

func draftEntry(d model.Draft) entry {
	return entry{model.HeadOfDraft(d), aside{rev: d.Rev, stamp: d.Subject.Created}}
}

// Draft returns the concept of a signal as it was saved last.
func (s *Store) Draft(signal model.ID) (d model.Draft, err error) {
	err = s.view(func(b *bolt.Tx) error { return get(b, s.keys, live, kindConcept, signal, &d) })
	return d, err
}

// dropDraft removes a concept, its undo with it.
func (t *tx) dropDraft(signal model.ID) error {
	if err := t.del(live, kindConcept, signal); err != nil {
		return err
	}
	return t.delHead(headID{signal, true})
}
