package store

import (
	"encoding/binary"
	"io"
)

// beyond goes over what only the newest state reaches, as far as its pages can
// be read: what the last saves wrote.
type beyond struct {
	w    *walker // of the newest state; knows the pages of the one before
	r    io.ReaderAt
	in   func(bucket string) bool // which buckets are looked into
	torn int                      // pages that cannot be used
	met  []loose
}

// loose is one key and value as the newest state has it.
type loose struct {
	bucket     string
	key, value []byte
}

// beyond returns what the newest state has in some buckets on pages that the older one
// does not reach, and how many of its pages cannot be used.
func (o *older) beyond(in func(bucket string) bool) (met []loose, torn int) {
	known, err := walk(o.original, o.shown, nil)
	if err != nil {
		known = nil // it was whole a moment ago: now everything is looked at
	}
	w := &walker{r: o.original, hwm: o.newest.hwm, seen: make([]uint64, o.newest.hwm/64+1), known: known}
	b := &beyond{w: w, r: o.original, in: in}
	b.page(o.newest.root, "", 0)
	return b.met, b.torn
}

// page looks at one page of a bucket; that of "" is the one that holds the buckets.
func (b *beyond) page(page uint64, in string, depth int) {
	if depth > maxDepth || (b.w.known != nil && b.w.known.has(page)) {
		return
	}
	h, err := b.w.load(page)
	if err != nil {
		b.torn++
		return
	}
	switch h.flags {
	case branchPage:
		children, err := b.w.branch(subtree{page: page}, h)
		if err != nil {
			b.torn++
		}
		for _, c := range children {
			b.page(c.page, in, depth+1)
		}
	case leafPage:
		b.leaf(page, h, in, depth)
	default:
		b.torn++
	}
}

func (b *beyond) leaf(page uint64, h pageHeader, in string, depth int) {
	whole := make([]byte, (h.overflow+1)*pageSize)
	if _, err := b.r.ReadAt(whole, int64(page)*pageSize); err != nil {
		b.torn++
		return
	}
	for i := range h.count {
		s, ok := leafSpan(whole, i, len(whole))
		if !ok {
			b.torn++
			return
		}
		key, value := whole[s.key:s.val], whole[s.val:s.next]
		switch {
		case s.bucket && b.in(string(key)) && len(value) >= pageHead:
			b.bucket(string(key), value, depth)
		case !s.bucket && in != "":
			b.met = append(b.met, loose{in, key, value})
		}
	}
}

// bucket looks at a bucket by what stands for it: the page of its tree, or its
// only page.
func (b *beyond) bucket(name string, value []byte, depth int) {
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		b.page(root, name, depth+1)
		return
	}
	inline := value[pageHead:]
	if len(inline) < pageHead {
		return
	}
	for i := range parsePageHeader(inline).count {
		if s, ok := leafSpan(inline, i, len(inline)); ok {
			b.met = append(b.met, loose{name, inline[s.key:s.val], inline[s.val:s.next]})
		}
	}
}
