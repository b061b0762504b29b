package vault

import (
	"encoding/binary"
	"errors"
	"testing"
)

const aPhrase = "zomer op het plein"

func aHeader(t *testing.T) (Header, *Keys) {
	t.Helper()
	master := Random(KeyLen)
	h := Header{Version: FormatVersion, ID: ID(Random(16)), Generation: 1}
	h.Slots = []Slot{
		NewPhraseSlot(aPhrase, CheapKDF, master, h.ID),
		NewSlot(SlotPaper, Random(PaperBits/8), KDF{}, master, h.ID),
	}
	return h, NewKeys(master, h.ID)
}

func TestEveryFlippedBitOfTheHeaderIsDamageAndNothingElse(t *testing.T) {
	h, k := aHeader(t)
	b := h.Bytes(k)
	used := int(binary.LittleEndian.Uint16(b[10:]))
	if _, err := ParseHeader(b); err != nil {
		t.Fatal(err)
	}
	for i := range 8 * (used - 32) { // the last 32 are checked with the key
		b[i/8] ^= 1 << (i % 8)
		if _, err := ParseHeader(b); !errors.Is(err, ErrDamagedHeader) {
			t.Fatalf("bit %d: %v", i, err)
		}
		b[i/8] ^= 1 << (i % 8)
	}
	for i := 8 * (used - 32); i < 8*used; i++ {
		b[i/8] ^= 1 << (i % 8)
		if h, err := ParseHeader(b); err != nil || h.Genuine(k) {
			t.Fatalf("bit %d: %v, and it passes for genuine", i, err)
		}
		b[i/8] ^= 1 << (i % 8)
	}
}

func TestWeakenedOrRemovedSlotIsNotGenuine(t *testing.T) {
	h, k := aHeader(t)
	forger := NewKeys(make([]byte, KeyLen), h.ID) // knows everything but the key
	h.Slots = h.Slots[:1]
	forged, err := ParseHeader(h.Bytes(forger))
	if err != nil || forged.Genuine(k) {
		t.Errorf("%v, and it passes for genuine", err)
	}
}

func TestFileThatAsksTooMuchIsRefusedAtOnce(t *testing.T) {
	h, k := aHeader(t)
	for at, value := range map[int]uint32{4: maxMemory + 1, 8: maxTime + 1} {
		body := append([]byte(nil), h.Slots[0].Body...)
		binary.LittleEndian.PutUint32(body[at:], value)
		if _, err := (Slot{SlotPassphrase, body}).Unwrap([]byte(aPhrase), k.ID); !errors.Is(err, ErrTooCostly) {
			t.Errorf("%v", err)
		}
	}
	zero := append([]byte(nil), h.Slots[0].Body...)
	clear(zero[4:13])
	if _, err := (Slot{SlotPassphrase, zero}).Unwrap([]byte(aPhrase), k.ID); !errors.Is(err, ErrDamagedHeader) {
		t.Errorf("no cost at all: %v", err)
	}
}
