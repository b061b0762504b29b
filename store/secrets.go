package store

import (
	"slices"

	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// ChangePassphrase replaces the passphrase. A copy of the file is kept first,
// the new passphrase is tried by a real unlock before it counts, the old one
// is wiped from the freed pages, and every managed copy gets the new header.
// It returns the copies that could not be reached: those still open with the
// old passphrase, and each opening tries again. [ErrTampered]: see [Store.Altered].
func (s *Store) ChangePassphrase(passphrase string, kdf vault.KDF) (unreached []string, err error) {
	if err := kdf.Check(); err != nil {
		return nil, err
	}
	s.past.Lock()
	defer s.past.Unlock()
	if len(s.Altered()) > 0 {
		return nil, ErrTampered
	}
	if _, err := s.keepSnapshot(); err != nil {
		return nil, err
	}
	sl := vault.NewPhraseSlot(passphrase, kdf, s.db.Keys.Master, s.db.Keys.ID)
	if _, err := sl.UnwrapPhrase(passphrase, s.db.Keys.ID); err != nil {
		return nil, err
	}
	return s.changeHeader(func(h *vault.Header) error {
		h.SetPassphrase(sl)
		return nil
	})
}

// AddPaper makes a recovery code and returns it. Earlier codes stay good. Every
// managed backup opens by it too, but for those that could not be reached.
func (s *Store) AddPaper() (code string, unreached []string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	secret := vault.Random(vault.PaperBits / 8)
	sl := vault.NewSlot(vault.SlotPaper, secret, vault.KDF{}, s.db.Keys.Master, s.db.Keys.ID)
	unreached, err = s.addSlot(sl)
	return vault.PaperCode(secret), unreached, err
}

// AddRecipient lets an age recipient (age1...) open the file and every managed
// backup, but for those that could not be reached.
func (s *Store) AddRecipient(recipient string) (unreached []string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	sl, err := vault.NewRecipientSlot(recipient, s.db.Keys.Master)
	if err != nil {
		return nil, err
	}
	return s.addSlot(sl)
}

func (s *Store) addSlot(sl vault.Slot) (unreached []string, err error) {
	return s.changeHeader(func(h *vault.Header) error { return h.AddSlot(sl) })
}

// Slots lists the ways to open the file.
func (s *Store) Slots() []vault.SlotInfo { return s.db.Header().List() }

// DropSlot takes away the way to open the file at place i of [Store.Slots].
// The last passphrase and the last way back stay: [ErrNoRecovery]. Whoever
// copied the file before can still open that copy; after a secret has leaked
// only [Store.Rewrite] helps. It returns the managed backups that could not be
// reached: those still open that way.
func (s *Store) DropSlot(i int) (unreached []string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	return s.changeHeader(func(h *vault.Header) error {
		if i < 0 || i >= len(h.Slots) {
			return ErrNotFound
		}
		return h.DropSlot(i)
	})
}

// changeHeader writes a new generation of the header in one commit, with the intent
// to bring freed pages and copies in step, and does that. It returns the copies it
// could not reach; see [Store.Pending] for the rest. Nothing is changed in a file that is not complete: wiping its freed
// pages might take what salvage could still find.
func (s *Store) changeHeader(edit func(*vault.Header) error) (unreached []string, err error) {
	if len(s.Altered()) > 0 {
		return nil, ErrTampered
	}
	if err := s.db.Complete(); err != nil {
		return nil, err
	}
	var i change.Intent
	err = s.db.Commit(func(t *change.Tx) error {
		h := t.Was
		h.Version, h.Minor = vault.FormatVersion, vault.FormatMinor
		h.Slots = slices.Clone(h.Slots)
		h.Generation++
		if err := edit(&h); err != nil {
			return err
		}
		signed := h.SignedWith(t.Keys)
		t.Header = &signed
		if err := t.PutHeader(h); err != nil {
			return err
		}
		if i, err = t.Begin(change.Intent{Act: ActHeader}); err != nil {
			return err
		}
		return t.Log(records.LogSecrets, 0)
	})
	if err != nil {
		return nil, err
	}
	unreached, _ = s.finishNow(i)
	return unreached, nil
}

// spreadHeader wipes the former header from the freed pages and gives every managed
// copy the header of the file. It returns those it could not.
func (s *Store) spreadHeader() (unreached []string, reached int, err error) {
	err = s.Scrub()
	all, e := s.Backups()
	if e != nil {
		return []string{s.backupDir()}, 0, err
	}
	for _, b := range all {
		if copies.OfAnother(b.Path, s.db.Header().ID) {
			continue
		}
		if copies.GiveHeader(b.Path, s.db.Keys, s.db.Now(), s.db.Header()) != nil {
			unreached = append(unreached, b.Path)
			continue
		}
		reached++
	}
	return unreached, reached, err
}
