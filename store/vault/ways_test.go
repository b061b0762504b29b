package vault

import (
	"errors"
	"testing"
)

// madeHeader makes one with a passphrase and a recovery code.
func madeHeader(t *testing.T, demo bool) Header {
	t.Helper()
	h, code, err := NewHeader(Ways{Passphrase: "eerste", KDF: CheapKDF, Paper: true, Demo: demo}, Random(KeyLen))
	if err != nil || code == "" {
		t.Fatal(code, err)
	}
	return h
}

func TestTheLastWaysInStay(t *testing.T) {
	h := madeHeader(t, false)
	for i := range h.Slots {
		if err := h.DropSlot(i); !errors.Is(err, ErrNoRecovery) || len(h.Slots) != 2 {
			t.Errorf("way %d is gone: %v", i, err)
		}
	}
	spare := h.Slots[1]
	if err := h.AddSlot(spare); err != nil {
		t.Fatal(err)
	}
	if err := h.DropSlot(1); err != nil || len(h.Slots) != 2 {
		t.Errorf("one of two codes stays: %v", err)
	}
	fictional := madeHeader(t, true)
	if err := fictional.DropSlot(1); err != nil || len(fictional.Slots) != 1 {
		t.Errorf("a file of fictional signals needs no way back: %v", err)
	}
	if err := fictional.DropSlot(0); !errors.Is(err, ErrNoRecovery) {
		t.Errorf("nothing opens it any more: %v", err)
	}
}

func TestAHeaderThatIsChangedLeavesTheOneItWasAlone(t *testing.T) {
	h := madeHeader(t, false)
	first := h.Slots[0]
	sl := NewPhraseSlot("tweede", CheapKDF, Random(KeyLen), h.ID)
	for name, change := range map[string]func(*Header) error{
		"a passphrase": func(h *Header) error { h.SetPassphrase(sl); return nil },
		"one more":     func(h *Header) error { return h.AddSlot(sl) },
	} {
		next := h
		next.Slots = next.Slots[:len(next.Slots):cap(next.Slots)]
		if err := change(&next); err != nil {
			t.Fatal(name, err)
		}
		if h.Sum() == next.Sum() || len(h.Slots) != 2 || string(h.Slots[0].Body) != string(first.Body) {
			t.Errorf("%s: the former header is changed", name)
		}
	}
}

func TestNoMoreWaysInThanAFileHasRoomFor(t *testing.T) {
	h := madeHeader(t, false)
	for len(h.Slots) < MaxSlots {
		if err := h.AddSlot(h.Slots[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.AddSlot(h.Slots[1]); !errors.Is(err, ErrTooMany) || len(h.Slots) != MaxSlots {
		t.Errorf("%d ways in, %v", len(h.Slots), err)
	}
}

func TestARenewedHeaderHasTheWaysOfTheFormerUnderOtherKeys(t *testing.T) {
	h := madeHeader(t, true)
	master := Random(KeyLen)
	next, code, err := h.Renewed("tweede", CheapKDF, master)
	if err != nil || code == "" || len(next.Slots) != 2 || next.ID == h.ID || !next.Demo() {
		t.Fatalf("%d ways in, code %q, %v", len(next.Slots), code, err)
	}
	if got, err := next.Master(Secret{Passphrase: "tweede"}); err != nil || string(got) != string(master) {
		t.Errorf("the new passphrase does not open it: %v", err)
	}
	if got, err := next.Master(Secret{Paper: code}); err != nil || string(got) != string(master) {
		t.Errorf("the new code does not open it: %v", err)
	}
	if _, err := next.Master(Secret{Passphrase: "eerste"}); err == nil {
		t.Error("the old passphrase opens it")
	}
}
