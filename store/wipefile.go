package store

import "tijdig/store/vault"

// wipeFile is wipeFile with the keys of the file that is open.
func (s *Store) wipeFile(path string) error {
	k := s.db.OwnKeys()
	defer k.Wipe()
	return vault.WipeFile(path, k)
}
