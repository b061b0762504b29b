package pages

import (
	"encoding/binary"
	"io"
)

// beyond goes over what only the newest state reaches, as far as its pages can
// be read: what the last saves wrote.
type beyond struct {
	w    *Walker // of the newest state; knows the pages of the one before
	r    io.ReaderAt
	in   func(bucket string) bool // which buckets are looked into
	torn int                      // pages that cannot be used
	met  []Loose
}

// Loose is one key and value as the newest state has it.
type Loose struct {
	Bucket     string
	Key, Value []byte
}

// Beyond returns what the newest state has in some buckets on pages that the older one
// does not reach, and how many of its pages cannot be used.
func (o *Older) Beyond(in func(bucket string) bool) (met []Loose, torn int) {
	known, err := Walk(o.original, o.shown, nil)
	if err != nil {
		known = nil // it was whole a moment ago: now everything is looked at
	}
	w := &Walker{r: o.original, hwm: o.newest.HWM, seen: make([]uint64, o.newest.HWM/64+1), known: known}
	b := &beyond{w: w, r: o.original, in: in}
	b.page(o.newest.Root, "", 0)
	return b.met, b.torn
}

// page looks at one page of a bucket; that of "" is the one that holds the buckets.
func (b *beyond) page(page uint64, in string, depth int) {
	if depth > maxDepth || (b.w.known != nil && b.w.known.Has(page)) {
		return
	}
	h, err := b.w.load(page)
	if err != nil {
		b.torn++
		return
	}
	switch h.Flags {
	case Branch:
		children, err := b.w.branch(subtree{page: page}, h, nil)
		if err != nil {
			b.torn++
		}
		for _, c := range children {
			b.page(c.page, in, depth+1)
		}
	case Leaf:
		b.leaf(page, h, in, depth)
	default:
		b.torn++
	}
}

func (b *beyond) leaf(page uint64, h Header, in string, depth int) {
	whole := make([]byte, (h.Overflow+1)*Size)
	if _, err := b.r.ReadAt(whole, int64(page)*Size); err != nil {
		b.torn++
		return
	}
	for i := range h.Count {
		s, ok := LeafSpan(whole, i, len(whole))
		if !ok {
			b.torn++
			return
		}
		key, value := whole[s.Key:s.Val], whole[s.Val:s.Next]
		switch {
		case s.Bucket && b.in(string(key)) && len(value) >= HeadLen:
			b.bucket(string(key), value, depth)
		case !s.Bucket && in != "":
			b.met = append(b.met, Loose{in, key, value})
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
	inline := value[HeadLen:]
	if len(inline) < HeadLen {
		return
	}
	for i := range ParseHeader(inline).Count {
		if s, ok := LeafSpan(inline, i, len(inline)); ok {
			b.met = append(b.met, Loose{name, inline[s.Key:s.Val], inline[s.Val:s.Next]})
		}
	}
}
