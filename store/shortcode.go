package store

import (
	"crypto/subtle"
	"encoding/hex"

	"golang.org/x/crypto/blake2b"
)

// ShortCodeDigits is how many digits a short code has. It is no way into the
// file: it only lifts the cover while the file is still open, for a few
// minutes and a few tries.
const ShortCodeDigits = 6

// ShortCodeSum returns what the settings keep of a short code: a sum under a
// key of the file, so that the digits themselves stand nowhere.
func (s *Store) ShortCodeSum(digits string) string {
	h, err := blake2b.New256(s.shortKey())
	if err != nil {
		panic(err) // only for a key out of range
	}
	h.Write([]byte("short code"))
	h.Write([]byte(digits))
	return hex.EncodeToString(h.Sum(nil))
}

// shortKey is a key that stays when the file is rewritten, so that the code
// goes on to hold.
func (s *Store) shortKey() []byte {
	marks := s.db.State().Marks
	return marks[:]
}

// IsShortCode reports whether these are the digits the worker set. It is
// false where none were set.
func (s *Store) IsShortCode(digits string) bool {
	set := s.Settings().ShortCode
	return set != "" && subtle.ConstantTimeCompare([]byte(set), []byte(s.ShortCodeSum(digits))) == 1
}
