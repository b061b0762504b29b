package vault

import (
	"bytes"
	"crypto/subtle"
	"encoding/binary"
	"fmt"
	"io"

	"filippo.io/age"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"

	"tijdig/store/disk"
)

// SlotKind is what a slot takes for a secret, by a number that is for ever.
type SlotKind byte

const (
	SlotPassphrase SlotKind = 1
	slotRecipient  SlotKind = 2
	SlotPaper      SlotKind = 3
)

// Slot is one way to the master key.
type Slot struct {
	Kind SlotKind
	Body []byte
}

// The layout of the body of a passphrase or paper slot.
const (
	saltAt    = 13 // after Argon2 version, memory, time (4 bytes each) and threads
	commitAt  = saltAt + 16
	nonceAt   = commitAt + 32
	wrappedAt = nonceAt + nonceLen
	secretLen = wrappedAt + KeyLen + chacha20poly1305.Overhead
)

// NewSlot wraps the master key under a passphrase or, with the zero KDF, under
// the secret of a paper code, which needs no stretching.
func NewSlot(kind SlotKind, secret []byte, kdf KDF, master []byte, vault ID) Slot {
	b := binary.LittleEndian.AppendUint32(nil, argon2.Version)
	b = binary.LittleEndian.AppendUint32(b, kdf.Memory)
	b = binary.LittleEndian.AppendUint32(b, kdf.Time)
	b = append(b, kdf.Threads)
	b = append(b, Random(16)...)
	s := Slot{kind, b}
	kek, commit := s.derive(secret, vault)
	s.Body = append(s.Body, commit...)
	nonce := Random(nonceLen)
	s.Body = append(s.Body, nonce...)
	aead, err := chacha20poly1305.NewX(kek)
	if err != nil {
		panic(err) // only for a key of the wrong length
	}
	s.Body = aead.Seal(s.Body, nonce, master, s.aad(vault))
	return s
}

// NewPhraseSlot is [NewSlot] for a passphrase.
func NewPhraseSlot(passphrase string, kdf KDF, master []byte, vault ID) Slot {
	secret := pinned(passphrase)
	defer clear(secret)
	return NewSlot(SlotPassphrase, secret, kdf, master, vault)
}

// pinned is a copy that is not written to swap where the system lets. It is to be
// cleared as soon as it was used.
func pinned(passphrase string) []byte {
	b := []byte(passphrase)
	disk.Pin(b)
	return b
}

// UnwrapPhrase is [Slot.Unwrap] with a passphrase.
func (s Slot) UnwrapPhrase(passphrase string, vault ID) ([]byte, error) {
	secret := pinned(passphrase)
	defer clear(secret)
	return s.Unwrap(secret, vault)
}

// Unwrap returns the master key. The commitment is compared first, so that a
// wrong passphrase and a damaged slot are never mistaken for each other.
func (s Slot) Unwrap(secret []byte, vault ID) ([]byte, error) {
	if len(s.Body) != secretLen {
		return nil, ErrDamagedHeader
	}
	if s.Kind == SlotPassphrase {
		if err := s.KDF().Check(); err != nil {
			return nil, err
		}
	}
	kek, commit := s.derive(secret, vault)
	if subtle.ConstantTimeCompare(commit, s.Body[commitAt:nonceAt]) != 1 {
		return nil, ErrWrongSecret
	}
	aead, err := chacha20poly1305.NewX(kek)
	if err != nil {
		return nil, err
	}
	master, err := aead.Open(nil, s.Body[nonceAt:wrappedAt], s.Body[wrappedAt:], s.aad(vault))
	if err != nil {
		return nil, fmt.Errorf("%w: the key in it does not open", ErrDamagedHeader)
	}
	return master, nil
}

func (s Slot) derive(secret []byte, vault ID) (kek, commit []byte) {
	base, use := secret, "paper"
	if s.Kind == SlotPassphrase {
		base, use = s.KDF().key(secret, s.Body[saltAt:saltAt+16]), "pass"
		defer clear(base)
	}
	return derive(base, vault, "kek "+use), derive(base, vault, "commit "+use)
}

// KDF is the cost of a passphrase; zero of any other slot.
func (s Slot) KDF() KDF {
	if s.Kind != SlotPassphrase || len(s.Body) < saltAt {
		return KDF{}
	}
	return KDF{
		Memory: binary.LittleEndian.Uint32(s.Body[4:]), Time: binary.LittleEndian.Uint32(s.Body[8:]), Threads: s.Body[12],
	}
}

// slotVersion is of the layout of a slot. It stays when the format of the file goes
// up: the secret of a slot is not at hand then.
const slotVersion = 1

// aad binds the wrapped key to the file and to the kind of slot.
func (s Slot) aad(vault ID) []byte {
	b := binary.LittleEndian.AppendUint16([]byte(Magic), slotVersion)
	return append(append(b, vault[:]...), byte(s.Kind))
}

// NewRecipientSlot wraps the master key to an age recipient (age1...).
func NewRecipientSlot(recipient string, master []byte) (Slot, error) {
	rs, err := age.ParseRecipients(bytes.NewBufferString(recipient))
	if err != nil || len(rs) != 1 {
		return Slot{}, fmt.Errorf("%w: not one age recipient", ErrNoRecovery)
	}
	b := binary.LittleEndian.AppendUint16(nil, uint16(len(recipient)))
	out := bytes.NewBuffer(append(b, recipient...))
	w, err := age.Encrypt(out, rs...)
	if err != nil {
		return Slot{}, err
	}
	if _, err := w.Write(master); err != nil {
		return Slot{}, err
	}
	if err := w.Close(); err != nil {
		return Slot{}, err
	}
	return Slot{slotRecipient, out.Bytes()}, nil
}

// Recipient returns whom the slot is for, and the age file behind it.
func (s Slot) Recipient() (to string, sealed []byte) {
	if s.Kind != slotRecipient || len(s.Body) < 2 {
		return "", nil
	}
	n := int(binary.LittleEndian.Uint16(s.Body))
	if len(s.Body) < 2+n {
		return "", nil
	}
	return string(s.Body[2 : 2+n]), s.Body[2+n:]
}

func (s Slot) unwrapIdentity(ids []age.Identity) ([]byte, error) {
	_, sealed := s.Recipient()
	r, err := age.Decrypt(bytes.NewReader(sealed), ids...)
	if err != nil {
		return nil, ErrWrongSecret
	}
	master, err := io.ReadAll(io.LimitReader(r, KeyLen+1))
	if err != nil || len(master) != KeyLen {
		return nil, fmt.Errorf("%w: the key in it does not open", ErrDamagedHeader)
	}
	return master, nil
}

// SlotInfo is one way the file can be opened.
type SlotInfo struct {
	Kind      string // "passphrase", "recipient" or "paper"
	Recipient string // age1..., of a recipient
	KDF       KDF    // of a passphrase
}

// List describes the slots, in the order they were made.
func (h Header) List() (out []SlotInfo) {
	names := map[SlotKind]string{SlotPassphrase: "passphrase", slotRecipient: "recipient", SlotPaper: "paper"}
	for _, s := range h.Slots {
		to, _ := s.Recipient()
		out = append(out, SlotInfo{names[s.Kind], to, s.KDF()})
	}
	return out
}
