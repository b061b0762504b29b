package vault

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"golang.org/x/crypto/blake2b"
)

const (
	Magic         = "TIJDIG01"
	FormatVersion = 2
	FormatMinor   = 0
	FlagDemo      = 1 << 0
	knownFlags    = FlagDemo
	headerFixed   = 40 // bytes before the minor number and the count of slots
	headerSums    = 64 // the two sums behind the last slot
	minHeader     = 2048
	MaxSlots      = 8
)

// Header is the one part of the file that is not sealed: how to open the rest.
// It stands in the file three times, each on a page of its own.
type Header struct {
	Version    uint16
	Minor      uint16 // of a format that an older program may read and not write
	Flags      uint32
	ID         ID
	Generation uint64 // +1 at every change
	Slots      []Slot
	Signed     []byte // what the sums are over, as read
	MAC        []byte // checked once the keys are known
	Times      int    // how often it was found, where it was looked for
}

// Body is all of the header before its sums, little endian.
func (h Header) Body() []byte {
	b := make([]byte, 0, minHeader)
	b = append(b, Magic...)
	b = binary.LittleEndian.AppendUint16(b, h.Version)
	b = append(b, 0, 0) // used length, below
	b = binary.LittleEndian.AppendUint32(b, h.Flags)
	b = append(b, h.ID[:]...)
	b = binary.LittleEndian.AppendUint64(b, h.Generation)
	if h.Version > 1 {
		b = binary.LittleEndian.AppendUint16(b, h.Minor)
	}
	b = append(b, byte(len(h.Slots)))
	for _, s := range h.Slots {
		b = append(b, byte(s.Kind))
		b = binary.LittleEndian.AppendUint16(b, uint16(len(s.Body)))
		b = append(b, s.Body...)
	}
	binary.LittleEndian.PutUint16(b[10:], uint16(len(b)+headerSums))
	return b
}

// Bytes writes the header with its sums, padded so that bbolt gives it a page of
// its own.
func (h Header) Bytes(k *Keys) []byte {
	b := h.Body()
	sum := blake2b.Sum256(b)
	b = append(append(b, sum[:]...), headerMAC(k, b)...)
	return append(b, make([]byte, max(minHeader, (len(b)+1023)/1024*1024)-len(b))...)
}

// Sum is what the root keeps of the header that belongs to it.
func (h Header) Sum() Sum { return blake2b.Sum256(h.Body()) }

func headerMAC(k *Keys, signed []byte) []byte {
	m := hmac.New(sha256.New, k.hdr)
	m.Write(signed)
	return m.Sum(nil)
}

// ParseHeader reads one copy. It returns [ErrNewer] for a later format and
// [ErrDamagedHeader] for anything that is not whole.
func ParseHeader(b []byte) (h Header, err error) {
	if len(b) < headerFixed+headerSums || string(b[:8]) != Magic {
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
	h, err = ParseBody(signed)
	h.Signed, h.MAC = bytes.Clone(signed), bytes.Clone(b[used-32:used])
	return h, err
}

// headerLen is how long a copy says it is with its sums; 0 where it does not.
func headerLen(b []byte) int64 {
	if len(b) < 12 {
		return 0
	}
	return int64(binary.LittleEndian.Uint16(b[10:]))
}

// ParseBody reads what [Header.Body] wrote, with the errors of [ParseHeader].
func ParseBody(b []byte) (h Header, err error) {
	if len(b) < headerFixed+3 {
		return h, ErrDamagedHeader
	}
	h.Version, h.Flags = binary.LittleEndian.Uint16(b[8:]), binary.LittleEndian.Uint32(b[12:])
	if h.Version > FormatVersion || h.Flags&^knownFlags != 0 {
		return h, ErrNewer
	}
	h.ID, h.Generation = ID(b[16:32]), binary.LittleEndian.Uint64(b[32:])
	rest := b[headerFixed:]
	if h.Version > 1 {
		h.Minor, rest = binary.LittleEndian.Uint16(rest), rest[2:]
	}
	h.Slots, err = parseSlots(rest[1:], int(rest[0]))
	return h, err
}

func parseSlots(b []byte, n int) ([]Slot, error) {
	if n == 0 || n > MaxSlots {
		return nil, fmt.Errorf("%w: %d slots", ErrDamagedHeader, n)
	}
	var out []Slot
	for range n {
		if len(b) < 3 {
			return nil, ErrDamagedHeader
		}
		size := int(binary.LittleEndian.Uint16(b[1:]))
		if len(b) < 3+size {
			return nil, ErrDamagedHeader
		}
		out = append(out, Slot{SlotKind(b[0]), bytes.Clone(b[3 : 3+size])})
		b = b[3+size:]
	}
	if len(b) > 0 {
		return nil, ErrDamagedHeader
	}
	return out, nil
}

// Genuine reports whether the header is one this program wrote with the keys:
// a removed or weakened slot shows here.
func (h Header) Genuine(k *Keys) bool { return hmac.Equal(h.MAC, headerMAC(k, h.Signed)) }

// Demo reports whether the file is marked as holding fictional signals.
func (h Header) Demo() bool { return h.Flags&FlagDemo != 0 }

// Newer reports whether a later program wrote the file, so that this one only
// reads it.
func (h Header) Newer() bool { return h.Version == FormatVersion && h.Minor > FormatMinor }

// SignedWith returns the header as it reads back once it was written with the keys.
func (h Header) SignedWith(k *Keys) Header {
	h.Signed = h.Body()
	h.MAC = headerMAC(k, h.Signed)
	return h
}
