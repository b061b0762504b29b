package store

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

type slotKind byte

const (
	slotPassphrase slotKind = 1
	slotRecipient  slotKind = 2
	slotPaper      slotKind = 3
)

// slot is one way to the master key.
type slot struct {
	kind slotKind
	body []byte
}

// The layout of the body of a passphrase or paper slot.
const (
	saltAt    = 13 // after Argon2 version, memory, time (4 bytes each) and threads
	commitAt  = saltAt + 16
	nonceAt   = commitAt + 32
	wrappedAt = nonceAt + nonceLen
	secretLen = wrappedAt + keyLen + chacha20poly1305.Overhead
)

// newSlot wraps the master key under a passphrase or, with the zero KDF, under
// the secret of a paper code, which needs no stretching.
func newSlot(kind slotKind, secret []byte, kdf KDF, master []byte, vault vaultID) slot {
	b := binary.LittleEndian.AppendUint32(nil, argon2.Version)
	b = binary.LittleEndian.AppendUint32(b, kdf.Memory)
	b = binary.LittleEndian.AppendUint32(b, kdf.Time)
	b = append(b, kdf.Threads)
	b = append(b, randomBytes(16)...)
	s := slot{kind, b}
	kek, commit := s.derive(secret, vault)
	s.body = append(s.body, commit...)
	nonce := randomBytes(nonceLen)
	s.body = append(s.body, nonce...)
	aead, err := chacha20poly1305.NewX(kek)
	if err != nil {
		panic(err) // only for a key of the wrong length
	}
	s.body = aead.Seal(s.body, nonce, master, s.aad(vault))
	return s
}

// newPhraseSlot is newSlot for a passphrase.
func newPhraseSlot(passphrase string, kdf KDF, master []byte, vault vaultID) slot {
	secret := pinned(passphrase)
	defer clear(secret)
	return newSlot(slotPassphrase, secret, kdf, master, vault)
}

// pinned is a copy that is not written to swap where the system lets. It is to be
// cleared as soon as it was used.
func pinned(passphrase string) []byte {
	b := []byte(passphrase)
	disk.Pin(b)
	return b
}

// unwrapPhrase is unwrap with a passphrase.
func (s slot) unwrapPhrase(passphrase string, vault vaultID) ([]byte, error) {
	secret := pinned(passphrase)
	defer clear(secret)
	return s.unwrap(secret, vault)
}

// unwrap returns the master key. The commitment is compared first, so that a
// wrong passphrase and a damaged slot are never mistaken for each other.
func (s slot) unwrap(secret []byte, vault vaultID) ([]byte, error) {
	if len(s.body) != secretLen {
		return nil, ErrDamagedHeader
	}
	if s.kind == slotPassphrase {
		if err := s.kdf().check(); err != nil {
			return nil, err
		}
	}
	kek, commit := s.derive(secret, vault)
	if subtle.ConstantTimeCompare(commit, s.body[commitAt:nonceAt]) != 1 {
		return nil, ErrWrongSecret
	}
	aead, err := chacha20poly1305.NewX(kek)
	if err != nil {
		return nil, err
	}
	master, err := aead.Open(nil, s.body[nonceAt:wrappedAt], s.body[wrappedAt:], s.aad(vault))
	if err != nil {
		return nil, fmt.Errorf("%w: the key in it does not open", ErrDamagedHeader)
	}
	return master, nil
}

func (s slot) derive(secret []byte, vault vaultID) (kek, commit []byte) {
	base, use := secret, "paper"
	if s.kind == slotPassphrase {
		base, use = s.kdf().key(secret, s.body[saltAt:saltAt+16]), "pass"
		defer clear(base)
	}
	return derive(base, vault, "kek "+use), derive(base, vault, "commit "+use)
}

func (s slot) kdf() KDF {
	if s.kind != slotPassphrase || len(s.body) < saltAt {
		return KDF{}
	}
	return KDF{
		Memory: binary.LittleEndian.Uint32(s.body[4:]), Time: binary.LittleEndian.Uint32(s.body[8:]), Threads: s.body[12],
	}
}

// slotVersion is of the layout of a slot. It stays when the format of the file goes
// up: the secret of a slot is not at hand then.
const slotVersion = 1

// aad binds the wrapped key to the file and to the kind of slot.
func (s slot) aad(vault vaultID) []byte {
	b := binary.LittleEndian.AppendUint16([]byte(magic), slotVersion)
	return append(append(b, vault[:]...), byte(s.kind))
}

// newRecipientSlot wraps the master key to an age recipient (age1...).
func newRecipientSlot(recipient string, master []byte) (slot, error) {
	rs, err := age.ParseRecipients(bytes.NewBufferString(recipient))
	if err != nil || len(rs) != 1 {
		return slot{}, fmt.Errorf("%w: not one age recipient", ErrNoRecovery)
	}
	b := binary.LittleEndian.AppendUint16(nil, uint16(len(recipient)))
	out := bytes.NewBuffer(append(b, recipient...))
	w, err := age.Encrypt(out, rs...)
	if err != nil {
		return slot{}, err
	}
	if _, err := w.Write(master); err != nil {
		return slot{}, err
	}
	if err := w.Close(); err != nil {
		return slot{}, err
	}
	return slot{slotRecipient, out.Bytes()}, nil
}

// recipient returns whom the slot is for, and the age file behind it.
func (s slot) recipient() (to string, sealed []byte) {
	if s.kind != slotRecipient || len(s.body) < 2 {
		return "", nil
	}
	n := int(binary.LittleEndian.Uint16(s.body))
	if len(s.body) < 2+n {
		return "", nil
	}
	return string(s.body[2 : 2+n]), s.body[2+n:]
}

func (s slot) unwrapIdentity(ids []age.Identity) ([]byte, error) {
	_, sealed := s.recipient()
	r, err := age.Decrypt(bytes.NewReader(sealed), ids...)
	if err != nil {
		return nil, ErrWrongSecret
	}
	master, err := io.ReadAll(io.LimitReader(r, keyLen+1))
	if err != nil || len(master) != keyLen {
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

func (h header) list() (out []SlotInfo) {
	names := map[slotKind]string{slotPassphrase: "passphrase", slotRecipient: "recipient", slotPaper: "paper"}
	for _, s := range h.slots {
		to, _ := s.recipient()
		out = append(out, SlotInfo{names[s.kind], to, s.kdf()})
	}
	return out
}
