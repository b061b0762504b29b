package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/proof"
	"tijdig/store/records"
)

func (s *Store) backupDir() string { return copies.Dir(s.db.Path) }

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
	return s.backup(path, "")
}

// OwnPlace reports whether a path is that of the folder of the managed copies, be it
// there yet or not: what is put there keeps copies from being made.
func (s *Store) OwnPlace(path string) bool { return copies.OwnPlace(s.db.Path, path) }

// backup makes a copy for a use.
func (s *Store) backup(path, use string) error {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	temp, err := s.tempName(path)
	if err != nil {
		return disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	if err := s.copyTo(temp); err != nil {
		return disk.NotSaved(err)
	}
	if err := s.setUse(temp, use); err != nil {
		return disk.NotSaved(err)
	}
	if err := s.verifyCopy(temp); err != nil {
		return fmt.Errorf("%w: %w", ErrNotSaved, err)
	}
	return disk.Finish(temp, path)
}

// tempName is [vault.Keys.TempName] with the keys of the file that is open.
func (s *Store) tempName(path string) (string, error) {
	k := s.db.OwnKeys()
	defer k.Wipe()
	return k.TempName(path)
}

// verifyCopy reads a copy whole. It returns [ErrClosed] when the store is
// closed meanwhile: what is destroyed in the file from then on would stay in
// the copy, with nobody to take it out.
func (s *Store) verifyCopy(temp string) error {
	if err := s.db.GoesOn(context.Background()); err != nil {
		return err
	}
	k := s.db.OwnKeys()
	defer k.Wipe()
	ctx, end := s.db.Context()
	defer end()
	err := proof.VerifyFile(ctx, temp, k)
	if errors.Is(err, context.Canceled) {
		return ErrClosed
	}
	return errors.Join(err, s.db.GoesOn(context.Background()))
}

func (s *Store) copyTo(temp string) error {
	if _, older := s.Differs(); older {
		return fmt.Errorf("%w: the newest state", ErrDamaged) // a copy would pass for all there is
	}
	out, err := disk.OpenTemp(temp)
	if err != nil {
		return err
	}
	err = s.db.View(func(b *bolt.Tx) error {
		_, err := b.WriteTo(out)
		return err
	})
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// setUse writes into a copy what it is for.
func (s *Store) setUse(temp, use string) error {
	k := s.db.OwnKeys()
	defer k.Wipe()
	return copies.SetUse(temp, k, use)
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
	if _, older := s.Differs(); older {
		return "", fmt.Errorf("%w: the newest state", ErrDamaged)
	}
	if err := s.commit(func(t *tx) error { return t.Log(records.LogCopy, 0) }); err != nil {
		return "", err
	}
	return s.snapshotAsIs()
}

// snapshotAsIs is snapshot of the file without another line in it.
func (s *Store) snapshotAsIs() (path string, err error) {
	if err := copies.MakeDir(s.db.Path); err != nil {
		return "", disk.NotSaved(err)
	}
	at := s.db.Now().UTC()
	for n := 0; ; n++ { // two within a second
		path = filepath.Join(s.backupDir(), copies.NameAt(at.Add(time.Duration(n)*time.Second)))
		err = s.backup(path, copies.UseCopy)
		if !errors.Is(err, ErrExists) {
			break
		}
	}
	return path, err
}

// Backups lists the managed backups, newest first.
func (s *Store) Backups() ([]copies.Info, error) { return copies.List(s.db.Path) }

// prune lets go of the backups that are no longer kept. The one just made
// stays whatever its name says: the clock may have been put back. On return
// those let go of are gone from the disk too, or one may come back after a power
// cut with something in it that was destroyed since.
func (s *Store) prune(fresh string) error {
	if s.Doubt() != nil {
		return nil // a copy may have what salvage did not find
	}
	all, err := s.Backups()
	if err != nil {
		return err
	}
	logged := map[string]uint64{}
	all = slices.DeleteFunc(all, func(b copies.Info) bool {
		n, ok := s.fromHere(b.Path)
		logged[b.Path] = n
		return !ok
	})
	slices.SortStableFunc(all, func(a, b copies.Info) int { return cmp.Compare(logged[b.Path], logged[a.Path]) })
	keep, gone := copies.Kept(all), false
	for _, b := range all {
		if !keep[b.Path] && b.Path != fresh {
			err, gone = errors.Join(err, os.Remove(b.Path)), true
		}
	}
	if gone {
		err = errors.Join(err, disk.SyncDir(s.backupDir()))
	}
	return err
}

// LastCopy returns the newest managed copy of this file, and false where there is none.
// What has such a name and is none, or is of another file, is passed over.
func (s *Store) LastCopy() (copies.Info, bool) {
	all, _ := s.Backups() //nolint:errcheck // of a folder that cannot be read nothing is known to be there
	for _, b := range all {
		if _, ok := s.fromHere(b.Path); ok {
			return b, true
		}
	}
	return copies.Info{}, false
}

// CopiedOn reports whether a managed copy of this file was made on a day, as days are at
// a place.
func (s *Store) CopiedOn(day model.Date, at *time.Location) bool {
	all, _ := s.Backups() //nolint:errcheck // of a folder that cannot be read nothing is known to be there
	return slices.ContainsFunc(all, func(b copies.Info) bool {
		if model.DateOf(b.At.In(at)) != day {
			return false
		}
		_, ok := s.fromHere(b.Path)
		return ok
	})
}

// fromHere reports whether a file is a copy that the program made of this file, and
// that this file went on from: all it holds went through here. What was set aside
// when a copy was put back, what was made of a file that was put back since, and what
// somebody put there stays. Logged tells which copy is the later, whatever the clock
// said when it was made.
func (s *Store) fromHere(path string) (logged uint64, ok bool) {
	r, err := copies.Root(path, s.db.Keys)
	if err != nil || r.Use != copies.UseCopy || r.Logged == 0 {
		return 0, false
	}
	sum, err := s.logSumAt(r.Logged)
	return r.Logged, err == nil && sum == r.LogSum
}
