package emergency

import (
	"errors"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Standing is how a concept found elsewhere stands to what the file knows.
type Standing int

const (
	isNew     Standing = iota // nothing is known of it
	isNewer                   // it goes on from what stands here
	isHere                    // all it says went through what stands here
	isAssumed                 // so its Rev says, and nothing proves it: it is from before sittings were noted
	isGone                    // it was destroyed, or thrown away as it is
	isApart                   // it says something that nothing here says
)

// Proven reports whether a copy of the concept may be removed: its words are here, or
// were removed on purpose.
func (s Standing) Proven() bool { return s == isHere || s == isGone }

// Compare compares a concept with what the file holds of it: in hand, thrown away,
// let go, recorded, or taken in beside another before.
func Compare(t *change.Tx, d model.Draft) (Standing, error) {
	if gone, err := t.Destroyed(d.Signal); gone || err != nil {
		return isGone, err
	}
	at, err := byID(t, d)
	if err != nil || at != isApart {
		return at, err
	}
	beside := d
	beside.ID = records.ApartID(d)
	if again, err := byID(t, beside); again != isNew || err != nil {
		return again, err
	}
	return isApart, nil
}

// byID is [Compare] by the id alone.
func byID(t *change.Tx, d model.Draft) (Standing, error) {
	have, err := records.GetDraft(t.Bolt, t.Keys, d.ID)
	if err == nil {
		return beside(have, d), nil
	}
	if !errors.Is(err, objects.ErrNotFound) && !errors.Is(err, pages.ErrDamaged) {
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
	if !errors.Is(err, objects.ErrNotFound) && !errors.Is(err, pages.ErrDamaged) {
		return isNew, err
	}
	var m records.EndedMark
	if err := t.Get(objects.History, objects.KindEnded, d.ID, &m); err == nil {
		return through(m.Sittings, d, isGone), nil
	}
	return recorded(t, d)
}

// beside compares two states of one concept.
func beside(have, d model.Draft) Standing {
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

// recorded looks at the versions made of the concept.
func recorded(t *change.Tx, d model.Draft) (Standing, error) {
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
func through(sittings []model.Sitting, d model.Draft, done Standing) Standing {
	if d.Within(sittings) {
		return done
	}
	return isApart
}
