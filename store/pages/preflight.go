package pages

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
	"slices"
)

// Walker goes over every page a meta can reach, before bbolt does: bbolt can
// hang or take the process down on a damaged file, and this cannot. Each page
// is visited once, every position is checked against its page, and every key against
// its neighbours and its parents: what is walked here is what bbolt will find when it
// looks a key up.
type Walker struct {
	r       io.ReaderAt
	hwm     uint64
	seen    []uint64                // one bit a page
	known   *Walker                 // nil: nothing is known yet
	free    uint64                  // pages that are listed as free
	page    []byte                  // the one that was loaded last
	rooms   [maxDepth + 1][]subtree // of each depth, for what a page there leads to; used again for the next
	fetched byte                    // so that fetching is not left out
}

const maxDepth = 64

// Preflight checks a file of size bytes and returns its metas, newest first.
// The newest has been walked whole; only its tree may be used.
func Preflight(r io.ReaderAt, size int64) ([]Meta, error) {
	if size < 2*Size {
		return nil, ErrNotOurs
	}
	metas := ReadMetas(r)
	if len(metas) == 0 {
		return nil, ErrNotOurs
	}
	if need := metas[0].HWM * Size; metas[0].HWM > 1<<40 || uint64(size) < need {
		return nil, fmt.Errorf("%w: %d bytes of %d", ErrTruncated, size, need)
	}
	_, err := Walk(r, metas[0], nil)
	return metas, err
}

// muchLost is how many pages of a file may be neither in use nor free beside as many as
// are: healing leaves a few.
const muchLost = 1 << 14

// used counts the pages that were reached.
func (w *Walker) used() (n uint64) {
	for _, word := range w.seen {
		n += uint64(bits.OnesCount64(word))
	}
	return n
}

// lost counts the pages that are neither reached nor free.
func (w *Walker) lost() uint64 { return w.hwm - min(w.hwm, w.used()+w.free) }

// Walk returns which pages m reaches, one bit each. It does not go below pages
// in known: what two states share is the same below too.
func Walk(r io.ReaderAt, m Meta, known *Walker) (*Walker, error) {
	w := &Walker{r: r, hwm: m.HWM, seen: make([]uint64, m.HWM/64+1), known: known}
	w.mark(0, 1)
	if err := w.wide(subtree{page: m.Root}); err != nil {
		return w, err
	}
	if err := w.freelist(m.freelist); err != nil {
		return w, err
	}
	if known == nil && w.lost() > w.used()+w.free+muchLost {
		return w, badPage(m.Root, "is of a file that says it is far larger than what it holds")
	}
	return w, nil
}

// Has reports whether a page was reached.
func (w *Walker) Has(page uint64) bool {
	return page/64 < uint64(len(w.seen)) && w.seen[page/64]&(1<<(page%64)) != 0
}

// mark claims n+1 pages and reports whether they were free to claim.
func (w *Walker) mark(page, n uint64) bool {
	if page+n >= w.hwm || n > w.hwm {
		return false
	}
	for p := page; p <= page+n; p++ {
		if w.Has(p) {
			return false
		}
		w.seen[p/64] |= 1 << (p % 64)
	}
	return true
}

func (w *Walker) load(page uint64) (Header, error) {
	if page < 2 || page >= w.hwm {
		return Header{}, badPage(page, "lies outside the file")
	}
	if err := w.read(int64(page) * Size); err != nil {
		return Header{}, badPage(page, "cannot be read")
	}
	h := ParseHeader(w.page)
	if h.ID != page {
		return h, badPage(page, "is not the page it says it is")
	}
	if !w.mark(page, h.Overflow) {
		return h, badPage(page, "is used twice or runs past the end")
	}
	return h, nil
}

// read brings one page in sight, without copying it where the file is in memory.
func (w *Walker) read(at int64) error {
	if m, ok := w.r.(Image); ok {
		if at+Size > int64(len(m)) {
			return io.ErrUnexpectedEOF
		}
		w.page = m[at : at+Size]
		return nil
	}
	if w.page == nil {
		w.page = make([]byte, Size)
	}
	_, err := w.r.ReadAt(w.page, at)
	return err
}

