package copies

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
	UseCopy      = "kopie" // a managed copy
	UseEmergency = "nood"  // an emergency file
)

// SetUse writes into a file what it is for.
func SetUse(path string, k *vault.Keys, use string) error {
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

// Root reads the root of a file that lies somewhere, as far as the keys open it.
func Root(path string, k *vault.Keys) (r objects.Root, err error) {
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

// IsOpen reports whether a file is open in another window.
func IsOpen(path string) bool {
	f, err := objects.Open(path, true)
	if err == nil {
		disk.Release(f)
	}
	return errors.Is(err, objects.ErrInUse)
}
