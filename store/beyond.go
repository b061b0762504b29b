package store

import (
	"bytes"
	"encoding/binary"
	"io"

	bolt "go.etcd.io/bbolt"
)

// beyond goes over what only the newest state reaches, as far as its pages can
// be read: what the last saves wrote.
type beyond struct {
	w    *walker // of the newest state; knows the pages of the one before
	r    io.ReaderAt
	torn int // pages that cannot be used
	met  []met
}

// met is one sealed object as the newest state has it.
type met struct {
	harmed
	value []byte
}

func (o *older) beyond() *beyond {
	known, err := walk(o.original, o.shown, nil)
	if err != nil {
		known = nil // it was whole a moment ago: now everything is looked at
	}
	w := &walker{r: o.original, hwm: o.newest.hwm, seen: make([]uint64, o.newest.hwm/64+1), known: known}
	b := &beyond{w: w, r: o.original}
	b.page(o.newest.root, 0, 0)
	return b
}

// page looks at one page of a bucket; 0 is the one that holds the buckets.
func (b *beyond) page(page uint64, in bucket, depth int) {
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

func (b *beyond) leaf(page uint64, h pageHeader, in bucket, depth int) {
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
		case s.bucket && len(key) == 1 && len(value) >= pageHead:
			b.bucket(bucket(key[0]), value, depth)
		case !s.bucket && in != 0 && len(key) == len(objectKey{}):
			b.met = append(b.met, met{harmed{in, objectKey(key)}, value})
		}
	}
}

// bucket looks at a bucket by what stands for it: the page of its tree, or its
// only page.
func (b *beyond) bucket(name bucket, value []byte, depth int) {
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		b.page(root, name, depth+1)
		return
	}
	inline := value[pageHead:]
	if len(inline) < pageHead {
		return
	}
	for i := range parsePageHeader(inline).count {
		if s, ok := leafSpan(inline, i, len(inline)); ok && s.val-s.key == len(objectKey{}) {
			b.met = append(b.met, met{harmed{name, objectKey(inline[s.key:])}, inline[s.val:s.next]})
		}
	}
}

// differing leaves out what the older state has just so.
func (b *beyond) differing(t *bolt.Tx) (out []met) {
	for _, m := range b.met {
		bk := t.Bucket(m.bucket.name())
		if bk == nil || !bytes.Equal(bk.Get(m.key[:]), m.value) {
			out = append(out, m)
		}
	}
	return out
}
