package store

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
	sealVersion = 1
	nonceLen    = chacha20poly1305.NonceSizeX
	sealHead    = 1 + nonceLen
	minPadded   = 256
	lengthLen   = 4
)

// minSealed is how long a sealed object is at least, in bytes.
const minSealed = sealHead + minPadded + chacha20poly1305.Overhead

// sealedLen is how long a payload of n bytes is once it is sealed.
func sealedLen(n int) int { return sealHead + padded(lengthLen+n) + chacha20poly1305.Overhead }

func (k *keys) seal(b bucket, o objectKey, payload []byte) []byte {
	n := padded(lengthLen + len(payload))
	plain := make([]byte, n)
	binary.LittleEndian.PutUint32(plain, uint32(len(payload)))
	copy(plain[lengthLen:], payload)
	out := make([]byte, sealHead, sealHead+n+chacha20poly1305.Overhead)
	out[0] = sealVersion
	rand.Read(out[1:sealHead])
	return k.enc.Seal(out, out[1:sealHead], plain, k.place(nil, b, o))
}

// open returns the payload, in dst where that is large enough, and false when
// the bytes are not what was sealed at this place.
func (k *keys) open(dst []byte, b bucket, o objectKey, sealed []byte) ([]byte, bool) {
	return k.openIn(nil, dst, b, o, sealed)
}

// openIn is open with memory given for the place as well, for who opens many.
func (k *keys) openIn(place, dst []byte, b bucket, o objectKey, sealed []byte) ([]byte, bool) {
	if len(sealed) < minSealed || sealed[0] != sealVersion {
		return nil, false
	}
	plain, err := k.enc.Open(dst[:0], sealed[1:sealHead], sealed[sealHead:], k.place(place, b, o))
	if err != nil {
		return nil, false
	}
	n := binary.LittleEndian.Uint32(plain)
	if int(n) > len(plain)-lengthLen {
		return nil, false
	}
	return plain[lengthLen : lengthLen+n], true
}

// place is the associated data of an object.
func (k *keys) place(dst []byte, b bucket, o objectKey) []byte {
	dst = append(dst, "tijdig1"...)
	dst = append(dst, k.vault[:]...)
	dst = append(dst, byte(b))
	return append(dst, o[:]...)
}

// padded rounds a length up by the rule Padmé: at most 12% more, while the
// lengths of all objects fall into few classes.
func padded(n int) int {
	if n <= minPadded {
		return minPadded
	}
	e := bits.Len(uint(n)) - 1
	s := bits.Len(uint(e))
	mask := 1<<(e-s) - 1
	return (n + mask) &^ mask
}
