package proof

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Scrub overwrites every page of a file that holds nothing any more. It proves before that
// the tree reaches everything the root counts, since what the tree does not reach is
// overwritten; and after, that all of it is there yet and that the rest is zeros.
func Scrub(f *objects.File, k *vault.Keys) error {
	if err := objects.CompleteFile(f, k); err != nil {
		return err
	}
	// Two commits, so that neither state reaches what went before.
	for range 2 {
		if err := f.Bolt.Update(func(b *bolt.Tx) error { return touch(b) }); err != nil {
			return disk.NotSaved(err)
		}
	}
	// A transaction that is not committed keeps others out while pages are
	// overwritten behind bbolt's back.
	hold, err := f.Bolt.Begin(true)
	if err != nil {
		return err
	}
	err = pages.WipeUnreached(f.Raw)
	return errors.Join(err, hold.Rollback(), objects.CompleteFile(f, k))
}

// touch makes a transaction write, without changing anything.
func touch(b *bolt.Tx) error {
	bk := b.Bucket([]byte(objects.HeaderBuckets[0]))
	if bk == nil {
		return pages.ErrDamaged
	}
	return bk.Put([]byte(objects.HeaderKey), append([]byte(nil), bk.Get([]byte(objects.HeaderKey))...))
}
