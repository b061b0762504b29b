package store

import (
	"time"

	"tijdig/model"
)

// SetState opens or closes a recorded signal. Like every change it makes a
// version, which names all current versions as those it came from.
func (s *Store) SetState(signal model.ID, state model.State, reason string, author model.Author, now time.Time) (model.Signal, error) {
	return s.amend(signal, author, now, func(_ *tx, sig *model.Signal) error {
		sig.State, sig.Reason, sig.Undone = state, reason, false
		return nil
	})
}

// Undo makes a version equal to the one the newest current version came from,
// marked as such. It returns [ErrNotFound] when that is the first.
func (s *Store) Undo(signal model.ID, author model.Author, now time.Time) (model.Signal, error) {
	return s.amend(signal, author, now, func(t *tx, sig *model.Signal) error {
		if len(sig.Parents) == 0 {
			return ErrNotFound
		}
		var before model.Signal
		if err := t.get(live, kindVersion, sig.Parents[len(sig.Parents)-1], &before); err != nil {
			return err
		}
		sig.Content, sig.FormRef, sig.State = before.Content, before.FormRef, before.State
		sig.Missing, sig.Reason, sig.Undone = before.Missing, "", true
		return nil
	})
}

// amend makes a version from the newest current one.
func (s *Store) amend(signal model.ID, author model.Author, now time.Time, change func(*tx, *model.Signal) error) (sig model.Signal, err error) {
	err = s.commit(func(t *tx) error {
		l, found, err := t.line(signal)
		if err != nil {
			return err
		}
		current := l.currents()
		if !found || len(current) == 0 {
			return ErrNotFound
		}
		sig = model.Signal{}
		if err := t.get(live, kindVersion, current[len(current)-1], &sig); err != nil {
			return err
		}
		if err := change(t, &sig); err != nil {
			return err
		}
		sig.Revision, sig.Parents, sig.Author, sig.Written = model.NewID(), current, author, now
		var sub subjectRecord
		if err := t.get(live, kindSubject, sig.Subject, &sub); err != nil {
			return err
		}
		if err := t.addVersion(l, sub, sig, model.Draft{}); err != nil {
			return err
		}
		return t.log(LogChange, 1)
	})
	return sig, err
}
