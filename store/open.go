package store

import (
	"io"
	"slices"
	"time"

	"tijdig/store/disk"
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
