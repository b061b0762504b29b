package store

import (
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

// wipeFile is wipeFile with the keys of the file that is open.
func (s *Store) wipeFile(path string) error {
	k := s.db.OwnKeys()
	defer k.Wipe()
	return vault.WipeFile(path, k)
}

// Scrub overwrites every page that holds nothing any more: what was deleted
// stands there until then. It takes some 2 ms a megabyte of freed pages. A
// crash halfway does no harm, as nothing leads to those pages.
func (s *Store) Scrub() error {
	return s.db.Alone(func(f *objects.File) error { return proof.Scrub(f, s.db.Keys) })
}
