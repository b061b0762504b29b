package store

import (
	"tijdig/model"
)

// Doubt stays in a file that came out of a damaged one until somebody has seen it:
// what was lost without a trace cannot be told.
type Doubt struct {
	Day  model.Date `json:"dag"`                // of the salvage
	Lost int        `json:"verloren,omitempty"` // versions that are named and were not found
}

// Doubt returns what the file carries from a salvage; nil when there is nothing, or
// it was marked seen.
func (s *Store) Doubt() *Doubt {
	s.write.Lock()
	defer s.write.Unlock()
	return s.root.Doubt
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
