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
