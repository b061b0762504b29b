package store

import (
	"context"
	"errors"
	"runtime"
	"time"

	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/ledger"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

// RestoreOptions say what is put back and how it opens.
type RestoreOptions struct {
	From   string // the backup
	Now    func() time.Time
	Secret vault.Secret // opens the backup, to verify it
}

// RestoreFile puts a backup in the place of the file at path, or of the one a link
// there leads to. The backup is read and verified whole first; what stood at path is
// kept among the managed copies, where the program never removes it. Where it cannot
// be kept nothing is changed. An emergency file is no backup: [ErrEmergency]. It returns [ErrInUse] while the file is open anywhere,
// and whether there was a file to keep, and under which name it is.
func RestoreFile(path string, o RestoreOptions) (kept string, err error) {
	path = disk.Real(path)
	k, err := o.verify()
	if err != nil {
		return "", err
	}
	defer k.Wipe()
	cut := ledger.BegunIn(path, k)
	held, err := copies.Hold(path)
	if err != nil {
		return "", err
	}
	defer disk.Release(held)
	temp, err := k.TempName(path)
	if err != nil {
		return "", disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	if err := copies.CopyState(o.From, temp); err != nil {
		return "", disk.NotSaved(err)
	}
	if err := errors.Join(copies.SetUse(temp, k, ""), ledger.CarryOver(temp, k, cut)); err != nil {
		return "", disk.NotSaved(err)
	}
	if err := proof.VerifyFile(context.Background(), temp, k); err != nil {
		return "", disk.NotSaved(err)
	}
	if held == nil {
		return "", disk.Finish(temp, path)
	}
	if runtime.GOOS == "windows" {
		disk.Release(held) // an open file cannot be replaced there
	}
	return copies.SetAside(temp, path, o.Now())
}

// Verify reads the backup whole, and reports whether it opens and is one of the file at
// path: [ErrOtherFile] when it is of another. Nothing is changed.
func (o RestoreOptions) Verify(path string) error {
	k, err := o.verify()
	if err != nil {
		return err
	}
	k.Wipe()
	l, err := Open(o.From, OpenOptions{Now: o.Now, ReadOnly: true})
	if err != nil {
		return err
	}
	defer disk.Release(l)
	if same, known := l.Was(path); known && !same {
		return ErrOtherFile
	}
	return nil
}

// verify reads the backup whole and returns its keys.
func (o RestoreOptions) verify() (*vault.Keys, error) {
	if o.Now == nil {
		return nil, ErrNoClock
	}
	l, err := Open(o.From, OpenOptions{Now: o.Now, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer disk.Release(l)
	s, err := l.UnlockWith(o.Secret)
	if err != nil {
		return nil, err
	}
	defer disk.Release(s)
	if s.emergency() {
		return nil, ErrEmergency
	}
	r, err := s.Check(context.Background())
	if err == nil && !r.Whole() {
		err = ErrDamaged
	}
	return s.db.OwnKeys(), err
}

// emergency reports whether this is an emergency file. Those of version 1 do not say so:
// one has concepts only, and no line in its log, which begins when a file is first opened.
func (s *Store) emergency() bool {
	r := s.db.State()
	if r.Use == copies.UseEmergency {
		return true
	}
	signals, drafts, _ := s.db.Heads.Counts()
	return r.Header == (vault.Sum{}) && r.Logged == 0 && signals == 0 && drafts > 0
}
