package vault

import (
	"crypto/rand"
	"encoding/binary"
	"math/bits"

	"golang.org/x/crypto/chacha20poly1305"
)

// A sealed object is one version byte, a random nonce and the ciphertext of
// the padded payload. Its place is authenticated: moved to another key, bucket
// or file it no longer opens.
const (
	SealVersion = 1
	nonceLen    = chacha20poly1305.NonceSizeX
	sealHead    = 1 + nonceLen
	MinPadded   = 256
	LengthLen   = 4
)

// MinSealed is how long a sealed object is at least, in bytes.
const MinSealed = sealHead + MinPadded + chacha20poly1305.Overhead

// SealedLen is how long a payload of n bytes is once it is sealed.
func SealedLen(n int) int { return sealHead + padded(LengthLen+n) + chacha20poly1305.Overhead }

// Seal seals a payload for one place: moved to another it does not open.
func (k *Keys) Seal(b Bucket, o ObjectKey, payload []byte) []byte {
	n := padded(LengthLen + len(payload))
	plain := make([]byte, n)
	binary.LittleEndian.PutUint32(plain, uint32(len(payload)))
	copy(plain[LengthLen:], payload)
	out := make([]byte, sealHead, sealHead+n+chacha20poly1305.Overhead)
	out[0] = SealVersion
	rand.Read(out[1:sealHead])
	return k.enc.Seal(out, out[1:sealHead], plain, k.place(nil, b, o))
}

// Open returns the payload, in dst where that is large enough, and false when
// the bytes are not what was sealed at this place.
func (k *Keys) Open(dst []byte, b Bucket, o ObjectKey, sealed []byte) ([]byte, bool) {
	return k.OpenIn(nil, dst, b, o, sealed)
}

// OpenIn is [Keys.Open] with memory given for the place as well, for who opens many.
func (k *Keys) OpenIn(place, dst []byte, b Bucket, o ObjectKey, sealed []byte) ([]byte, bool) {
	if len(sealed) < MinSealed || sealed[0] != SealVersion {
		return nil, false
	}
	plain, err := k.enc.Open(dst[:0], sealed[1:sealHead], sealed[sealHead:], k.place(place, b, o))
	if err != nil {
		return nil, false
	}
	n := binary.LittleEndian.Uint32(plain)
	if int(n) > len(plain)-LengthLen {
		return nil, false
	}
	return plain[LengthLen : LengthLen+n], true
}

// place is the associated data of an object.
func (k *Keys) place(dst []byte, b Bucket, o ObjectKey) []byte {
	dst = append(dst, "tijdig1"...)
	dst = append(dst, k.ID[:]...)
	dst = append(dst, byte(b))
	return append(dst, o[:]...)
}

// padded rounds a length up by the rule Padmé: at most 12% more, while the
// lengths of all objects fall into few classes.
func padded(n int) int {
	if n <= MinPadded {
		return MinPadded
	}
	e := bits.Len(uint(n)) - 1
	s := bits.Len(uint(e))
	mask := 1<<(e-s) - 1
	return (n + mask) &^ mask
}
