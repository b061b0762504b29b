// Package pages is the pages of a bbolt file below bbolt: which of them a state reaches,
// whether they are the search tree that bbolt takes them for, and what is wiped or written
// once more where bbolt does not look. It knows no keys, no objects and no transaction.
package pages

import (
	"encoding/binary"
	"hash/fnv"
	"io"
)

// The layout of bbolt's pages, as far as the pre-flight reads them: Size, HeadLen and
// ElementLen are bytes, Branch and Leaf kinds of page. All numbers are little endian on
// every machine the program is built for.
const (
	Size         = 4096
	HeadLen      = 16
	ElementLen   = 16
	Branch       = 0x01
	Leaf         = 0x02
	metaPage     = 0x04
	freelistPage = 0x10
	BucketFlag   = 0x01
	metaMagic    = 0xED0CDAED
	metaVersion  = 2
	noFreelist   = ^uint64(0)
)

// Meta is one of the two pages that say where everything is. The one with the
// higher txid counts.
type Meta struct {
	Page                      int
	Root, freelist, HWM, TxID uint64
}

// ReadMetas returns the metas whose checksum holds, newest first. Two that are of one
// commit are one state: the other was lost.
func ReadMetas(r io.ReaderAt) []Meta {
	var out []Meta
	for i := range 2 {
		buf := make([]byte, Size)
		if _, err := r.ReadAt(buf, int64(i)*Size); err != nil {
			continue
		}
		if m, ok := parseMeta(buf); ok {
			m.Page = i
			out = append(out, m)
		}
	}
	switch {
	case len(out) == 2 && out[1].TxID == out[0].TxID:
		out = out[:1]
	case len(out) == 2 && out[1].TxID > out[0].TxID:
		out[0], out[1] = out[1], out[0]
	}
	return out
}

func parseMeta(page []byte) (m Meta, ok bool) {
	b := page[HeadLen:]
	u32, u64 := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	if u32(b) != metaMagic || u32(b[4:]) != metaVersion || u32(b[8:]) != Size {
		return m, false
	}
	h := fnv.New64a()
	h.Write(b[:56])
	if h.Sum64() != u64(b[56:]) {
		return m, false
	}
	return Meta{Root: u64(b[16:]), freelist: u64(b[32:]), HWM: u64(b[40:]), TxID: u64(b[48:])}, true
}

// Header is what every page begins with.
type Header struct {
	ID       uint64
	Flags    uint16
	Count    int
	Overflow uint64 // pages that follow and belong to this one
}

// ParseHeader reads it from the first HeadLen bytes of a page, whatever they say.
func ParseHeader(b []byte) Header {
	return Header{
		ID: binary.LittleEndian.Uint64(b), Flags: binary.LittleEndian.Uint16(b[8:]),
		Count: int(binary.LittleEndian.Uint16(b[10:])), Overflow: uint64(binary.LittleEndian.Uint32(b[12:])),
	}
}

// Span is one key and value of a leaf, as positions from the start of the page.
type Span struct {
	Bucket         bool
	Key, Val, Next int
}

// LeafSpan reads element i of a leaf that is size bytes long, and false when
// it points outside. Head holds at least the table of elements.
func LeafSpan(head []byte, i, size int) (s Span, ok bool) {
	at := HeadLen + i*ElementLen
	if at+ElementLen > len(head) {
		return s, false
	}
	e := head[at:]
	pos, k, v := binary.LittleEndian.Uint32(e[4:]), binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint32(e[12:])
	start := uint64(at) + uint64(pos)
	end := start + uint64(k) + uint64(v)
	if k == 0 || pos < ElementLen || end > uint64(size) {
		return s, false
	}
	flags := binary.LittleEndian.Uint32(e)
	return Span{flags&BucketFlag != 0, int(start), int(start) + int(k), int(end)}, true
}
