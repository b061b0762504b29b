package store

import (
	"errors"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/kept"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Device names the installation that writes to the file now. It stands in
// every object and every line of the log.
func (s *Store) Device() model.ID {
	return s.db.State().Device
}

// Here reports whether the file belongs on this machine. The caller keeps a
// random id of the machine outside the file; the file holds a keyed hash of
// it, which names no machine. A file that belongs to none yet takes the first
// without a word. Where it returns false the file was copied or moved here:
// the worker knows which, and [Store.OwnWay] or [Store.MovedHere] says so.
func (s *Store) Here(machine []byte) (known bool, err error) {
	err = s.db.Commit(func(t *change.Tx) error {
		m := t.Root.On(machine)
		known = t.Root.Machine == m
		if known || t.Root.Machine != (vault.Sum{}) {
			return objects.ErrNothing
		}
		known, t.Root.Machine = true, m
		return nil
	})
	if errors.Is(err, ErrReadOnly) {
		return s.hereAsRead(machine), nil
	}
	return known, err
}

func (s *Store) hereAsRead(machine []byte) bool {
	r := s.db.State()
	return r.Machine == (vault.Sum{}) || r.Machine == r.On(machine)
}

// OwnWay says that this file is a copy which goes its own way from here on. It
// returns the new name of the installation. The log goes on with a line that
// marks the place.
func (s *Store) OwnWay(machine []byte) (device model.ID, err error) {
	return s.settleHere(machine, records.LogOwnWay)
}

// MovedHere says that this file, and no other copy of it, now lives on this
// machine. It returns the new name of the installation: should the former
// machine go on all the same, the two can be told apart.
func (s *Store) MovedHere(machine []byte) (device model.ID, err error) {
	return s.settleHere(machine, records.LogMoved)
}

func (s *Store) settleHere(machine []byte, kind records.LogKind) (device model.ID, err error) {
	device = model.NewID()
	err = s.db.Commit(func(t *change.Tx) error {
		t.Root.Device, t.Root.Machine = device, t.Root.On(machine)
		if kind == records.LogOwnWay { // two laptops that are one in a team would each speak for the other
			if err := kept.LeaveTeam(t); err != nil {
				return err
			}
		}
		return t.Log(kind, 0)
	})
	if err != nil {
		return model.ID{}, err
	}
	return device, nil
}

// OpenedAt returns how many commits the file had when it was opened. Beside
// the count at an earlier moment it tells whether somebody else wrote to it.
func (s *Store) OpenedAt() uint64 { return s.opened }

// Alias returns the name under which a machine may keep something about this
// file outside it. Only who can open the file can make it.
func (s *Store) Alias(machine []byte) string {
	r := s.db.State()
	return r.Alias(machine)
}

// WasAt says how many commits the file had when it was last seen here. Fewer
// now means that the whole file was put back to an earlier state, which cannot
// be seen in the file itself: [WarnOlder].
func (s *Store) WasAt(seq uint64) {
	if s.opened < seq {
		s.info.warn(WarnOlder)
	}
}
