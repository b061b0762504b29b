package store

import (
	"errors"
	"path/filepath"

	"tijdig/store/copies"
	"tijdig/store/disk"
)

// sweepOwn removes what is left beside the file and among its copies.
func (s *Store) sweepOwn() {
	dir := filepath.Dir(s.db.Path)
	err := errors.Join(
		copies.Sweep(s.db.Keys, dir, "."+filepath.Base(s.db.Path)+"."), copies.Sweep(s.db.Keys, s.backupDir(), "."),
		copies.DropSecondNames(s.db, disk.Named(dir, filepath.Base(s.db.Path)+oldMark, "")), copies.DropSecondNames(s.db, disk.Named(s.backupDir(), "", copies.Ext)),
	)
	if err != nil {
		s.info.warn(WarnNotWritten) // the next opening tries again
	}
}

// tempName is tempName of the file that is open.
func (s *Store) tempName(path string) (string, error) {
	k := s.db.OwnKeys()
	defer k.Wipe()
	return k.TempName(path)
}
