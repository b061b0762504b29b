package store

import (
	"encoding/binary"
	"errors"
	"path/filepath"
	"testing"
)

func aHeader(t *testing.T) (header, *keys) {
	t.Helper()
	master := randomBytes(keyLen)
	h, _, err := options().header(master)
	if err != nil {
		t.Fatal(err)
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
		if _, err := (slot{slotPassphrase, body}).unwrap([]byte(pass), k.vault); !errors.Is(err, ErrTooCostly) {
			t.Errorf("%v", err)
		}
	}
	zero := append([]byte(nil), h.slots[0].body...)
	clear(zero[4:13])
	if _, err := (slot{slotPassphrase, zero}).unwrap([]byte(pass), k.vault); !errors.Is(err, ErrDamagedHeader) {
		t.Errorf("no cost at all: %v", err)
	}
}

func TestFullCostCreatesAndOpens(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	o := options()
	o.KDF = DefaultKDF
	s, _, err := Create(filepath.Join(t.TempDir(), "a"), o)
	if err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s)
	if warned(s, WarnWeakKDF) {
		t.Error("the full cost passes for weak")
	}
}
