package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/ledger"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Backup copies the file to path while the work goes on. The copy gets its
// name only after every object in it was read and verified, and none when the
// file is closed first.
func (s *Store) Backup(path string) error {
	s.past.Lock()
	defer s.past.Unlock()
	if s.OwnPlace(path) {
		return ErrOwnPlace
	}
	k := s.db.OwnKeys()
	defer k.Wipe()
	_ = copies.SweepMade(k, filepath.Dir(path)) //nolint:errcheck // what a killed copy left there stays sealed, and the next copy tries again
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	if err := s.newest(); err != nil {
		return disk.NotSaved(err)
	}
	return copies.Make(s.db.DB, path, "")
}

// OwnPlace reports whether a path is that of the folder of the managed copies, be it
// there yet or not: what is put there keeps copies from being made.
func (s *Store) OwnPlace(path string) bool { return copies.OwnPlace(s.db.Path, path) }

// newest returns an error where what is shown is not the newest state: a copy of it would
// pass for all there is.
func (s *Store) newest() error {
	if _, older := s.Differs(); older {
		return fmt.Errorf("%w: the newest state", ErrDamaged)
	}
	return nil
}

// Snapshot makes a managed backup beside the file and lets go of those that
// are no longer kept: the newest three stay, and one a week for four weeks.
// Nothing is let go of before the new one has been verified. What changes the
// past, like [Store.Destroy], waits for a snapshot under way and reaches it.
func (s *Store) Snapshot() (path string, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	return s.keepSnapshot()
}

// keepSnapshot is Snapshot for who holds the past already.
func (s *Store) keepSnapshot() (path string, err error) {
	if path, err = s.snapshot(); err != nil {
		return "", err
	}
	if s.prune(path) != nil {
		s.info.warn(WarnCopies) // the new copy stands; only an old one would not go
	}
	return path, nil
}

// snapshot makes a managed backup and lets go of none. A line in the log goes before
// it: by that line a copy can be told from those of a file that went another way.
func (s *Store) snapshot() (path string, err error) {
	if err := s.newest(); err != nil {
		return "", err
	}
	if err := s.db.Commit(func(t *change.Tx) error { return t.Log(records.LogCopy, 0) }); err != nil {
		return "", err
	}
	return s.snapshotAsIs()
}

// snapshotAsIs is snapshot of the file without another line in it.
func (s *Store) snapshotAsIs() (path string, err error) {
	if err := s.newest(); err != nil {
		return "", disk.NotSaved(err)
	}
	return copies.MakeManaged(s.db.DB, s.db.Now())
}

// Backups lists the managed backups, newest first.
func (s *Store) Backups() ([]copies.Info, error) { return copies.List(s.db.Path) }

// prune is [copies.Prune] of a file that did not come out of salvage: a copy may have what
// that did not find.
func (s *Store) prune(fresh string) error {
	if s.Doubt() != nil {
		return nil
	}
	return copies.Prune(s.db.DB, fresh)
}

// LastCopy returns the newest managed copy of this file, and false where there is none.
// What has such a name and is none, or is of another file, is passed over.
func (s *Store) LastCopy() (copies.Info, bool) { return copies.Last(s.db.DB) }

// CopiedOn reports whether a managed copy of this file was made on a day, as days are at
// a place.
func (s *Store) CopiedOn(day model.Date, at *time.Location) bool {
	return copies.MadeOn(s.db.DB, day, at)
}

func (s *Store) backupDir() string { return copies.Dir(s.db.Path) }

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

// sweepOwn removes what is left beside the file and among its copies.
func (s *Store) sweepOwn() {
	dir := filepath.Dir(s.db.Path)
	err := errors.Join(
		copies.Sweep(s.db.Keys, dir, "."+filepath.Base(s.db.Path)+"."), copies.Sweep(s.db.Keys, s.backupDir(), "."),
		copies.DropSecondNames(s.db.DB, disk.Named(dir, filepath.Base(s.db.Path)+oldMark, "")), copies.DropSecondNames(s.db.DB, disk.Named(s.backupDir(), "", copies.Ext)),
	)
	if err != nil {
		s.info.warn(WarnNotWritten) // the next opening tries again
	}
}
