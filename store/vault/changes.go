package vault

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

// SlotChanges tells how found differs from the header that should be there.
func SlotChanges(should, found Header) (out []SlotChange) {
	if found.Generation < should.Generation {
		out = append(out, SlotChange{Kind: "generation"})
	}
	has := func(h Header, s Slot) bool {
		return slices.ContainsFunc(h.Slots, func(o Slot) bool { return o.Kind == s.Kind && bytes.Equal(o.Body, s.Body) })
	}
	for i, s := range should.Slots {
		if !has(found, s) {
			out = append(out, SlotChange{Kind: should.List()[i].Kind})
		}
	}
	for i, s := range found.Slots {
		if !has(should, s) {
			out = append(out, SlotChange{Kind: found.List()[i].Kind, Added: true})
		}
	}
	if len(out) == 0 {
		out = append(out, SlotChange{Kind: "unknown"})
	}
	return out
}
