package store

import (
	"context"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Taken counts the concepts of an emergency file.
type Taken struct {
	In       int // came into this file
	Beside   int // of those, as a concept beside another of the same signal, since neither holds the other
	Contacts int // of those that came in, how many are no concept but a contact
	Passed   int // all they say is here already, or belongs to what was destroyed or thrown away
	Lost     int // are damaged

	Wiped bool // [Store.TakeBack] only: the file was ours, all of it is here, and it is gone
}

// emergency is what stands in an emergency file.
type emergency struct {
	drafts []model.Draft
	use    string
	other  int // objects that no emergency file holds
	lost   int
}

// TakeIn takes the concepts of an emergency file that this file made into this
// file. A newer state of the same concept replaces the older. Where both went on apart
// from each other, or where the concept was recorded meanwhile without these words, it
// comes in beside it, as a concept of its own. Doing it twice is the same as once. The
// emergency file is only read. One of another file, or of this one under an earlier
// master key, is [ErrOtherFile].
func (s *Store) TakeIn(path string) (n Taken, err error) {
	e, err := s.readEmergency(path)
	if err != nil {
		return n, err
	}
	return s.takeAll(e)
}

func (s *Store) takeAll(e emergency) (n Taken, err error) {
	n.Lost = e.lost
	for _, d := range e.drafts {
		how, err := s.takeIn(d)
		if err != nil {
			return n, err
		}
		switch how {
		case tookPassed:
			n.Passed++
		case tookBeside:
			n.In, n.Beside = n.In+1, n.Beside+1
		case tookIn:
			n.In++
			if d.Contact {
				n.Contacts++
			}
		}
	}
	if n.Lost > 0 {
		return n, fmt.Errorf("%w: %d concepts of the emergency file", ErrDamaged, n.Lost)
	}
	return n, nil
}

// readEmergency reads all of an emergency file.
func (s *Store) readEmergency(path string) (e emergency, err error) {
	f, err := objects.Open(disk.Real(path), true)
	if err != nil {
		return e, err
	}
	defer disk.Release(f)
	k := s.db.OwnKeys()
	defer k.Wipe()
	h, _, err := f.Header()
	if err != nil {
		return e, err
	}
	if h.ID != k.ID || !h.Genuine(k) {
		return e, ErrOtherFile
	}
	err = objects.ViewFile(f.Bolt, func(b *bolt.Tx) error {
		t, err := objects.Recount(context.Background(), b, k)
		if err != nil {
			return err
		}
		e.use = t.Root.Use
		if !t.Whole() {
			e.lost++
		}
		return errors.Join(objects.ScanHeld(b, k, objects.Live, e.take), objects.ScanHeld(b, k, objects.History, func(objects.Found) { e.other++ }))
	})
	return e, err
}

func (e *emergency) take(f objects.Found) {
	switch {
	case f.OK && f.Env.Kind == objects.KindContacts: // what it lists comes by itself
		return
	case f.OK && f.Env.Kind != objects.KindConcept && f.Env.Kind != objects.KindContact:
		e.other++
		return
	}
	var d model.Draft
	if !f.OK || objects.Decode(f.Body, &d) != nil {
		e.lost++
		return
	}
	d.ID = records.DraftID(d)
	e.drafts = append(e.drafts, d)
}

type took int

const (
	tookPassed took = iota
	tookIn
	tookBeside
)

// takeIn saves a concept, and says what came of it. What was destroyed does not
// come back.
func (s *Store) takeIn(d model.Draft) (how took, err error) {
	if d.Contact {
		in, err := s.takeInContact(d)
		if in {
			how = tookIn
		}
		return how, err
	}
	err = s.commit(func(t *tx) error {
		how = tookPassed
		if gone, err := t.Destroyed(d.Subject.ID); err != nil || gone {
			return orNothing(err)
		}
		at, err := t.standing(d)
		if err != nil {
			return err
		}
		switch at {
		case isNew, isNewer:
			how = tookIn
			return t.PutDraft(d)
		case isApart:
			how = tookBeside
			return t.putBeside(d)
		}
		return objects.ErrNothing
	})
	return how, err
}

// putBeside stores a concept beside the one it was. Where that was recorded, it
// changes what came of it.
func (t *tx) putBeside(d model.Draft) error {
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

// TakeBack is [Store.TakeIn], after which the emergency file is wiped where it says
// inside that the program made it as one, for this file, and every word in it is proven
// to be here: it opens by the passphrase of the day it was made. Any other file stays
// as it is, whatever its name.
func (s *Store) TakeBack(path string) (n Taken, err error) {
	e, err := s.readEmergency(path)
	if err != nil {
		return n, err
	}
	if e.use != copies.UseEmergency {
		return n, ErrOtherFile
	}
	if n, err = s.takeAll(e); err != nil {
		return n, err
	}
	if e.other > 0 {
		return n, nil
	}
	for _, d := range e.drafts {
		if proven, err := s.proven(d); err != nil || !proven {
			return n, err
		}
	}
	err = s.wipeFile(disk.Real(path))
	n.Wiped = err == nil
	return n, err
}

func (s *Store) proven(d model.Draft) (proven bool, err error) {
	if d.Contact {
		return s.hasContact(d), nil
	}
	err = s.commit(func(t *tx) error {
		at, err := t.standing(d)
		proven = at.proven()
		return orNothing(err)
	})
	return proven, err
}
