package model

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
)

// ID names a thing for as long as it exists: 128 random bits that carry no
// time, no order and no meaning. Its text form is 32 hexadecimal digits.
type ID [16]byte

// NewID returns a fresh ID.
func NewID() ID {
	var id ID
	rand.Read(id[:]) // never fails; see crypto/rand
	return id
}

// ParseID reads the text form. It refuses anything else.
func ParseID(s string) (ID, error) {
	var id ID
	return id, id.UnmarshalText([]byte(s))
}

// IsZero reports whether the ID was never set.
func (id ID) IsZero() bool { return id == ID{} }

// String returns the text form.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// MarshalText returns the text form.
func (id ID) MarshalText() ([]byte, error) { return id.AppendText(nil) }

// AppendText is [ID.MarshalText] at the end of b.
func (id ID) AppendText(b []byte) ([]byte, error) { return hex.AppendEncode(b, id[:]), nil }

// UnmarshalText reads the text form.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) != 2*len(id) {
		return fmt.Errorf("id: %d characters, want %d", len(b), 2*len(id))
	}
	if _, err := hex.Decode(id[:], b); err != nil {
		return fmt.Errorf("id: %w", err)
	}
	return nil
}
