package store

// OpenedAt returns how many commits the file had when it was opened. Beside
// the count at an earlier moment it tells whether somebody else wrote to it.
func (s *Store) OpenedAt() uint64 { return s.opened }

// Alias returns the name under which a machine may keep something about this
// file outside it. Only who can open the file can make it.
func (s *Store) Alias(machine []byte) string {
	r := s.db.State()
	return r.Alias(machine)
}

// WasAt says how many commits the file had when it was last seen here. Fewer
// now means that the whole file was put back to an earlier state, which cannot
// be seen in the file itself: [WarnOlder].
func (s *Store) WasAt(seq uint64) {
	if s.opened < seq {
		s.info.warn(WarnOlder)
	}
}
