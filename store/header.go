package store

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"golang.org/x/crypto/blake2b"
)

const (
	magic         = "TIJDIG01"
	formatVersion = 2
	formatMinor   = 0
	flagDemo      = 1 << 0
	knownFlags    = flagDemo
	headerFixed   = 40 // bytes before the minor number and the count of slots
	headerSums    = 64 // the two sums behind the last slot
	minHeader     = 2048
	maxSlots      = 8
)

// header is the one part of the file that is not sealed: how to open the rest.
// It stands in the file three times, each on a page of its own.
type header struct {
	version    uint16
	minor      uint16 // of a format that an older program may read and not write
	flags      uint32
	vault      vaultID
	generation uint64 // +1 at every change
	slots      []slot
	signed     []byte // what the sums are over, as read
	mac        []byte // checked once the keys are known
	times      int    // how often it was found, where it was looked for
}

// body is all of the header before its sums, little endian.
func (h header) body() []byte {
	b := make([]byte, 0, minHeader)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint16(b, h.version)
	b = append(b, 0, 0) // used length, below
	b = binary.LittleEndian.AppendUint32(b, h.flags)
	b = append(b, h.vault[:]...)
	b = binary.LittleEndian.AppendUint64(b, h.generation)
	if h.version > 1 {
		b = binary.LittleEndian.AppendUint16(b, h.minor)
	}
	b = append(b, byte(len(h.slots)))
	for _, s := range h.slots {
		b = append(b, byte(s.kind))
		b = binary.LittleEndian.AppendUint16(b, uint16(len(s.body)))
		b = append(b, s.body...)
	}
	binary.LittleEndian.PutUint16(b[10:], uint16(len(b)+headerSums))
	return b
}

// bytes writes the header with its sums, padded so that bbolt gives it a page of
// its own.
func (h header) bytes(k *keys) []byte {
	b := h.body()
	sum := blake2b.Sum256(b)
	b = append(append(b, sum[:]...), headerMAC(k, b)...)
	return append(b, make([]byte, max(minHeader, (len(b)+1023)/1024*1024)-len(b))...)
}

// sum is what the root keeps of the header that belongs to it.
func (h header) sum() sum { return blake2b.Sum256(h.body()) }

func headerMAC(k *keys, signed []byte) []byte {
	m := hmac.New(sha256.New, k.hdr)
	m.Write(signed)
	return m.Sum(nil)
}

// parseHeader reads one copy. It returns [ErrNewer] for a later format and
// [ErrDamagedHeader] for anything that is not whole.
func parseHeader(b []byte) (h header, err error) {
	if len(b) < headerFixed+headerSums || string(b[:8]) != magic {
		return h, ErrDamagedHeader
	}
	used := int(binary.LittleEndian.Uint16(b[10:]))
	if used < headerFixed+headerSums || used > len(b) {
		return h, ErrDamagedHeader
	}
	signed := b[:used-headerSums]
	if sum := blake2b.Sum256(signed); !bytes.Equal(sum[:], b[used-headerSums:used-32]) {
		return h, ErrDamagedHeader
	}
	h, err = parseBody(signed)
	h.signed, h.mac = bytes.Clone(signed), bytes.Clone(b[used-32:used])
	return h, err
}

// headerLen is how long a copy says it is with its sums; 0 where it does not.
func headerLen(b []byte) int64 {
	if len(b) < 12 {
		return 0
	}
	return int64(binary.LittleEndian.Uint16(b[10:]))
}

// parseBody reads what body wrote.
func parseBody(b []byte) (h header, err error) {
	if len(b) < headerFixed+3 {
		return h, ErrDamagedHeader
	}
	h.version, h.flags = binary.LittleEndian.Uint16(b[8:]), binary.LittleEndian.Uint32(b[12:])
	if h.version > formatVersion || h.flags&^knownFlags != 0 {
		return h, ErrNewer
	}
	h.vault, h.generation = vaultID(b[16:32]), binary.LittleEndian.Uint64(b[32:])
	rest := b[headerFixed:]
	if h.version > 1 {
		h.minor, rest = binary.LittleEndian.Uint16(rest), rest[2:]
	}
	h.slots, err = parseSlots(rest[1:], int(rest[0]))
	return h, err
}

func parseSlots(b []byte, n int) ([]slot, error) {
	if n == 0 || n > maxSlots {
		return nil, fmt.Errorf("%w: %d slots", ErrDamagedHeader, n)
	}
	var out []slot
	for range n {
		if len(b) < 3 {
			return nil, ErrDamagedHeader
		}
		size := int(binary.LittleEndian.Uint16(b[1:]))
		if len(b) < 3+size {
			return nil, ErrDamagedHeader
		}
		out = append(out, slot{slotKind(b[0]), bytes.Clone(b[3 : 3+size])})
		b = b[3+size:]
	}
	if len(b) > 0 {
		return nil, ErrDamagedHeader
	}
	return out, nil
}

// genuine reports whether the header is one this program wrote with the keys:
// a removed or weakened slot shows here.
func (h header) genuine(k *keys) bool { return hmac.Equal(h.mac, headerMAC(k, h.signed)) }

func (h header) demo() bool { return h.flags&flagDemo != 0 }

// newer reports whether a later program wrote the file, so that this one only
// reads it.
func (h header) newer() bool { return h.version == formatVersion && h.minor > formatMinor }

// signedWith returns the header as it reads back once it was written with the keys.
func (h header) signedWith(k *keys) header {
	h.signed = h.body()
	h.mac = headerMAC(k, h.signed)
	return h
}
