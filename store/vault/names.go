package vault

import (
	"encoding/hex"
	"fmt"

	"tijdig/store/pages"
)

// Kind says what an object is, by a number that is for ever.
type Kind byte

// Bucket is one of the buckets of the file, by the letter that names it.
type Bucket byte

// Name is the letter, as bbolt takes it.
func (b Bucket) Name() []byte { return []byte{byte(b)} }

// ID names one file for ever, copies included. It is not secret.
type ID [16]byte

// ObjectKey is where an object stands in its bucket: a keyed hash, so that the
// file shows neither ids nor which records belong together.
type ObjectKey [16]byte

// Sum is 32 bytes, in the file as 64 hexadecimal digits.
type Sum [32]byte

// MarshalText returns the digits.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Sum) UnmarshalText(b []byte) error {
	if len(b) != 2*len(s) {
		return fmt.Errorf("%w: a sum of %d digits", pages.ErrDamaged, len(b))
	}
	_, err := hex.Decode(s[:], b)
	return err
}

// Xor takes one mark in, or out again.
func (s *Sum) Xor(m [32]byte) {
	for i := range s {
		s[i] ^= m[i]
	}
}
