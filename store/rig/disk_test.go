package rig

import (
	"maps"
	"math/rand/v2"
)

// disk is what a power cut may leave: for every file what is surely there and
// what may or may not be, and the same for the names.
type disk struct {
	names   map[string]*blob // as the worker sees them
	durable map[string]*blob // as they surely are
	pending []func(map[string]*blob)
	lies    bool // control: syncing a file does nothing
	noNames bool // control: syncing the folder does nothing
}

// blob is the content of one file.
type blob struct {
	safe    []byte
	pending []call
}

func newDisk() *disk { return &disk{names: map[string]*blob{}, durable: map[string]*blob{}} }

func (d *disk) name(change func(map[string]*blob)) {
	change(d.names)
	d.pending = append(d.pending, change)
}

// do plays one call.
func (d *disk) do(c call, dir string) {
	switch c.name {
	case "create":
		if d.names[c.path] == nil {
			b := &blob{}
			d.name(func(m map[string]*blob) { m[c.path] = b })
		}
	case "rename":
		b := d.names[c.path]
		d.name(func(m map[string]*blob) { delete(m, c.path); m[c.to] = b })
	case "link":
		b := d.names[c.path]
		d.name(func(m map[string]*blob) { m[c.to] = b })
	case "unlink":
		d.name(func(m map[string]*blob) { delete(m, c.path) })
	case "pwrite64", "ftruncate": // what is reserved holds nothing yet
		if b := d.names[c.path]; b != nil {
			b.pending = append(b.pending, c)
		}
	case "sync":
		d.sync(c.path, dir)
	}
}

func (d *disk) sync(path, dir string) {
	if b := d.names[path]; b != nil {
		if d.lies {
			return
		}
		for _, c := range b.pending {
			b.safe = apply(b.safe, c)
		}
		b.pending = nil
		return
	}
	if path == dir && !d.noNames {
		for _, change := range d.pending {
			change(d.durable)
		}
		d.pending = nil
	}
}

// apply makes one write or truncation.
func apply(b []byte, c call) []byte {
	grow := func(n int64) {
		if n > int64(len(b)) {
			b = append(b, make([]byte, n-int64(len(b)))...)
		}
	}
	switch c.name {
	case "pwrite64":
		grow(c.at + int64(len(c.data)))
		copy(b[c.at:], c.data)
	case "ftruncate":
		if c.at < int64(len(b)) {
			return b[:c.at]
		}
		grow(c.at)
	}
	return b
}

// images calls fn with contents a power cut now may leave at path; nil for no
// file. Sectors of 512 bytes are written whole; everything not synced may be
// missing in any combination.
func (d *disk) images(path string, r *rand.Rand, random int, fn func([]byte)) {
	for n := range len(d.pending) + 1 {
		names := maps.Clone(d.durable)
		for _, change := range d.pending[:n] {
			change(names)
		}
		b := names[path]
		if b == nil {
			fn(nil)
			continue
		}
		b.images(r, random, fn)
	}
}

func (b *blob) images(r *rand.Rand, random int, fn func([]byte)) {
	build := func(take func(i int) (call, bool)) {
		out := append([]byte(nil), b.safe...)
		for i := range b.pending {
			if c, ok := take(i); ok {
				out = apply(out, c)
			}
		}
		fn(out)
	}
	build(func(int) (call, bool) { return call{}, false })
	if len(b.pending) == 0 {
		return
	}
	build(func(i int) (call, bool) { return b.pending[i], true })
	for range random {
		build(func(i int) (call, bool) { return b.pending[i], r.IntN(2) == 0 })
		build(func(i int) (call, bool) { return torn(b.pending[i], r), r.IntN(4) > 0 })
	}
}

// torn cuts a write at a sector.
func torn(c call, r *rand.Rand) call {
	if c.name == "pwrite64" && len(c.data) > 512 && r.IntN(2) == 0 {
		c.data = c.data[:512*(1+r.IntN(len(c.data)/512))]
	}
	return c
}
