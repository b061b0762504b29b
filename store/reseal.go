package store

import (
	"errors"
	"os"
	"path/filepath"

	"tijdig/store/disk"
	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

// replace writes everything to a new file under a new header and keys, and takes that into
// use, with saving held up meanwhile. Last makes what else goes with the change; prove is
// given the new file before it takes the place of the old, which stays beside it as keep.
func (s *db) replace(h vault.Header, k *vault.Keys, keep string, last func(*sealedTx) error, prove func(path string) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	if err := s.completeHeld(); err != nil { // nothing is saved from here to the swap
		return err
	}
	temp, err := s.keys.TempName(s.path)
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
	return s.swap(temp, h, k, filepath.Join(filepath.Dir(s.path), keep))
}

// swap puts the new file in the place of the old in one step.
func (s *db) swap(temp string, h vault.Header, k *vault.Keys, old string) error {
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

// reseal copies every object to a new file under new keys. It ends with [ErrIncomplete]
// when not as many came over as the root of the old one counts.
func (s *db) reseal(temp string, h vault.Header, k *vault.Keys, last func(*sealedTx) error) error {
	db, err := newBolt(temp)
	if err != nil {
		return err
	}
	err = db.Update(func(b *bolt.Tx) error { return layOut(b, h, k, s.now()) })
	t := &sealedTx{keys: k, root: s.root, now: s.now()}
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
			if err := last(t); err != nil {
				return err
			}
			return t.finish()
		})
	}
	if err == nil {
		err = db.Sync()
	}
	return errors.Join(err, db.Close())
}

func (s *db) resealBucket(db *bolt.DB, t *sealedTx, bk vault.Bucket) error {
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
func (t *sealedTx) resealed(b vault.Bucket, f found) error {
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
