package store

import (
	"errors"
	"path/filepath"
	"slices"

	"tijdig/model"
)

// Receipt is the proof of a destruction. It says nothing of what it was about.
type Receipt struct {
	Day       model.Date
	Signals   int
	Versions  int
	Subjects  int           // those that had no other signal
	Exports   []ExportEntry // what had left the file of these signals, to be asked back
	Backups   int           // managed backups it was removed from too
	Unreached []string      // managed backups that could not be reached
}

// tombstone stands for what was destroyed, so that an import does not bring it
// back.
type tombstone struct {
	Day  model.Date `json:"dag"`
	Kind string     `json:"soort"`
}

// many is how many signals at once call for a copy first, in which all that
// stays is safe; it is taken out of that copy as out of the others.
const many = 5

// Destroy removes signals for good: versions, concepts, list heads, what was
// remembered from them and, with its last signal, the subject and its name.
// The freed pages are overwritten, in the managed backups too. It cannot be
// undone. A signal with only a concept can be destroyed as well; one that is
// not there is [ErrNotFound] and nothing happens.
func (s *Store) Destroy(signals ...model.ID) (Receipt, error) {
	s.past.Lock()
	defer s.past.Unlock()
	if len(signals) >= many {
		if _, err := s.keepSnapshot(); err != nil {
			return Receipt{}, err
		}
	}
	var rc Receipt
	err := s.commit(func(t *tx) (err error) {
		rc = Receipt{Day: model.DateOf(t.now)}
		for _, id := range signals {
			if err := t.destroy(id, &rc, s.heads.alone); err != nil {
				return err
			}
		}
		if err := t.del(live, kindPlace, model.ID{}); err != nil {
			return err
		}
		return t.log(LogDelete, len(signals))
	})
	if err != nil {
		return Receipt{}, err
	}
	rc.Exports, err = s.exportsOf(signals)
	if err := errors.Join(err, s.Scrub()); err != nil {
		return rc, err
	}
	all, err := s.Backups()
	for _, b := range all {
		if s.destroyIn(b.Path, signals) != nil {
			rc.Unreached = append(rc.Unreached, filepath.Base(b.Path))
			continue
		}
		rc.Backups++
	}
	return rc, err
}

// destroy removes one signal. Alone reports whether a subject has no signals
// but those given.
func (t *tx) destroy(id model.ID, rc *Receipt, alone func(subject model.ID, but map[model.ID]bool) bool) error {
	l, found, err := t.line(id)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	subject, err := t.destroyConcept(id, !found)
	if err != nil {
		return err
	}
	if found {
		subject = l.Subject
	}
	for _, v := range l.Versions {
		if err := t.forget(v.Revision); err != nil {
			return err
		}
		rc.Versions++
	}
	err = errors.Join(
		t.del(live, kindLine, id), t.delHead(headID{id, false}), t.dropDraft(id), t.dropThrown(id),
		t.putValue(history, kindTombstone, t.root.mark("tombstone", id), tombstone{model.DateOf(t.now), "signaal"}),
	)
	if err != nil {
		return err
	}
	rc.Signals++
	if t.gone == nil {
		t.gone = map[model.ID]bool{}
	}
	if t.gone[id] = true; subject.IsZero() || !alone(subject, t.gone) {
		return nil
	}
	rc.Subjects++
	return errors.Join(
		t.del(live, kindSubject, subject), t.del(live, kindName, subject),
		t.putValue(history, kindTombstone, t.root.mark("tombstone", subject), tombstone{model.DateOf(t.now), "onderwerp"}),
	)
}

// destroyConcept takes what was remembered from the concepts of a signal, the
// one in hand and the one thrown away, and returns their subject. It is
// [ErrNotFound] when there must be one and there is none.
func (t *tx) destroyConcept(id model.ID, must bool) (subject model.ID, err error) {
	var d model.Draft
	var th thrown
	inHand := t.get(live, kindConcept, id, &d)
	away := t.get(history, kindThrown, id, &th)
	for _, err := range []error{inHand, away} {
		if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDamaged) {
			return model.ID{}, err
		}
	}
	if must && errors.Is(inHand, ErrNotFound) && errors.Is(away, ErrNotFound) {
		return model.ID{}, ErrNotFound
	}
	if away == nil {
		subject, err = th.Draft.Subject.ID, t.unremember(th.Draft.Content)
	}
	if inHand == nil && err == nil {
		subject, err = d.Subject.ID, t.unremember(d.Content)
	}
	return subject, err
}

// forget removes a version and what was remembered from it.
func (t *tx) forget(version model.ID) error {
	var sig model.Signal
	if t.get(live, kindVersion, version, &sig) == nil {
		if err := t.unremember(sig.Content); err != nil {
			return err
		}
	}
	return t.del(live, kindVersion, version)
}

// unremember takes the answers of a signal out of what the program offers
// again.
func (t *tx) unremember(c model.Content) error {
	var set model.Settings
	if err := t.get(live, kindSettings, model.ID{}, &set); err != nil {
		return ignoreNotFound(err)
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
	return t.putValue(live, kindSettings, model.ID{}, set)
}

// alone reports whether all signals of a subject are among those given. It
// waits for the index: a subject that is not in it yet is not alone.
func (l *headList) alone(subject model.ID, but map[model.ID]bool) bool {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.index.subjects[subject]
	if x == nil {
		return true
	}
	for _, r := range x.refs {
		if !but[r.signal] {
			return false
		}
	}
	return true
}
