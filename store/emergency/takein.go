package emergency

import (
	"errors"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Outcome is what came of a concept.
type Outcome int

// What can come of one.
const (
	Passed Outcome = iota // all it says is here already, or it ended
	In
	Beside // in, as a concept of its own beside another
)

// TakeIn takes a concept in where it says what the file does not, and says what came of it.
// What was destroyed does not come back. Of a contact letGo is how far it was when it was let
// go, if ever. The change comes to nothing, with [objects.ErrNothing], where nothing came in.
func TakeIn(t *change.Tx, d model.Draft, letGo uint64) (Outcome, error) {
	if d.Contact {
		return takeInContact(t, d, letGo)
	}
	if gone, err := t.Destroyed(d.Subject.ID); err != nil || gone {
		return Passed, orNothing(err)
	}
	at, err := Compare(t, d)
	if err != nil {
		return Passed, err
	}
	switch at {
	case isNew, isNewer:
		return In, t.PutDraft(d)
	case isApart:
		return Beside, putBeside(t, d)
	}
	return Passed, objects.ErrNothing
}

// takeInContact takes a contact in where it is newer.
func takeInContact(t *change.Tx, d model.Draft, letGo uint64) (Outcome, error) {
	switch err := t.PutContact(d, letGo); {
	case err == nil:
		return In, nil
	case errors.Is(err, change.ErrEnded):
		return Passed, objects.ErrNothing
	default:
		return Passed, err
	}
}

// putBeside stores a concept beside the one it was. Where that was recorded, it
// changes what came of it.
func putBeside(t *change.Tx, d model.Draft) error {
	l, _, err := t.Line(d.Signal)
	if err != nil {
		return err
	}
	made := l.Recorded(d)
	d.ID = records.ApartID(d)
	if made != nil {
		d.Parents = []model.ID{made.Revision}
	}
	return t.PutDraft(d)
}

func orNothing(err error) error {
	if err == nil {
		return objects.ErrNothing
	}
	return err
}
