package store

// wipeFile is wipeFile with the keys of the file that is open.
func (s *Store) wipeFile(path string) error {
	k := s.ownKeys()
	defer k.wipe()
	return wipeFile(path, k)
}
