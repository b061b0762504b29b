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

// Ways are the ways in that a new file is to have.
type Ways struct {
	Passphrase string
	KDF        KDF
	Paper      bool   // a recovery code
	Recipient  string // age1..., "" for none
	Demo       bool   // it holds fictional signals
}

// NewHeader makes the first header of a file with this master key, and the recovery code
// where one is asked for.
func NewHeader(w Ways, master []byte) (h Header, code string, err error) {
	h = Header{Version: FormatVersion, ID: ID(Random(16)), Generation: 1}
	if w.Demo {
		h.Flags |= FlagDemo
	}
	h.Slots = append(h.Slots, NewPhraseSlot(w.Passphrase, w.KDF, master, h.ID))
	if w.Paper {
		secret := Random(PaperBits / 8)
		code = PaperCode(secret)
		h.Slots = append(h.Slots, NewSlot(SlotPaper, secret, KDF{}, master, h.ID))
	}
	if w.Recipient != "" {
		sl, err := NewRecipientSlot(w.Recipient, master)
		if err != nil {
			return h, "", err
		}
		h.Slots = append(h.Slots, sl)
	}
	return h, code, nil
}

// Renewed makes the header of a file that takes the place of this one, under a new master key
// and a new passphrase. Recipients stay; a new recovery code is made where there was one.
func (h Header) Renewed(passphrase string, kdf KDF, master []byte) (next Header, code string, err error) {
	w := Ways{Passphrase: passphrase, KDF: kdf, Demo: h.Demo()}
	for _, sl := range h.Slots {
		w.Paper = w.Paper || sl.Kind == SlotPaper
	}
	if next, code, err = NewHeader(w, master); err != nil {
		return next, "", err
	}
	for _, sl := range h.Slots {
		if to, _ := sl.Recipient(); to != "" {
			again, err := NewRecipientSlot(to, master)
			if err != nil {
				return next, "", err
			}
			next.Slots = append(next.Slots, again)
		}
	}
	return next, code, nil
}

// SetPassphrase puts a way in by a passphrase in the place of those there are.
func (h *Header) SetPassphrase(sl Slot) {
	rest := slices.DeleteFunc(slices.Clone(h.Slots), func(o Slot) bool { return o.Kind == SlotPassphrase })
	h.Slots = append([]Slot{sl}, rest...)
}

// AddSlot adds a way in. [ErrTooMany] says that there is no room for one.
func (h *Header) AddSlot(sl Slot) error {
	if len(h.Slots) == MaxSlots {
		return ErrTooMany
	}
	h.Slots = append(slices.Clone(h.Slots), sl)
	return nil
}

// DropSlot takes the way in at place i away. The last passphrase and the last way back stay:
// [ErrNoRecovery].
func (h *Header) DropSlot(i int) error {
	left := slices.Delete(slices.Clone(h.Slots), i, i+1)
	pass := slices.ContainsFunc(left, func(o Slot) bool { return o.Kind == SlotPassphrase })
	back := slices.ContainsFunc(left, func(o Slot) bool { return o.Kind != SlotPassphrase })
	if !pass || (!back && !h.Demo()) {
		return ErrNoRecovery
	}
	h.Slots = left
	return nil
}
