package store

// Doubt returns what the file carries from a salvage; nil when there is nothing, or
// it was marked seen.
func (s *Store) Doubt() *Doubt {
	return s.db.state().Doubt
}

// DoubtSeen marks it seen, and logs that.
func (s *Store) DoubtSeen() error {
	err := s.commit(func(t *tx) error {
		if t.root.Doubt == nil {
			return errNothing
		}
		t.root.Doubt = nil
		return t.log(LogSeen, 0)
	})
	if err == nil {
		s.info.clear(WarnSalvaged)
	}
	return err
}
