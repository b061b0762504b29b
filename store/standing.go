package store

import (
	"errors"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// standing is how a concept found elsewhere stands to what the file knows.
type standing int

const (
	isNew     standing = iota // nothing is known of it
	isNewer                   // it goes on from what stands here
	isHere                    // all it says went through what stands here
	isAssumed                 // so its Rev says, and nothing proves it: it is from before sittings were noted
	isGone                    // it was destroyed, or thrown away as it is
	isApart                   // it says something that nothing here says
)

// proven reports whether a copy of the concept may be removed: its words are here, or
// were removed on purpose.
func (s standing) proven() bool { return s == isHere || s == isGone }

// standing compares a concept with what the file holds of it: in hand, thrown away,
// let go, recorded, or taken in beside another before.
func (t *tx) standing(d model.Draft) (standing, error) {
	if gone, err := t.Destroyed(d.Signal); gone || err != nil {
		return isGone, err
	}
	at, err := t.standingOf(d)
	if err != nil || at != isApart {
		return at, err
	}
	beside := d
	beside.ID = records.ApartID(d)
	if again, err := t.standingOf(beside); again != isNew || err != nil {
		return again, err
	}
	return isApart, nil
}

// standingOf is standing by the id alone.
func (t *tx) standingOf(d model.Draft) (standing, error) {
	have, err := records.GetDraft(t.Bolt, t.Keys, d.ID)
	if err == nil {
		return beside(have, d), nil
	}
	if !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDamaged) {
		return isNew, err
	}
	th, err := t.Discarded(d.ID)
	if err == nil {
		switch at := beside(th.Draft, d); at {
		case isHere:
			return isGone, nil
		case isAssumed:
			return isAssumed, nil
		default:
			return isApart, nil
		}
	}
	if !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDamaged) {
		return isNew, err
	}
	var m records.EndedMark
	if err := t.Get(objects.History, objects.KindEnded, d.ID, &m); err == nil {
		return through(m.Sittings, d, isGone), nil
	}
	return t.standingRecorded(d)
}

// beside compares two states of one concept.
func beside(have, d model.Draft) standing {
	switch {
	case records.SameBody(have, d) || have.Follows(d) && !d.Sitting.IsZero():
		return isHere
	case d.Follows(have) && (!have.Sitting.IsZero() || d.Rev > have.Rev):
		return isNewer
	case have.Follows(d):
		return isAssumed
	}
	return isApart
}

// standingRecorded looks at the versions made of the concept.
func (t *tx) standingRecorded(d model.Draft) (standing, error) {
	l, _, err := t.Line(d.Signal)
	if err != nil {
		return isNew, err
	}
	made := l.Recorded(d)
	if made == nil {
		if l.Ended.Was(d) { // thrown away under version 1, which did not note how it stood then
			return isAssumed, nil
		}
		return isNew, nil
	}
	var sig model.Signal
	if t.Get(objects.Live, objects.KindVersion, made.Revision, &sig) == nil && sig.Content.Equal(d.Content) {
		return isHere, nil
	}
	if len(made.Sittings) == 0 && d.Sitting.IsZero() && made.Rev >= d.Rev {
		return isAssumed, nil
	}
	return through(made.Sittings, d, isHere), nil
}

// through returns done where the concept went through these sittings.
func through(sittings []model.Sitting, d model.Draft, done standing) standing {
	if d.Within(sittings) {
		return done
	}
	return isApart
}
