package store

import (
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Doubt returns what the file carries from a salvage; nil when there is nothing, or
// it was marked seen.
func (s *Store) Doubt() *objects.Doubt {
	return s.db.State().Doubt
}

// DoubtSeen marks it seen, and logs that.
func (s *Store) DoubtSeen() error {
	err := s.commit(func(t *tx) error {
		if t.Root.Doubt == nil {
			return objects.ErrNothing
		}
		t.Root.Doubt = nil
		return t.Log(records.LogSeen, 0)
	})
	if err == nil {
		s.info.clear(WarnSalvaged)
	}
	return err
}
