package store

import (
	"encoding/binary"
	"errors"
	"testing"
)

const aPhrase = "zomer op het plein"

func aHeader(t *testing.T) (header, *keys) {
	t.Helper()
	master := randomBytes(keyLen)
	h := header{version: formatVersion, vault: vaultID(randomBytes(16)), generation: 1}
	h.slots = []slot{
		newPhraseSlot(aPhrase, CheapKDF, master, h.vault),
		newSlot(slotPaper, randomBytes(paperBits/8), KDF{}, master, h.vault),
	}
	return h, newKeys(master, h.vault)
}

func TestEveryFlippedBitOfTheHeaderIsDamageAndNothingElse(t *testing.T) {
	h, k := aHeader(t)
	b := h.bytes(k)
	used := int(binary.LittleEndian.Uint16(b[10:]))
	if _, err := parseHeader(b); err != nil {
		t.Fatal(err)
	}
	for i := range 8 * (used - 32) { // the last 32 are checked with the key
		b[i/8] ^= 1 << (i % 8)
		if _, err := parseHeader(b); !errors.Is(err, ErrDamagedHeader) {
			t.Fatalf("bit %d: %v", i, err)
		}
		b[i/8] ^= 1 << (i % 8)
	}
	for i := 8 * (used - 32); i < 8*used; i++ {
		b[i/8] ^= 1 << (i % 8)
		if h, err := parseHeader(b); err != nil || h.genuine(k) {
			t.Fatalf("bit %d: %v, and it passes for genuine", i, err)
		}
		b[i/8] ^= 1 << (i % 8)
	}
}

func TestWeakenedOrRemovedSlotIsNotGenuine(t *testing.T) {
	h, k := aHeader(t)
	forger := newKeys(make([]byte, keyLen), h.vault) // knows everything but the key
	h.slots = h.slots[:1]
	forged, err := parseHeader(h.bytes(forger))
	if err != nil || forged.genuine(k) {
		t.Errorf("%v, and it passes for genuine", err)
	}
}

func TestFileThatAsksTooMuchIsRefusedAtOnce(t *testing.T) {
	h, k := aHeader(t)
	for at, value := range map[int]uint32{4: maxMemory + 1, 8: maxTime + 1} {
		body := append([]byte(nil), h.slots[0].body...)
		binary.LittleEndian.PutUint32(body[at:], value)
		if _, err := (slot{slotPassphrase, body}).unwrap([]byte(aPhrase), k.vault); !errors.Is(err, ErrTooCostly) {
			t.Errorf("%v", err)
		}
	}
	zero := append([]byte(nil), h.slots[0].body...)
	clear(zero[4:13])
	if _, err := (slot{slotPassphrase, zero}).unwrap([]byte(aPhrase), k.vault); !errors.Is(err, ErrDamagedHeader) {
		t.Errorf("no cost at all: %v", err)
	}
}
