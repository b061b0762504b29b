package drafts

import (
	"fmt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/disk"
	"tijdig/store/emergency"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Emergency writes concepts, contacts among them, that could not be saved into a small file of their
// own in dir: on another disk or a stick. It opens by the same passphrase, code
// and key as the file, and touches the file itself in no way. It returns where
// the new file is. [Keeper.TakeIn] is the way back. Inside it says, sealed, that it is
// an emergency file and which installation made it.
func (k *Keeper) Emergency(dir string, drafts ...model.Draft) (path string, err error) {
	of := emergency.Of{Header: k.db.Header(), Keys: k.db.OwnKeys(), Device: k.db.State().Device, Now: k.db.Now()}
	defer of.Keys.Wipe()
	return emergency.Write(dir, of, drafts)
}

// SweepEmergency removes what a crash left of emergency files of this file in these
// folders: begun and never named, or being wiped.
func (k *Keeper) SweepEmergency(dirs ...string) error {
	keys := k.db.OwnKeys()
	defer keys.Wipe()
	return emergency.Sweep(keys, dirs...)
}

// Taken counts the concepts of an emergency file.
type Taken struct {
	In       int // came into this file
	Beside   int // of those, as a concept beside another of the same signal, since neither holds the other
	Contacts int // of those that came in, how many are no concept but a contact
	Passed   int // all they say is here already, or belongs to what was destroyed or thrown away
	Lost     int // are damaged

	Wiped bool // [Keeper.TakeBack] only: the file was ours, all of it is here, and it is gone
}

// TakeIn takes the concepts of an emergency file that this file made into this
// file. A newer state of the same concept replaces the older. Where both went on apart
// from each other, or where the concept was recorded meanwhile without these words, it
// comes in beside it, as a concept of its own. Doing it twice is the same as once. The
// emergency file is only read. One of another file, or of this one under an earlier
// master key, is [emergency.ErrOtherFile].
func (k *Keeper) TakeIn(path string) (n Taken, err error) {
	e, err := k.readEmergency(path)
	if err != nil {
		return n, err
	}
	return k.takeAll(e)
}

func (k *Keeper) readEmergency(path string) (emergency.Contents, error) {
	keys := k.db.OwnKeys()
	defer keys.Wipe()
	return emergency.Read(path, keys)
}

func (k *Keeper) takeAll(e emergency.Contents) (n Taken, err error) {
	n.Lost = e.Lost
	for _, d := range e.Drafts {
		var how emergency.Outcome
		err := k.db.Commit(func(t *change.Tx) (err error) {
			how, err = emergency.TakeIn(t, d, k.letGo[d.ID])
			return err
		})
		if err != nil {
			return n, err
		}
		switch how {
		case emergency.Passed:
			n.Passed++
		case emergency.Beside:
			n.In, n.Beside = n.In+1, n.Beside+1
		case emergency.In:
			n.In++
			if d.Contact {
				n.Contacts++
			}
		}
	}
	if n.Lost > 0 {
		return n, fmt.Errorf("%w: %d concepts of the emergency file", pages.ErrDamaged, n.Lost)
	}
	return n, nil
}

// TakeBack is [Keeper.TakeIn], after which the emergency file is wiped where it says
// inside that the program made it as one, for this file, and every word in it is proven
// to be here: it opens by the passphrase of the day it was made. Any other file stays
// as it is, whatever its name.
func (k *Keeper) TakeBack(path string) (n Taken, err error) {
	e, err := k.readEmergency(path)
	if err != nil {
		return n, err
	}
	if !e.Ours() {
		return n, emergency.ErrOtherFile
	}
	if n, err = k.takeAll(e); err != nil {
		return n, err
	}
	if !e.Only() {
		return n, nil
	}
	for _, d := range e.Drafts {
		if proven, err := k.proven(d); err != nil || !proven {
			return n, err
		}
	}
	err = k.db.WipeFile(disk.Real(path))
	n.Wiped = err == nil
	return n, err
}

// proven reports whether every word of a concept or a contact is here.
func (k *Keeper) proven(d model.Draft) (proven bool, err error) {
	if d.Contact {
		have, err := k.Contact(d.ID)
		return err == nil && (have.Rev > d.Rev || records.SameBody(have, d)), nil
	}
	err = k.db.Commit(func(t *change.Tx) error {
		at, err := emergency.Compare(t, d)
		if proven = at.Proven(); err == nil {
			err = objects.ErrNothing
		}
		return err
	})
	return proven, err
}
