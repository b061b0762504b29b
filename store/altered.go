package store

import (
	"slices"

	"tijdig/store/records"
	"tijdig/store/vault"
)

func (n *notes) alter(c []vault.SlotChange) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.altered = c
}

// Altered says how the header had been changed by something else than this program;
// nil when it was not. Until [Store.AcceptHeader] that stays, and no other change of the
// ways in is made: it would sign what somebody else did.
func (s *Store) Altered() []vault.SlotChange {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return slices.Clone(s.info.altered)
}

// AcceptHeader notes that the worker was told, and logs it: the ways in may be changed
// from here on.
func (s *Store) AcceptHeader() error {
	err := s.commit(func(t *tx) error {
		t.Root.Altered = nil
		return t.Log(records.LogSeen, 0)
	})
	if err == nil {
		s.info.alter(nil)
		s.info.clear(WarnHeaderSlots)
		s.info.clear(WarnHeaderBack)
	}
	return err
}

// putBack notes that what was wrong with the header was put right.
func (n *notes) putBack() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for i, w := range n.warnings {
		switch w {
		case WarnHeaderTorn:
			n.warnings[i] = WarnHeader
		case WarnHeaderSlots:
			n.warnings[i] = WarnHeaderBack
		default: // of something else
		}
	}
}
