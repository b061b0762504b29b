package search

import (
	"encoding/binary"
	"iter"
	"slices"
)

// posting lists the signals in which a word occurs, by their numbers. They rise, so only
// the differences are kept, most in one byte. Of a word that occurs in many a bit for
// each signal takes less, and no time to go over.
type posting struct {
	last  uint32
	dense bool
	data  []byte
}

// few is how many numbers are kept by their differences, however close together.
const few = 512

// add takes in a number that is higher than those before, or the last one again.
func (p *posting) add(n uint32) {
	if len(p.data) > 0 && p.last == n {
		return
	}
	step := n - p.last
	p.last = n
	switch {
	case p.dense:
		p.set(n)
	case len(p.data) < max(few, int(n)/8):
		p.data = binary.AppendUvarint(p.data, uint64(step))
	default:
		all := slices.Collect(p.all())
		*p = posting{last: n, dense: true}
		for _, m := range append(all, n) {
			p.set(m)
		}
	}
}

func (p *posting) set(n uint32) {
	if missing := int(n/64+1)*8 - len(p.data); missing > 0 {
		p.data = append(p.data, make([]byte, missing)...)
	}
	p.data[n/8] |= 1 << (n % 8)
}

// all goes over the numbers of a posting that is not dense.
func (p *posting) all() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		n := uint32(0)
		for left := p.data; len(left) > 0; {
			step, size := binary.Uvarint(left)
			n, left = n+uint32(step), left[size:]
			if !yield(n) {
				return
			}
		}
	}
}

// into adds the numbers to a set that has room for them.
func (p *posting) into(b bitmap) {
	if !p.dense {
		for n := range p.all() {
			b[n/64] |= 1 << (n % 64)
		}
		return
	}
	for i := range len(p.data) / 8 {
		b[i] |= binary.LittleEndian.Uint64(p.data[8*i:])
	}
}

// bitmap is a set of numbers.
type bitmap []uint64

func (b bitmap) with(n int) bitmap {
	for len(b) <= n/64 {
		b = append(b, 0)
	}
	b[n/64] |= 1 << (n % 64)
	return b
}

func (b bitmap) clear(n int) { b[n/64] &^= 1 << (n % 64) }

func (b bitmap) has(n int) bool { return n/64 < len(b) && b[n/64]>>(n%64)&1 == 1 }

func (b bitmap) clone() bitmap { return append(bitmap(nil), b...) }

func (b bitmap) any() bool {
	return slices.ContainsFunc(b, func(w uint64) bool { return w != 0 })
}

func (b bitmap) and(c bitmap) bitmap {
	out := make(bitmap, min(len(b), len(c)))
	for i := range out {
		out[i] = b[i] & c[i]
	}
	return out
}

func (b bitmap) or(c bitmap) bitmap {
	if len(b) < len(c) {
		b, c = c, b
	}
	out := b.clone()
	for i := range c {
		out[i] |= c[i]
	}
	return out
}
