package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/folders"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// CreateOptions say how a new file will open.
type CreateOptions struct {
	Passphrase string
	KDF        vault.KDF
	Paper      bool   // make a recovery code
	Recipient  string // age1..., "" for none
	Demo       bool   // fictional signals; needs no way back in
	Now        func() time.Time
}

// Create makes a new file and opens it. It returns the recovery code when one
// was asked for. The file gets its name only after it was written, synced and
// read back by that passphrase and that code: a crash before leaves nothing.
// It returns [ErrExists] rather than touch a file that is there, and
// [ErrSyncFolder] for a folder that leaves the machine.
func Create(path string, o CreateOptions) (s *Store, code string, err error) {
	if err := o.check(path); err != nil {
		return nil, "", err
	}
	if err := disk.MakeFolder(filepath.Dir(path)); err != nil {
		return nil, "", objects.OpenError(err)
	}
	temp, err := disk.TempName(path)
	if err != nil {
		return nil, "", objects.OpenError(err)
	}
	defer disk.Discard(temp)
	if code, err = o.write(temp); err != nil {
		return nil, "", objects.OpenError(err)
	}
	master, err := o.tryOpen(temp, code)
	if err != nil {
		return nil, "", fmt.Errorf("new file does not open: %w", err)
	}
	if err := disk.Finish(temp, path); err != nil {
		return nil, "", err
	}
	l, err := Open(path, OpenOptions{Now: o.Now})
	if err != nil {
		return nil, "", err
	}
	if s, err = l.start(master); err != nil {
		disk.Release(l)
	}
	return s, code, err
}

func (o CreateOptions) check(path string) error {
	if o.Now == nil {
		return ErrNoClock
	}
	if !o.Paper && o.Recipient == "" && !o.Demo {
		return ErrNoRecovery
	}
	if err := o.KDF.Check(); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	if folders.Outside(path) {
		return ErrSyncFolder
	}
	return nil
}

// write makes the whole file at temp and syncs it.
func (o CreateOptions) write(temp string) (code string, err error) {
	master := vault.Random(vault.KeyLen)
	defer clear(master)
	h, code, err := vault.NewHeader(vault.Ways{Passphrase: o.Passphrase, KDF: o.KDF, Paper: o.Paper, Recipient: o.Recipient, Demo: o.Demo}, master)
	if err != nil {
		return "", err
	}
	db, err := objects.Create(temp)
	if err != nil {
		return "", err
	}
	err = db.Update(func(b *bolt.Tx) error { return objects.LayOut(b, h, vault.NewKeys(master, h.ID), o.Now()) })
	if err == nil {
		err = db.Sync()
	}
	return code, errors.Join(err, db.Close())
}

// tryOpen opens the new file in the ways its maker has in hand, and returns
// the key that came out.
func (o CreateOptions) tryOpen(temp, code string) (master []byte, err error) {
	l, err := Open(temp, OpenOptions{Now: o.Now, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer disk.Release(l)
	for _, sl := range l.hdr.Slots {
		switch sl.Kind {
		case vault.SlotPassphrase:
			master, err = sl.UnwrapPhrase(o.Passphrase, l.hdr.ID)
		case vault.SlotPaper:
			err = tryPaper(sl, code, l.hdr.ID)
		default: // whoever holds the key of a recipient is not here
		}
		if err != nil {
			return nil, err
		}
	}
	return master, l.file.Bolt.View(func(b *bolt.Tx) error {
		_, err := objects.ReadRoot(b, vault.NewKeys(master, l.hdr.ID))
		return err
	})
}

func tryPaper(sl vault.Slot, code string, id vault.ID) error {
	secret, err := vault.ParsePaper(code)
	if err != nil {
		return err
	}
	_, err = sl.Unwrap(secret, id)
	return err
}
