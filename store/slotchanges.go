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
