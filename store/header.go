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
	formatVersion = 1
	flagDemo      = 1 << 0
	knownFlags    = flagDemo
	headerFixed   = 41 // bytes before the first slot
	headerSums    = 64 // the two sums behind the last slot
	minHeader     = 2048
	maxSlots      = 8
)

// header is the one part of the file that is not sealed: how to open the rest.
// It stands in the file three times, each on a page of its own.
type header struct {
	version    uint16
	flags      uint32
	vault      vaultID
	generation uint64 // +1 at every change
	slots      []slot
	signed     []byte // what the sums are over, as read
	mac        []byte // checked once the keys are known
}

// bytes writes the header: little endian, padded so that bbolt gives it a page
// of its own.
func (h header) bytes(k *keys) []byte {
	b := make([]byte, 0, minHeader)
	b = append(b, magic...)
	b = binary.LittleEndian.AppendUint16(b, h.version)
	b = append(b, 0, 0) // used length, below
	b = binary.LittleEndian.AppendUint32(b, h.flags)
	b = append(b, h.vault[:]...)
	b = binary.LittleEndian.AppendUint64(b, h.generation)
	b = append(b, byte(len(h.slots)))
	for _, s := range h.slots {
		b = append(b, byte(s.kind))
		b = binary.LittleEndian.AppendUint16(b, uint16(len(s.body)))
		b = append(b, s.body...)
	}
	binary.LittleEndian.PutUint16(b[10:], uint16(len(b)+headerSums))
	sum := blake2b.Sum256(b)
	b = append(append(b, sum[:]...), headerMAC(k, b)...)
	return append(b, make([]byte, max(minHeader, (len(b)+1023)/1024*1024)-len(b))...)
}

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
	h.version, h.flags = binary.LittleEndian.Uint16(b[8:]), binary.LittleEndian.Uint32(b[12:])
	if h.version > formatVersion || h.flags&^knownFlags != 0 {
		return h, ErrNewer
	}
	h.vault, h.generation = vaultID(b[16:32]), binary.LittleEndian.Uint64(b[32:])
	h.signed, h.mac = bytes.Clone(signed), bytes.Clone(b[used-32:used])
	h.slots, err = parseSlots(signed[headerFixed:], int(b[40]))
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
