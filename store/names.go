package store

import (
	"encoding/hex"
	"fmt"
)

// kind says what an object is, by a number that is for ever.
type kind byte

// bucket is one of the buckets of the file, by the letter that names it.
type bucket byte

func (b bucket) name() []byte { return []byte{byte(b)} }

// vaultID names one file for ever, copies included. It is not secret.
type vaultID [16]byte

// objectKey is where an object stands in its bucket: a keyed hash, so that the
// file shows neither ids nor which records belong together.
type objectKey [16]byte

// sum is 32 bytes, in the file as 64 hexadecimal digits.
type sum [32]byte

// MarshalText returns the digits.
func (s sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *sum) UnmarshalText(b []byte) error {
	if len(b) != 2*len(s) {
		return fmt.Errorf("%w: a sum of %d digits", ErrDamaged, len(b))
	}
	_, err := hex.Decode(s[:], b)
	return err
}

func (s *sum) xor(m [32]byte) {
	for i := range s {
		s[i] ^= m[i]
	}
}
