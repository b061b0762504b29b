package objects

import (
	"errors"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Replace writes everything to a new file under a new header and keys, and takes that into
// use, with saving held up meanwhile. Last makes what else goes with the change; prove is
// given the new file before it takes the place of the old, which stays beside it as keep.
func (s *DB) Replace(h vault.Header, k *vault.Keys, keep string, last func(*Tx) error, prove func(path string) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	if err := s.completeHeld(); err != nil { // nothing is saved from here to the swap
		return err
	}
	temp, err := s.Keys.TempName(s.Path)
	if err != nil {
		return disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	if err := s.reseal(temp, h, k, last); err != nil {
		return disk.NotSaved(err)
	}
	if err := prove(temp); err != nil {
		return disk.NotSaved(err)
	}
	return s.swap(temp, h, k, filepath.Join(filepath.Dir(s.Path), keep))
}

// swap puts the new file in the place of the old in one step.
func (s *DB) swap(temp string, h vault.Header, k *vault.Keys, old string) error {
	s.reading.Lock()
	defer s.reading.Unlock()
	s.drop()
	if err := disk.ReplaceKeeping(temp, s.Path, old); err != nil {
		return errors.Join(disk.NotSaved(err), s.reopen())
	}
	stat, err := os.Stat(s.Path)
	if err != nil {
		return disk.NotSaved(err)
	}
	s.stat, s.hdr, s.Keys = stat, h.SignedWith(k), k
	return s.reopen()
}

// reseal copies every object to a new file under new keys. It ends with [ErrIncomplete]
// when not as many came over as the root of the old one counts.
func (s *DB) reseal(temp string, h vault.Header, k *vault.Keys, last func(*Tx) error) error {
	db, err := Create(temp)
	if err != nil {
		return err
	}
	err = db.Update(func(b *bolt.Tx) error { return LayOut(b, h, k, s.Now()) })
	t := &Tx{Keys: k, Root: s.root, Now: s.Now()}
	t.Root.Counts, t.Root.Sums, t.Root.Header = [3]uint64{}, [3]vault.Sum{}, h.Sum()
	for _, bk := range Counted {
		if err == nil {
			err = s.resealBucket(db, t, bk)
		}
	}
	if err == nil && t.Root.Counts != s.root.Counts {
		err = ErrIncomplete
	}
	if err == nil {
		err = db.Update(func(b *bolt.Tx) error {
			t.Bolt, t.Ops = b, nil
			if err := last(t); err != nil {
				return err
			}
			return t.Finish()
		})
	}
	if err == nil {
		err = db.Sync()
	}
	return errors.Join(err, db.Close())
}

func (s *DB) resealBucket(db *bolt.DB, t *Tx, bk vault.Bucket) error {
	var after []byte
	for {
		var batch []Found
		err := s.View(func(b *bolt.Tx) (err error) {
			batch, after, err = s.scanSome(b, bk, after)
			return err
		})
		if err != nil {
			return err
		}
		err = db.Update(func(b *bolt.Tx) error {
			t.Bolt, t.Ops = b, nil
			for _, f := range batch {
				if err := t.Resealed(bk, f); err != nil {
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

// Resealed stores one object under the new keys, its counter and device kept.
// A damaged one ends it: a rewrite must not lose what a salvage might save.
func (t *Tx) Resealed(b vault.Bucket, f Found) error {
	if !f.OK {
		return pages.ErrDamaged
	}
	payload := f.Body
	if b != Lists {
		payload = f.Env.append(nil, f.Body)
	}
	return t.seal(b, t.Keys.Name(f.Env.Kind, f.Env.ID), payload)
}
