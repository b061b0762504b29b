package store

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/pages"
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
	if err := errors.Join(s.complete(), s.listed()); err != nil {
		return "", nil, err
	}
	h, k, code, err := s.newSecrets(passphrase, kdf)
	if err != nil {
		return "", nil, err
	}
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
func (s *Store) oldFiles() (old oldFile, strange []string, err error) {
	old = oldFile{Name: filepath.Base(s.path) + oldMark + hex.EncodeToString(vault.Random(4)), Header: []vault.Sum{s.header().Sum()}}
	all, err := s.Backups()
	for _, b := range all {
		if info, err := os.Stat(b.Path); err == nil && os.SameFile(info, s.stat) {
			continue // another name of the file itself
		}
		if isOpen(b.Path) {
			return old, nil, ErrInUse // whether it is a copy cannot be told now, nor by the new keys later
		}
		h, ok := vault.HeaderOf(b.Path)
		if _, ours := s.fromHere(b.Path); !ok || !ours || h.ID != s.hdr.ID {
			strange = append(strange, filepath.Base(b.Path))
			continue
		}
		old.Copies, old.Header = append(old.Copies, filepath.Base(b.Path)), append(old.Header, h.Sum())
	}
	return old, strange, err
}

// isOpen reports whether a file is open in another window.
func isOpen(path string) bool {
	f, err := openFile(path, true)
	if err == nil {
		disk.Release(f)
	}
	return errors.Is(err, ErrInUse)
}

// wipeOld wipes what a rewrite left behind, once there is a copy of the new file. A
// file that has come under one of the names since is left alone.
func (s *Store) wipeOld(i intent) (left []string, reached int, err error) {
	all, err := s.Backups()
	if err != nil {
		return []string{i.Old.Name, s.backupDir()}, 0, nil // named as what was not reached
	}
	if !slices.ContainsFunc(all, func(b BackupInfo) bool { _, ours := s.fromHere(b.Path); return ours }) {
		if _, err := s.snapshot(); err != nil {
			return append([]string{i.Old.Name}, i.Old.Copies...), 0, err
		}
	}
	paths := []string{filepath.Join(filepath.Dir(s.path), i.Old.Name)}
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
		if !ok || s.wipeFile(p) != nil { // without a header it was wiped, or it cannot be told: never by its name alone
			left = append(left, filepath.Base(p))
			continue
		}
		reached++
	}
	return left, reached, nil
}

// newSecrets makes a master key and the slots that lead to it.
func (s *Store) newSecrets(passphrase string, kdf vault.KDF) (h vault.Header, k *vault.Keys, code string, err error) {
	if err := kdf.Check(); err != nil {
		return h, nil, "", err
	}
	o := CreateOptions{Passphrase: passphrase, KDF: kdf, Demo: s.demo}
	was := s.header()
	for _, sl := range was.Slots {
		o.Paper = o.Paper || sl.Kind == vault.SlotPaper
	}
	master := vault.Random(vault.KeyLen)
	if h, code, err = o.header(master); err != nil {
		return h, nil, "", err
	}
	for _, sl := range was.Slots {
		if to, _ := sl.Recipient(); to != "" {
			again, err := vault.NewRecipientSlot(to, master)
			if err != nil {
				return h, nil, "", err
			}
			h.Slots = append(h.Slots, again)
		}
	}
	return h, vault.NewKeys(master, h.ID), code, nil
}

// replaceWith writes the new file and takes it into use, with saving held up
// meanwhile.
func (s *Store) replaceWith(h vault.Header, k *vault.Keys, old oldFile) (i intent, err error) {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return i, err
	}
	if err := s.completeHeld(); err != nil { // nothing is saved from here to the swap
		return i, err
	}
	temp, err := s.keys.TempName(s.path)
	if err != nil {
		return i, disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	if i, err = s.reseal(temp, h, k, intent{Act: ActRewrite, Old: &old}); err != nil {
		return i, disk.NotSaved(err)
	}
	if err := verifyFile(context.Background(), temp, k); err != nil {
		return i, disk.NotSaved(err)
	}
	return i, s.swap(temp, h, k, filepath.Join(filepath.Dir(s.path), old.Name))
}

// swap puts the new file in the place of the old in one step.
func (s *Store) swap(temp string, h vault.Header, k *vault.Keys, old string) error {
	s.reading.Lock()
	defer s.reading.Unlock()
	s.drop()
	if err := disk.ReplaceKeeping(temp, s.path, old); err != nil {
		return errors.Join(disk.NotSaved(err), s.reopen())
	}
	stat, err := os.Stat(s.path)
	if err != nil {
		return disk.NotSaved(err)
	}
	s.stat, s.hdr, s.keys = stat, h.SignedWith(k), k
	return s.reopen()
}

// reseal copies every object to a new file under new keys, with the intent to wipe
// what it replaces. It ends with [ErrIncomplete] when not as many came over as the
// root of the old one counts.
func (s *Store) reseal(temp string, h vault.Header, k *vault.Keys, i intent) (_ intent, err error) {
	db, err := bolt.Open(temp, 0o600, &bolt.Options{Timeout: disk.LockWait, NoStatistics: true, PageSize: pages.Size})
	if err != nil {
		return i, err
	}
	db.AllocSize = allocStep
	err = db.Update(func(b *bolt.Tx) error { return layOut(b, h, k, s.now()) })
	t := &tx{keys: k, root: s.root, now: s.now()}
	t.root.Counts, t.root.Sums, t.root.Header = [3]uint64{}, [3]vault.Sum{}, h.Sum()
	for _, bk := range counted {
		if err == nil {
			err = s.resealBucket(db, t, bk)
		}
	}
	if err == nil && t.root.Counts != s.root.Counts {
		err = ErrIncomplete
	}
	if err == nil {
		err = db.Update(func(b *bolt.Tx) error {
			t.bolt, t.ops = b, nil
			if i, err = t.begin(i); err != nil {
				return err
			}
			return errors.Join(t.log(LogSecrets, 0), t.finish())
		})
	}
	if err == nil {
		err = db.Sync()
	}
	return i, errors.Join(err, db.Close())
}

func (s *Store) resealBucket(db *bolt.DB, t *tx, bk vault.Bucket) error {
	var after []byte
	for {
		var batch []found
		err := s.view(func(b *bolt.Tx) (err error) {
			batch, after, err = s.scanSome(b, bk, after)
			return err
		})
		if err != nil {
			return err
		}
		err = db.Update(func(b *bolt.Tx) error {
			t.bolt, t.ops = b, nil
			for _, f := range batch {
				if err := t.resealed(bk, f); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || after == nil {
			return err
		}
	}
}

// resealed stores one object under the new keys, its counter and device kept.
// A damaged one ends it: a rewrite must not lose what a salvage might save.
func (t *tx) resealed(b vault.Bucket, f found) error {
	if !f.ok {
		return ErrDamaged
	}
	payload := f.body
	if b != lists {
		payload = f.env.append(nil, f.body)
	}
	o := t.keys.Name(f.env.Kind, f.env.ID)
	sealed := t.keys.Seal(b, o, payload)
	bk, err := t.without(b, o)
	if err != nil {
		return err
	}
	i := slotOf(b)
	t.root.Counts[i]++
	t.root.Sums[i].Xor(t.keys.Mark(b, o, sealed))
	return bk.Put(o[:], sealed)
}
