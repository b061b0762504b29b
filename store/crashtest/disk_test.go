package crashtest

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
)

// disk is what a power cut may leave: for every file what is surely there and
// what may or may not be, and the same for the names in every folder.
type disk struct {
	dir     string           // it is there from the start
	names   map[string]*blob // as the worker sees them
	durable map[string]*blob // as they surely are
	pending []renaming
	lies    bool // control: syncing a file does nothing
	noNames bool // control: syncing a folder does nothing
}

// blob is the content of one file, or a folder.
type blob struct {
	safe    []byte
	pending []call
	changes int
}

// renaming is one change of the names in a folder.
type renaming struct {
	folder string
	about  []string
	do     func(map[string]*blob)
}

func newDisk(dir string) *disk {
	return &disk{dir: dir, names: map[string]*blob{}, durable: map[string]*blob{}}
}

// with is a disk on which a file is already, in its folder.
func (d *disk) with(path string, content []byte) *disk {
	for _, names := range []map[string]*blob{d.names, d.durable} {
		names[filepath.Dir(path)] = &blob{}
	}
	b := &blob{safe: bytes.Clone(content)} // it is written to in place
	d.names[path], d.durable[path] = b, b
	return d
}

func (d *disk) name(do func(map[string]*blob), about ...string) {
	do(d.names)
	d.pending = append(d.pending, renaming{filepath.Dir(about[len(about)-1]), about, do})
}

// do plays one call.
func (d *disk) do(c call) {
	b := d.names[c.path]
	switch c.name {
	case "create", "mkdir":
		if b == nil {
			b = &blob{}
			d.name(func(m map[string]*blob) { m[c.path] = b }, c.path)
		}
	case "rename":
		d.name(func(m map[string]*blob) { delete(m, c.path); m[c.to] = b }, c.path, c.to)
	case "link":
		d.name(func(m map[string]*blob) { m[c.to] = b }, c.to)
	case "unlink":
		d.name(func(m map[string]*blob) { delete(m, c.path) }, c.path)
	case "pwrite64", "ftruncate": // what is reserved holds nothing yet
		if b != nil {
			b.pending = append(b.pending, c)
			b.changes++
		}
	case "lost": // what was not on disk never gets there, and nobody is told again
		if b != nil {
			b.pending = nil
			b.changes++
		}
	case "sync":
		d.syncNames(c.path)
		if b != nil && !d.lies {
			b.sync()
		}
	}
}

func (b *blob) sync() {
	for _, c := range b.pending {
		b.safe = apply(b.safe, c)
	}
	b.pending = nil
	b.changes++
}

func (d *disk) syncNames(folder string) {
	if d.noNames {
		return
	}
	d.pending = slices.DeleteFunc(d.pending, func(r renaming) bool {
		if r.folder == folder {
			r.do(d.durable)
		}
		return r.folder == folder
	})
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

// about returns the changes of names that decide whether path is there.
func (d *disk) about(path string) (out []renaming) {
	for _, r := range d.pending {
		if slices.ContainsFunc(r.about, func(p string) bool {
			return p == path || p == filepath.Dir(path) || p == filepath.Dir(filepath.Dir(path))
		}) {
			out = append(out, r)
		}
	}
	return out
}

// at returns the file that names lead to, nil when a folder on the way is not
// there.
func (d *disk) at(names map[string]*blob, path string) *blob {
	for p := filepath.Dir(path); p != d.dir; p = filepath.Dir(p) {
		if names[p] == nil {
			return nil
		}
	}
	return names[path]
}

// images calls fn with contents a power cut now may leave at path; nil for no
// file. Sectors of 512 bytes are written whole; everything not synced may be
// missing in any combination. What it gives is only good until fn returns.
func (d *disk) images(path string, r *rand.Rand, random int, fn func([]byte)) {
	about := d.about(path)
	for n := range len(about) + 1 {
		names := d.durable
		if n > 0 {
			names = maps.Clone(d.durable)
		}
		for _, change := range about[:n] {
			change.do(names)
		}
		b := d.at(names, path)
		if b == nil {
			fn(nil)
			continue
		}
		b.images(r, random, fn)
	}
}

// images tries of what was not synced: nothing, all, all but the first, only
// the last, and at random.
func (b *blob) images(r *rand.Rand, random int, fn func([]byte)) {
	var out []byte
	build := func(take func(i int) (call, bool)) {
		out = append(out[:0], b.safe...)
		for i := range b.pending {
			if c, ok := take(i); ok {
				out = apply(out, c)
			}
		}
		fn(out)
	}
	last := len(b.pending) - 1
	build(func(int) (call, bool) { return call{}, false })
	if last < 0 {
		return
	}
	build(func(i int) (call, bool) { return b.pending[i], true })
	if last > 0 {
		build(func(i int) (call, bool) { return b.pending[i], i > 0 })
		build(func(i int) (call, bool) { return b.pending[i], i == last })
	}
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
