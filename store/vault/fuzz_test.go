package vault

import (
	"bytes"
	"testing"
)

func FuzzHeader(f *testing.F) {
	k := NewKeys(make([]byte, KeyLen), ID{})
	h := Header{Version: 1, Generation: 1, Slots: []Slot{NewSlot(SlotPaper, make([]byte, 20), KDF{}, k.Master, k.ID)}}
	f.Add(h.Bytes(k))
	f.Add([]byte(Magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := ParseHeader(b)
		if err == nil && (len(h.Slots) == 0 || len(h.Slots) > MaxSlots || !h.Genuine(k) && bytes.Equal(b, h.Bytes(k))) {
			t.Error("accepted what it must not")
		}
	})
}

func FuzzPaperCode(f *testing.F) {
	f.Add(PaperCode(make([]byte, 20)))
	f.Add("O0I1-L")
	f.Fuzz(func(t *testing.T, code string) {
		secret, err := ParsePaper(code)
		if err != nil {
			return
		}
		if again, err := ParsePaper(PaperCode(secret)); err != nil || !bytes.Equal(again, secret) {
			t.Error("does not read back")
		}
	})
}
