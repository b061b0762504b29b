package store

import (
	"encoding/hex"

	"golang.org/x/crypto/blake2b"

	"tijdig/store/objects"
)

// OpenedAt returns how many commits the file had when it was opened. Beside
// the count at an earlier moment it tells whether somebody else wrote to it.
func (s *Store) OpenedAt() uint64 { return s.opened }

// Alias returns the name under which a machine may keep something about this
// file outside it. Only who can open the file can make it.
func (s *Store) Alias(machine []byte) string {
	r := s.db.State()
	return aliasIn(r, machine)
}

// aliasIn is the name of the file on a machine.
func aliasIn(r objects.Root, machine []byte) string {
	key := r.Marks
	h, err := blake2b.New256(key[:])
	if err != nil {
		panic(err) // only for a key out of range
	}
	h.Write([]byte("alias"))
	h.Write(machine)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// WasAt says how many commits the file had when it was last seen here. Fewer
// now means that the whole file was put back to an earlier state, which cannot
// be seen in the file itself: [WarnOlder].
func (s *Store) WasAt(seq uint64) {
	if s.opened < seq {
		s.info.warn(WarnOlder)
	}
}
