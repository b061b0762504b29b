package store

import (
	"encoding/binary"
	"hash/fnv"
	"io"
)

// The layout of bbolt's pages, as far as the pre-flight reads them. All
// numbers are little endian on every machine the program is built for.
const (
	pageSize     = 4096
	pageHead     = 16
	elementLen   = 16
	branchPage   = 0x01
	leafPage     = 0x02
	metaPage     = 0x04
	freelistPage = 0x10
	bucketFlag   = 0x01
	metaMagic    = 0xED0CDAED
	metaVersion  = 2
	noFreelist   = ^uint64(0)
)

// meta is one of the two pages that say where everything is. The one with the
// higher txid counts.
type meta struct {
	page                      int
	root, freelist, hwm, txid uint64
}

// readMetas returns the metas whose checksum holds, newest first. Two that are of one
// commit are one state: the other was lost.
func readMetas(r io.ReaderAt) []meta {
	var out []meta
	for i := range 2 {
		buf := make([]byte, pageSize)
		if _, err := r.ReadAt(buf, int64(i)*pageSize); err != nil {
			continue
		}
		if m, ok := parseMeta(buf); ok {
			m.page = i
			out = append(out, m)
		}
	}
	switch {
	case len(out) == 2 && out[1].txid == out[0].txid:
		out = out[:1]
	case len(out) == 2 && out[1].txid > out[0].txid:
		out[0], out[1] = out[1], out[0]
	}
	return out
}

func parseMeta(page []byte) (m meta, ok bool) {
	b := page[pageHead:]
	u32, u64 := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	if u32(b) != metaMagic || u32(b[4:]) != metaVersion || u32(b[8:]) != pageSize {
		return m, false
	}
	h := fnv.New64a()
	h.Write(b[:56])
	if h.Sum64() != u64(b[56:]) {
		return m, false
	}
	return meta{root: u64(b[16:]), freelist: u64(b[32:]), hwm: u64(b[40:]), txid: u64(b[48:])}, true
}

// pageHeader is what every page begins with.
type pageHeader struct {
	id       uint64
	flags    uint16
	count    int
	overflow uint64 // pages that follow and belong to this one
}

func parsePageHeader(b []byte) pageHeader {
	return pageHeader{
		id: binary.LittleEndian.Uint64(b), flags: binary.LittleEndian.Uint16(b[8:]),
		count: int(binary.LittleEndian.Uint16(b[10:])), overflow: uint64(binary.LittleEndian.Uint32(b[12:])),
	}
}

// span is one key and value of a leaf, as positions from the start of the page.
type span struct {
	bucket         bool
	key, val, next int
}

// leafSpan reads element i of a leaf that is size bytes long, and false when
// it points outside. Head holds at least the table of elements.
func leafSpan(head []byte, i, size int) (s span, ok bool) {
	at := pageHead + i*elementLen
	if at+elementLen > len(head) {
		return s, false
	}
	e := head[at:]
	pos, k, v := binary.LittleEndian.Uint32(e[4:]), binary.LittleEndian.Uint32(e[8:]), binary.LittleEndian.Uint32(e[12:])
	start := uint64(at) + uint64(pos)
	end := start + uint64(k) + uint64(v)
	if k == 0 || pos < elementLen || end > uint64(size) {
		return s, false
	}
	flags := binary.LittleEndian.Uint32(e)
	return span{flags&bucketFlag != 0, int(start), int(start) + int(k), int(end)}, true
}
