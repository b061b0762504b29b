package store

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/kept"
	"tijdig/store/objects"
	"tijdig/store/proof"
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

// Rewrite puts everything into a new file with a new master key, after a
// secret has leaked: whoever had the old key can no longer read what is saved
// from now on, nor this file. Recipients stay; a new recovery code is made and
// returned when the file had one. The new file is proven to hold all the old one
// did before it takes its place; then the header of the old one is wiped, and so are
// the managed copies, after one of the new file was made. It returns the names of
// files that still open as before; each opening of the file tries again. While a copy is
// open in another window nothing is done: [ErrInUse].
func (s *Store) Rewrite(passphrase string, kdf vault.KDF) (code string, unreached []string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	if len(s.Altered()) > 0 {
		return "", nil, ErrTampered
	}
	if err := errors.Join(s.db.Complete(), proof.Listed(s.db.DB, s.Heads().All())); err != nil {
		return "", nil, err
	}
	if err := kdf.Check(); err != nil {
		return "", nil, err
	}
	master := vault.Random(vault.KeyLen)
	h, code, err := s.db.Header().Renewed(passphrase, kdf, master)
	if err != nil {
		return "", nil, err
	}
	k := vault.NewKeys(master, h.ID)
	old, strange, err := s.oldFiles()
	if err != nil {
		return "", nil, err
	}
	i, err := s.replaceWith(h, k, old)
	if err != nil {
		return "", nil, err
	}
	unreached, _ = s.finishNow(i)
	return code, append(unreached, strange...), nil
}

// oldMark stands in the name under which the former file is kept until it is wiped.
const oldMark = ".old-"

// oldFiles notes what a rewrite leaves behind, by the headers in it. Strange are the
// copies of this file that are not known to hold only what went through here: those
// stay, and are named.
func (s *Store) oldFiles() (old change.OldFile, strange []string, err error) {
	old = change.OldFile{Name: filepath.Base(s.db.Path) + oldMark + hex.EncodeToString(vault.Random(4)), Header: []vault.Sum{s.db.Header().Sum()}}
	all, err := s.Backups()
	for _, b := range all {
		if info, err := os.Stat(b.Path); err == nil && s.db.Is(info) {
			continue // another name of the file itself
		}
		if copies.IsOpen(b.Path) {
			return old, nil, ErrInUse // whether it is a copy cannot be told now, nor by the new keys later
		}
		h, ok := vault.HeaderOf(b.Path)
		if _, ours := copies.OfHere(s.db.DB, b.Path); !ok || !ours || h.ID != s.db.Keys.ID {
			strange = append(strange, filepath.Base(b.Path))
			continue
		}
		old.Copies, old.Header = append(old.Copies, filepath.Base(b.Path)), append(old.Header, h.Sum())
	}
	return old, strange, err
}

// wipeOld wipes what a rewrite left behind, once there is a copy of the new file. A
// file that has come under one of the names since is left alone.
func (s *Store) wipeOld(i change.Intent) (left []string, reached int, err error) {
	all, err := s.Backups()
	if err != nil {
		return []string{i.Old.Name, s.backupDir()}, 0, nil // named as what was not reached
	}
	if !slices.ContainsFunc(all, func(b copies.Info) bool { _, ours := copies.OfHere(s.db.DB, b.Path); return ours }) {
		if _, err := s.snapshot(); err != nil {
			return append([]string{i.Old.Name}, i.Old.Copies...), 0, err
		}
	}
	paths := []string{filepath.Join(filepath.Dir(s.db.Path), i.Old.Name)}
	for _, n := range i.Old.Copies {
		paths = append(paths, filepath.Join(s.backupDir(), filepath.Base(n)))
	}
	for _, p := range paths {
		if _, err := os.Lstat(p); errors.Is(err, os.ErrNotExist) {
			continue
		}
		all, err := vault.HeadersOf(p)
		ok := err == nil && len(all) > 0
		if ok && !slices.ContainsFunc(all, func(h vault.Header) bool { return slices.Contains(i.Old.Header, h.Sum()) }) {
			continue // another file by now
		}
		if !ok || s.db.WipeFile(p) != nil { // without a header it was wiped, or it cannot be told: never by its name alone
			left = append(left, filepath.Base(p))
			continue
		}
		reached++
	}
	return left, reached, nil
}

// replaceWith has everything come over under new keys, with the intent to wipe what the
// file leaves behind.
func (s *Store) replaceWith(h vault.Header, k *vault.Keys, old change.OldFile) (i change.Intent, err error) {
	last := func(o *objects.Tx) (err error) {
		t := change.Of(o)
		if i, err = t.Begin(change.Intent{Act: ActRewrite, Old: &old}); err != nil {
			return err
		}
		if err := kept.LeaveTeam(t); err != nil {
			return err
		}
		return t.Log(records.LogSecrets, 0)
	}
	prove := func(temp string) error { return proof.VerifyFile(context.Background(), temp, k) }
	err = s.db.Replace(h, k, old.Name, last, prove)
	return i, err
}