// subtree is a page of a tree and what its parent says of its keys: the first of
// them, and one that all of them come before. At the top of a tree neither is known.
type subtree struct {
	page         uint64
	first, below []byte
}

func (w *Walker) tree(t subtree, depth int) error {
	if depth > maxDepth {
		return badPage(t.page, "lies too deep")
	}
	children, err := w.step(t, w.rooms[depth][:0])
	w.rooms[depth] = children
	w.fetch(children)
	for _, c := range children {
		if err != nil {
			return err
		}
		err = w.tree(c, depth+1)
	}
	return err
}

// step checks one page and returns those it leads to, in room that nobody uses.
func (w *Walker) step(t subtree, room []subtree) (children []subtree, err error) {
	if w.known != nil && w.known.Has(t.page) {
		return nil, w.begins(t)
	}
	h, err := w.load(t.page)
	if err != nil {
		return nil, err
	}
	switch h.Flags {
	case Branch:
		return w.branch(t, h, room)
	case Leaf:
		return w.leaf(t, h, room)
	default:
		return nil, badPage(t.page, "is of an unknown kind")
	}
}

// begins checks that a page that was walked before begins where its parent says.
// What hangs below it is in order already.
func (w *Walker) begins(t subtree) error {
	if t.first == nil {
		return nil
	}
	if err := w.read(int64(t.page) * Size); err != nil {
		return badPage(t.page, "cannot be read")
	}
	at, n := firstKey(w.page)
	k, err := w.cut(t.page, at, n)
	if err == nil && !bytes.Equal(k, t.first) {
		err = badPage(t.page, "does not begin where its parent says")
	}
	return err
}

// firstKey returns where the key of the first element of a page stands, and its
// length.
func firstKey(page []byte) (at, n int) {
	h, u32 := ParseHeader(page), binary.LittleEndian.Uint32
	if h.Flags == Branch {
		return HeadLen + int(u32(page[HeadLen:])), int(u32(page[HeadLen+4:]))
	}
	return HeadLen + int(u32(page[HeadLen+4:])), int(u32(page[HeadLen+8:]))
}

// cut returns a part of a page and of those that belong to it, good until the
// file is let go of.
func (w *Walker) cut(page uint64, at, n int) ([]byte, error) {
	from := int64(page)*Size + int64(at)
	if m, ok := w.r.(Image); ok {
		if at < 0 || n < 0 || from+int64(n) > int64(len(m)) {
			return nil, badPage(page, "points outside the file")
		}
		return m[from : from+int64(n)], nil
	}
	if at < 0 || n < 0 || uint64(at)+uint64(n) > w.hwm*Size {
		return nil, badPage(page, "points outside the file")
	}
	b := make([]byte, n)
	if _, err := w.r.ReadAt(b, from); err != nil {
		return nil, badPage(page, "cannot be read")
	}
	return b, nil
}

// body returns a page with those that belong to it where the file is in memory, and
// else nil.
func (w *Walker) body(page uint64, size int) []byte {
	m, ok := w.r.(Image)
	if from := int64(page) * Size; ok && from+int64(size) <= int64(len(m)) {
		return m[from : from+int64(size)]
	}
	return nil
}

// key returns the key of an element that lies within its page.
func (w *Walker) key(body []byte, page uint64, s Span) ([]byte, error) {
	if body != nil {
		return body[s.Key:s.Val], nil
	}
	return w.cut(page, s.Key, s.Val-s.Key)
}

func (w *Walker) branch(t subtree, h Header, children []subtree) ([]subtree, error) {
	b, err := w.table(t.page, h)
	if err != nil || h.Count == 0 {
		return nil, badPage(t.page, "has no table")
	}
	size := (h.Overflow + 1) * Size
	order := keyOrder{t: t, end: HeadLen + h.Count*ElementLen}
	children = slices.Grow(children, h.Count)
	for i := range h.Count {
		at := HeadLen + i*ElementLen
		pos, k := binary.LittleEndian.Uint32(b[at:]), binary.LittleEndian.Uint32(b[at+4:])
		if k == 0 || pos < ElementLen || uint64(at)+uint64(pos)+uint64(k) > size {
			return nil, badPage(t.page, "points outside itself")
		}
		start := at + int(pos)
		key, err := w.cut(t.page, start, int(k))
		if err == nil {
			err = order.next(key, start, start+int(k))
		}
		if err != nil {
			return nil, err
		}
		if i > 0 {
			children[i-1].below = key
		}
		children = append(children, subtree{binary.LittleEndian.Uint64(b[at+8:]), key, t.below})
	}
	return children, order.ended()
}

