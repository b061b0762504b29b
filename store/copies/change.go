package copies

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

// OfAnother reports whether something among the copies is sure to be none of the file with
// this id: all its headers are of another, or it is no file. Where no header is found it may
// be a damaged copy, and that is named.
func OfAnother(path string, id vault.ID) bool {
	all, err := vault.HeadersOf(path)
	if err != nil {
		return errors.Is(err, disk.ErrNotRegular)
	}
	return len(all) > 0 && !slices.ContainsFunc(all, func(h vault.Header) bool { return h.ID == id })
}

// Open opens a managed copy to change it. One of another file is [pages.ErrNotOurs], one
// that is not whole [objects.ErrIncomplete].
func Open(path string, k *vault.Keys) (f *objects.File, h vault.Header, err error) {
	if f, err = objects.Open(path, false); err != nil {
		return nil, h, err
	}
	if h, _, err = f.Header(); err == nil && h.ID != k.ID {
		err = pages.ErrNotOurs
	}
	if err == nil {
		err = objects.CompleteFile(f, k)
	}
	if err != nil {
		return nil, h, errors.Join(err, f.Close())
	}
	return f, h, nil
}

// Begin begins a change of a copy. It leaves the counter of commits as it is.
func Begin(b *bolt.Tx, k *vault.Keys, now time.Time) (*objects.Tx, error) {
	r, err := objects.ReadRoot(b, k)
	return &objects.Tx{Bolt: b, Keys: k, Root: r, Now: now}, err
}

// GiveHeader writes the header of a file into a copy, if that is one of it, and overwrites
// the one it had.
func GiveHeader(path string, k *vault.Keys, now time.Time, want vault.Header) error {
	f, h, err := Open(path, k)
	if err != nil {
		return err
	}
	want.Version, want.Minor = h.Version, h.Minor // a copy keeps its format
	err = f.Bolt.Update(func(b *bolt.Tx) error {
		t, err := Begin(b, k, now)
		if err != nil {
			return err
		}
		return errors.Join(t.PutHeader(want), t.Finish())
	})
	if err == nil {
		err = proof.Scrub(f, k)
	}
	return errors.Join(err, f.Close())
}
