package store

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/records"
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