func (w *Walker) leaf(t subtree, h Header, children []subtree) ([]subtree, error) {
	b, err := w.table(t.page, h)
	if err != nil {
		return nil, err
	}
	if h.Count == 0 && t.first != nil {
		return nil, badPage(t.page, "holds nothing")
	}
	size := int(h.Overflow+1) * Size
	body := w.body(t.page, size)
	order := keyOrder{t: t, end: HeadLen + h.Count*ElementLen}
	for i := range h.Count {
		s, ok := LeafSpan(b, i, size)
		if !ok {
			return nil, badPage(t.page, "points outside itself")
		}
		key, err := w.key(body, t.page, s)
		if err == nil {
			err = order.next(key, s.Key, s.Next)
		}
		if err != nil {
			return nil, err
		}
		if !s.Bucket {
			continue
		}
		v, err := w.cut(t.page, s.Val, s.Next-s.Val)
		if err != nil {
			return nil, err
		}
		child, ok := bucketRoot(t.page, v)
		if !ok {
			return nil, badPage(t.page, "holds half a bucket, or one in disorder")
		}
		if child != 0 {
			children = append(children, subtree{page: child})
		}
	}
	return children, order.ended()
}

// bucketRoot reads the value that stands for a bucket: the page of its tree, or
// 0 and its only page right behind it. False when that page is not whole.
func bucketRoot(in uint64, v []byte) (page uint64, ok bool) {
	if len(v) < HeadLen {
		return 0, false
	}
	if page = binary.LittleEndian.Uint64(v); page != 0 {
		return page, true
	}
	inline := v[HeadLen:]
	if len(inline) < HeadLen {
		return 0, false
	}
	h := ParseHeader(inline)
	order := keyOrder{t: subtree{page: in}, end: HeadLen + h.Count*ElementLen}
	for i := range h.Count {
		s, ok := LeafSpan(inline, i, len(inline))
		if !ok || s.Bucket || order.next(inline[s.Key:s.Val], s.Key, s.Next) != nil {
			return 0, false
		}
	}
	return 0, h.Flags == Leaf
}

// table returns the page as far as its table of elements runs.
func (w *Walker) table(page uint64, h Header) ([]byte, error) {
	need := HeadLen + h.Count*ElementLen
	if need <= Size {
		return w.page, nil
	}
	if uint64(need) > (h.Overflow+1)*Size {
		return nil, badPage(page, "has a table longer than itself")
	}
	b := make([]byte, need)
	if _, err := w.r.ReadAt(b, int64(page)*Size); err != nil {
		return nil, badPage(page, "cannot be read")
	}
	return b, nil
}

// freelist checks that the list of free pages claims no page that is in use:
// the next save would write over it.
func (w *Walker) freelist(page uint64) error {
	if page == noFreelist {
		return nil
	}
	h, err := w.load(page)
	if err != nil {
		return err
	}
	if h.Flags != freelistPage {
		return badPage(page, "is no list of free pages")
	}
	b := make([]byte, (h.Overflow+1)*Size)
	if _, err := w.r.ReadAt(b, int64(page)*Size); err != nil {
		return badPage(page, "cannot be read")
	}
	n, ids := uint64(h.Count), b[HeadLen:]
	if n == 0xFFFF {
		n, ids = binary.LittleEndian.Uint64(ids), ids[8:]
	}
	if n > uint64(len(ids))/8 {
		return badPage(page, "lists more than it holds")
	}
	w.free = n
	free := &Walker{hwm: w.hwm, seen: make([]uint64, len(w.seen))}
	for i := range n {
		id := binary.LittleEndian.Uint64(ids[8*i:])
		if id < 2 || w.Has(id) || !free.mark(id, 0) {
			return badPage(page, "calls a page free that is not")
		}
	}
	return nil
}

func badPage(page uint64, what string) error {
	return fmt.Errorf("%w: page %d %s", ErrDamaged, page, what)
}
