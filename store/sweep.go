package store

import (
	"errors"
	"path/filepath"

	"tijdig/store/disk"
)

// sweepOwn removes what is left beside the file and among its copies.
func (s *Store) sweepOwn() {
	dir := filepath.Dir(s.db.Path)
	err := errors.Join(
		sweep(s.db.Keys, dir, "."+filepath.Base(s.db.Path)+"."), sweep(s.db.Keys, s.backupDir(), "."),
		dropSecondNames(s.db, disk.Named(dir, filepath.Base(s.db.Path)+oldMark, "")), dropSecondNames(s.db, disk.Named(s.backupDir(), "", backupExt)),
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
