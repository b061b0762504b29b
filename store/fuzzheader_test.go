package store

import (
	"bytes"
	"testing"
)

func FuzzHeader(f *testing.F) {
	k := newKeys(make([]byte, keyLen), vaultID{})
	h := header{version: 1, generation: 1, slots: []slot{newSlot(slotPaper, make([]byte, 20), KDF{}, k.master, k.vault)}}
	f.Add(h.bytes(k))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := parseHeader(b)
		if err == nil && (len(h.slots) == 0 || len(h.slots) > maxSlots || !h.genuine(k) && bytes.Equal(b, h.bytes(k))) {
			t.Error("accepted what it must not")
		}
	})
}

func FuzzPaperCode(f *testing.F) {
	f.Add(paperCode(make([]byte, 20)))
	f.Add("O0I1-L")
	f.Fuzz(func(t *testing.T, code string) {
		secret, err := parsePaper(code)
		if err != nil {
			return
		}
		if again, err := parsePaper(paperCode(secret)); err != nil || !bytes.Equal(again, secret) {
			t.Error("does not read back")
		}
	})
}
