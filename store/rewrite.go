package store

import (
	"context"
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
)

// Rewrite puts everything into a new file with a new master key, after a
// secret has leaked: whoever had the old key can no longer read what is saved
// from now on, nor this file. Recipients stay; a new recovery code is made and
// returned when the file had one. The new file is verified whole before it
// takes the place of the old, whose header is wiped; so are the managed
// backups, after one of the new file was made.
func (s *Store) Rewrite(passphrase string, kdf KDF) (code string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	h, k, code, err := s.newSecrets(passphrase, kdf)
	if err != nil {
		return "", err
	}
	old, err := s.Backups()
	if err != nil {
		return "", err
	}
	if err := s.replaceWith(h, k); err != nil {
		return "", err
	}
	if err := s.commit(func(t *tx) error { return t.log(LogSecrets, 0) }); err != nil {
		return code, err
	}
	if _, err := s.snapshot(); err != nil { // the old ones are wiped, not let go of
		return code, err
	}
	for _, b := range old {
		err = errors.Join(err, wipeFile(b.Path))
	}
	return code, err
}

// newSecrets makes a master key and the slots that lead to it.
func (s *Store) newSecrets(passphrase string, kdf KDF) (h header, k *keys, code string, err error) {
	if err := kdf.check(); err != nil {
		return h, nil, "", err
	}
	o := CreateOptions{Passphrase: passphrase, KDF: kdf, Demo: s.demo}
	was := s.header()
	for _, sl := range was.slots {
		o.Paper = o.Paper || sl.kind == slotPaper
	}
	master := randomBytes(keyLen)
	if h, code, err = o.header(master); err != nil {
		return h, nil, "", err
	}
	for _, sl := range was.slots {
		if to, _ := sl.recipient(); to != "" {
			again, err := newRecipientSlot(to, master)
			if err != nil {
				return h, nil, "", err
			}
			h.slots = append(h.slots, again)
		}
	}
	return h, newKeys(master, h.vault), code, nil
}

// replaceWith writes the new file and takes it into use, with saving held up
// meanwhile.
func (s *Store) replaceWith(h header, k *keys) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	temp, err := disk.TempName(s.path)
	if err != nil {
		return notSaved(err)
	}
	defer disk.Discard(temp)
	if err := s.reseal(temp, h, k); err != nil {
		return notSaved(err)
	}
	if err := verifyFile(context.Background(), temp, k); err != nil {
		return notSaved(err)
	}
	return s.swap(temp, h, k)
}

// swap puts the new file in the place of the old in one step and wipes the
// old header.
func (s *Store) swap(temp string, h header, k *keys) error {
	s.reading.Lock()
	defer s.reading.Unlock()
	s.drop()
	aside, err := disk.ReplaceKeeping(temp, s.path, s.path+".old")
	if err != nil {
		return errors.Join(notSaved(err), s.reopen())
	}
	stat, err := os.Stat(s.path)
	if err != nil {
		return notSaved(err)
	}
	s.stat, s.hdr, s.keys = stat, h, k
	if err := s.reopen(); err != nil || !aside {
		return err
	}
	return wipeFile(s.path + ".old")
}

// reseal copies every object to a new file under new keys.
func (s *Store) reseal(temp string, h header, k *keys) error {
	db, err := bolt.Open(temp, 0o600, &bolt.Options{Timeout: lockWait, NoStatistics: true, PageSize: pageSize})
	if err != nil {
		return err
	}
	db.AllocSize = allocStep
	err = db.Update(func(b *bolt.Tx) error { return layOut(b, h, k, s.now()) })
	t := &tx{keys: k, root: s.root, now: s.now()}
	t.root.Counts, t.root.Sums = [3]uint64{}, [3]sum{}
	for _, bk := range counted {
		if err == nil {
			err = s.resealBucket(db, t, bk)
		}
	}
	if err == nil {
		err = db.Update(func(b *bolt.Tx) error { t.bolt = b; return t.finish() })
	}
	if err == nil {
		err = db.Sync()
	}
	return errors.Join(err, db.Close())
}

func (s *Store) resealBucket(db *bolt.DB, t *tx, bk bucket) error {
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
func (t *tx) resealed(b bucket, f found) error {
	if !f.ok {
		return ErrDamaged
	}
	payload := f.body
	if b != lists {
		payload = f.env.append(nil, f.body)
	}
	o := t.keys.name(f.env.Kind, f.env.ID)
	sealed := t.keys.seal(b, o, payload)
	bk, err := t.without(b, o)
	if err != nil {
		return err
	}
	i := slotOf(b)
	t.root.Counts[i]++
	t.root.Sums[i].xor(t.keys.mark(b, o, sealed))
	return bk.Put(o[:], sealed)
}
