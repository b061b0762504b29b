package store

import (
	"bytes"
	"slices"
)

// SlotChange is how the header in the open differed from the one that belongs to the
// file.
type SlotChange struct {
	Kind  string `json:"soort"`           // as in [SlotInfo]; "generation": it is one from before a change; "unknown": it cannot be told
	Added bool   `json:"erbij,omitempty"` // put in; else taken out or altered
}

// slotChanges tells how found differs from the header that should be there.
func slotChanges(should, found header) (out []SlotChange) {
	if found.generation < should.generation {
		out = append(out, SlotChange{Kind: "generation"})
	}
	has := func(h header, s slot) bool {
		return slices.ContainsFunc(h.slots, func(o slot) bool { return o.kind == s.kind && bytes.Equal(o.body, s.body) })
	}
	for i, s := range should.slots {
		if !has(found, s) {
			out = append(out, SlotChange{Kind: should.list()[i].Kind})
		}
	}
	for i, s := range found.slots {
		if !has(should, s) {
			out = append(out, SlotChange{Kind: found.list()[i].Kind, Added: true})
		}
	}
	if len(out) == 0 {
		out = append(out, SlotChange{Kind: "unknown"})
	}
	return out
}

func (n *notes) alter(c []SlotChange) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.altered = c
}

// Altered says how the header had been changed by something else than this program;
// nil when it was not. Until [Store.AcceptHeader] that stays, and no other change of the
// ways in is made: it would sign what somebody else did.
func (s *Store) Altered() []SlotChange {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return slices.Clone(s.info.altered)
}

// AcceptHeader notes that the worker was told, and logs it: the ways in may be changed
// from here on.
func (s *Store) AcceptHeader() error {
	err := s.commit(func(t *tx) error {
		t.root.Altered = nil
		return t.log(LogSeen, 0)
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
