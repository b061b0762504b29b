package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// ChangePassphrase replaces the passphrase. A copy of the file is kept first,
// the new passphrase is tried by a real unlock before it counts, the old one
// is wiped from the freed pages, and every managed backup gets the new header.
// It returns the backups that could not be reached: those still open with the
// old passphrase.
func (s *Store) ChangePassphrase(passphrase string, kdf KDF) (unreached []string, err error) {
	if err := kdf.check(); err != nil {
		return nil, err
	}
	s.past.Lock()
	defer s.past.Unlock()
	if _, err := s.keepSnapshot(); err != nil {
		return nil, err
	}
	sl := newSlot(slotPassphrase, []byte(passphrase), kdf, s.keys.master, s.hdr.vault)
	if _, err := sl.unwrap([]byte(passphrase), s.hdr.vault); err != nil {
		return nil, err
	}
	err = s.changeHeader(func(h *header) error {
		h.slots = slices.DeleteFunc(h.slots, func(o slot) bool { return o.kind == slotPassphrase })
		h.slots = append([]slot{sl}, h.slots...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.spreadHeader(), nil
}

// AddPaper makes a recovery code and returns it. Earlier codes stay good. Every
// managed backup opens by it too, but for those that could not be reached.
func (s *Store) AddPaper() (code string, unreached []string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	secret := randomBytes(paperBits / 8)
	sl := newSlot(slotPaper, secret, KDF{}, s.keys.master, s.hdr.vault)
	unreached, err = s.addSlot(sl)
	return paperCode(secret), unreached, err
}

// AddRecipient lets an age recipient (age1...) open the file and every managed
// backup, but for those that could not be reached.
func (s *Store) AddRecipient(recipient string) (unreached []string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	sl, err := newRecipientSlot(recipient, s.keys.master)
	if err != nil {
		return nil, err
	}
	return s.addSlot(sl)
}

func (s *Store) addSlot(sl slot) (unreached []string, err error) {
	err = s.changeHeader(func(h *header) error {
		if len(h.slots) == maxSlots {
			return ErrTooMany
		}
		h.slots = append(h.slots, sl)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.spreadHeader(), nil
}

// Slots lists the ways to open the file.
func (s *Store) Slots() []SlotInfo { return s.header().list() }

// DropSlot takes away the way to open the file at place i of [Store.Slots].
// The last passphrase and the last way back stay: [ErrNoRecovery]. Whoever
// copied the file before can still open that copy; after a secret has leaked
// only [Store.Rewrite] helps. It returns the managed backups that could not be
// reached: those still open that way.
func (s *Store) DropSlot(i int) (unreached []string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	err = s.changeHeader(func(h *header) error {
		if i < 0 || i >= len(h.slots) {
			return ErrNotFound
		}
		h.slots = slices.Delete(slices.Clone(h.slots), i, i+1)
		pass := slices.ContainsFunc(h.slots, func(o slot) bool { return o.kind == slotPassphrase })
		back := slices.ContainsFunc(h.slots, func(o slot) bool { return o.kind != slotPassphrase })
		if !pass || (!back && !h.demo()) {
			return ErrNoRecovery
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s.spreadHeader(), nil
}

// changeHeader writes a new generation of the header in one commit and wipes
// the old one from the pages it leaves.
func (s *Store) changeHeader(change func(*header) error) error {
	err := s.commit(func(t *tx) error {
		h := s.hdr
		h.slots = slices.Clone(h.slots)
		h.generation++
		if err := change(&h); err != nil {
			return err
		}
		t.header = &h
		if err := putHeader(t.bolt, h, t.keys); err != nil {
			return err
		}
		return t.log(LogSecrets, 0)
	})
	if err != nil {
		return err
	}
	return s.Scrub()
}

// spreadHeader gives every managed backup the header of the file, and returns
// those it could not.
func (s *Store) spreadHeader() (unreached []string) {
	all, err := s.Backups()
	if err != nil {
		return []string{s.backupDir()}
	}
	for _, b := range all {
		if err := s.giveHeader(b.Path); err != nil {
			unreached = append(unreached, b.Path)
		}
	}
	return unreached
}

// giveHeader writes the header into a backup, if that is one of this file.
func (s *Store) giveHeader(path string) error {
	f, err := openFile(path, false)
	if err != nil {
		return err
	}
	l := &Locked{file: f}
	if err := l.readHeader(); err != nil || l.hdr.vault != s.hdr.vault {
		return errors.Join(ErrNotOurs, err, f.Close())
	}
	h := s.header()
	err = f.db.Update(func(b *bolt.Tx) error { return putHeader(b, h, s.keys) })
	if err == nil {
		err = scrub(f)
	}
	return errors.Join(err, f.Close())
}
