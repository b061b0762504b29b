package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/folders"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// OpenOptions say how a file is opened.
type OpenOptions struct {
	Now      func() time.Time // the clock
	ReadOnly bool             // nothing will be written; several readers may share the file
}

// Locked is an open file whose records cannot be read yet. It holds the lock
// of the file, and no key.
type Locked struct {
	file *objects.File
	hdr  vault.Header
	torn bool // a copy of the header was not whole
	warm *heads.Warmth
	now  func() time.Time
}

// Open checks and locks the file at path, or the one a link there leads to. Where its newest state is damaged and
// the one before is whole, that one is opened, to be read only; see
// [Store.Differs]. It returns [ErrNotFound],
// [ErrNotOurs], [ErrNewer], [ErrInUse] after at most half a second,
// [ErrTruncated], [ErrDamagedHeader], [ErrDamaged], or [ErrReadOnly] when the
// file may not be written.
func Open(path string, o OpenOptions) (*Locked, error) {
	if o.Now == nil {
		return nil, ErrNoClock
	}
	f, err := objects.OpenEither(disk.Real(path), o.ReadOnly, true)
	if err != nil {
		return nil, err
	}
	l := &Locked{file: f, now: o.Now}
	if l.hdr, l.torn, err = f.Header(); err != nil {
		disk.Release(f)
		return nil, err
	}
	l.warm = heads.Warm(f)
	return l, nil
}

// Demo reports whether the file is marked as holding fictional signals.
func (l *Locked) Demo() bool { return l.hdr.Demo() }

// Slots lists the ways to open the file, in the order they were made.
func (l *Locked) Slots() []vault.SlotInfo { return l.hdr.List() }

// Close lets go of the file. After a successful unlock it does nothing.
func (l *Locked) Close() error {
	f := l.file
	l.file = nil
	l.warm.End()
	return f.Close()
}

// Unlock opens the file with its passphrase. [ErrWrongSecret] means that
// another passphrase may do; the file stays open for it. [ErrTooCostly] means
// that the file asks more than any this program made.
func (l *Locked) Unlock(passphrase string) (*Store, error) {
	return l.UnlockWith(vault.Secret{Passphrase: passphrase})
}

// UnlockPaper opens the file with its recovery code, typed in any way.
// [ErrMistyped] means that the code cannot be right for any file.
func (l *Locked) UnlockPaper(code string) (*Store, error) {
	if code == "" {
		return nil, ErrMistyped
	}
	return l.UnlockWith(vault.Secret{Paper: code})
}

// UnlockIdentity opens the file with the secret key of a recipient, as
// age-keygen writes it.
func (l *Locked) UnlockIdentity(r io.Reader) (*Store, error) {
	b, err := io.ReadAll(io.LimitReader(r, 1<<20))
	if err != nil {
		return nil, err
	}
	if len(b) == 0 {
		return nil, ErrMistyped
	}
	return l.UnlockWith(vault.Secret{Identity: string(b)})
}

// UnlockWith opens the file in whichever way the secret is for.
func (l *Locked) UnlockWith(sec vault.Secret) (*Store, error) {
	if l.file == nil {
		return nil, ErrClosed
	}
	master, err := l.hdr.Master(sec)
	if err != nil {
		return nil, err
	}
	return l.start(master)
}

// start opens the store with the master key and wipes it.
func (l *Locked) start(master []byte) (*Store, error) {
	s := newStore(l.file, l.hdr, vault.NewKeys(master, l.hdr.ID), l.now)
	clear(master)
	if err := s.start(l.torn, l.warm.Room()); err != nil {
		return nil, err
	}
	l.file, l.warm = nil, nil
	return s, nil
}

// Was reports whether what stands at path, and may be too damaged to open, is or was the
// same file as this one, by the headers in it. Known is false where there are none.
func (l *Locked) Was(path string) (same, known bool) {
	all, err := vault.HeadersOf(disk.Real(path))
	if err != nil || len(all) == 0 {
		return false, false
	}
	return slices.ContainsFunc(all, func(h vault.Header) bool { return h.ID == l.hdr.ID }), true
}

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
