package store

import (
	"errors"
	"path/filepath"

	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/proof"
)

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

// Scrub overwrites every page that holds nothing any more: what was deleted
// stands there until then. It takes some 2 ms a megabyte of freed pages. A
// crash halfway does no harm, as nothing leads to those pages.
func (s *Store) Scrub() error {
	return s.db.Alone(func(f *objects.File) error { return proof.Scrub(f, s.db.Keys) })
}
