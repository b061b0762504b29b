package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// What a file is for stands in its root, sealed: only what the program made itself, for
// this, does it ever remove by itself.
const (
	useCopy      = "kopie" // a managed copy
	useEmergency = "nood"  // an emergency file
)

// setUse writes into a file what it is for.
func setUse(path string, k *vault.Keys, use string) error {
	f, err := objects.Open(path, false)
	if err != nil {
		return err
	}
	err = f.Bolt.Update(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, k)
		if err != nil || r.Use == use {
			return err
		}
		t := &objects.Tx{Bolt: b, Keys: k, Root: r, Now: r.Saved}
		t.Root.Use = use
		return t.Finish()
	})
	return errors.Join(err, f.Close())
}

// rootOf reads the root of a file that lies somewhere, as far as the keys open it.
func rootOf(path string, k *vault.Keys) (r objects.Root, err error) {
	f, err := objects.Open(path, true)
	if err != nil {
		return r, err
	}
	defer disk.Release(f)
	err = objects.ViewFile(f.Bolt, func(b *bolt.Tx) (err error) {
		r, err = objects.ReadRoot(b, k)
		return err
	})
	return r, err
}

// isOpen reports whether a file is open in another window.
func isOpen(path string) bool {
	f, err := objects.Open(path, true)
	if err == nil {
		disk.Release(f)
	}
	return errors.Is(err, ErrInUse)
}
