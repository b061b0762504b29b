package repair

import (
	"io"
	"time"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// ObjectID names an object by what it is.
type ObjectID struct {
	Kind vault.Kind
	ID   model.ID
}

// Trace is where the newest copy of an object stands in a damaged file.
type Trace struct {
	Bucket vault.Bucket
	Key    vault.ObjectKey
	At     int64 // of the sealed value
	Size   int
	Seq    uint64
}

// Carver finds sealed objects in a file whose tree cannot be trusted: every
// page is tried as a leaf, and the cipher decides what is real.
type Carver struct {
	r     io.ReaderAt
	size  int64
	keys  *vault.Keys
	Found map[ObjectID]Trace
	tried int // elements that looked like an object
	bad   int // of those, did not open anywhere
	waste pages.Waste

	subjects map[model.ID]listedSubject
	altered  []vault.SlotChange // what something else changed of the ways in
}

// listedSubject is a subject as the newest of its list heads has it.
type listedSubject struct {
	model.Subject
	seen time.Time
	last int
}

// NewCarver looks in a file of size bytes. Nothing is read before [Carver.Carve].
func NewCarver(r io.ReaderAt, size int64, k *vault.Keys) *Carver {
	return &Carver{r: r, size: size, keys: k, Found: map[ObjectID]Trace{}, subjects: map[model.ID]listedSubject{}, waste: pages.Waste{Left: 256<<20 + 4*size}}
}

// Carve tries every page. One that cannot be read is passed over.
func (c *Carver) Carve() {
	page := make([]byte, pages.Size)
	for from, to := range pages.Data(c.r, c.size) {
		for at := from &^ (pages.Size - 1); at < to && at+pages.HeadLen < c.size; at += pages.Size {
			n, err := c.r.ReadAt(page, at)
			if n < pages.HeadLen+pages.ElementLen {
				if err == io.EOF {
					return
				}
				continue
			}
			c.page(page[:n], at)
		}
	}
}

// page tries the elements of one page. Its own count and kind are not trusted:
// every element that makes sense is taken. One that does not, between two that
// do, is tried as what lies between them.
func (c *Carver) page(page []byte, at int64) {
	c.waste.Here = 0
	end := 0 // of the last element that made sense
	gap := false
	for i := range (len(page) - pages.HeadLen) / pages.ElementLen {
		s, ok := pages.LeafSpan(page, i, int(min(c.size-at, 1<<30)))
		if !ok || s.Key < pages.HeadLen+(i+1)*pages.ElementLen || s.Next-s.Key > objects.MaxObject {
			gap = true
			continue
		}
		if gap && end > 0 {
			c.element(at+int64(end), s.Key-end-len(vault.ObjectKey{}))
		}
		gap, end = false, s.Next
		if s.Bucket {
			c.inline(at+int64(s.Val), s.Next-s.Val)
		} else if s.Val-s.Key == len(vault.ObjectKey{}) {
			c.element(at+int64(s.Key), s.Next-s.Val)
		}
	}
}

// inline tries the page that stands in the value of a small bucket.
func (c *Carver) inline(at int64, size int) {
	if size <= 2*pages.HeadLen || size > pages.Size {
		return
	}
	v := make([]byte, size)
	if n, _ := c.r.ReadAt(v, at); n == size { //nolint:errcheck // how much was read is what is asked
		c.page(v[pages.HeadLen:], at+pages.HeadLen)
	}
}

// element tries one key and value in each bucket it may have come from.
func (c *Carver) element(at int64, size int) {
	if size < vault.MinSealed || size > objects.MaxObject || !c.waste.Allows(int64(size)) {
		return
	}
	b := make([]byte, len(vault.ObjectKey{})+size)
	if n, _ := c.r.ReadAt(b, at); n < len(b) || b[len(vault.ObjectKey{})] != vault.SealVersion { //nolint:errcheck // how much was read is what is asked
		return
	}
	key, value := vault.ObjectKey(b), b[len(vault.ObjectKey{}):]
	c.tried++
	order := []vault.Bucket{objects.Live, objects.History, objects.Roots, objects.Lists}
	if size == vault.MinSealed {
		order = []vault.Bucket{objects.Lists, objects.Live, objects.History, objects.Roots} // most of that size are list heads
	}
	for _, bk := range order {
		payload, ok := c.keys.Open(nil, bk, key, value)
		if !ok {
			continue
		}
		if bk == objects.Lists {
			c.listed(payload)
		} else {
			c.take(payload, Trace{bk, key, at + int64(len(key)), size, 0})
		}
		return
	}
	c.bad++
	c.waste.Add(int64(size))
}

// listed keeps what a list head says of its subject, in case that is lost.
func (c *Carver) listed(payload []byte) {
	e, ok := heads.Parse(payload)
	if !ok || e.Concept || e.Thrown || e.Subject.IsZero() {
		return
	}
	sub, ok := c.subjects[e.Subject]
	if !ok || e.Changed.After(sub.seen) {
		sub.Subject, sub.seen = model.Subject{ID: e.Subject, Kind: e.Kind, Code: e.Code, Mark: e.Mark, Created: e.Stamp}, e.Changed
	}
	sub.last = max(sub.last, e.N)
	c.subjects[e.Subject] = sub
}

// take keeps the newest copy of an object.
func (c *Carver) take(payload []byte, t Trace) {
	e, _, ok := objects.ParseEnvelope(payload)
	if !ok || c.keys.Name(e.Kind, e.ID) != t.Key {
		return
	}
	id := ObjectID{e.Kind, e.ID}
	if have, ok := c.Found[id]; !ok || e.Seq > have.Seq {
		t.Seq = e.Seq
		c.Found[id] = t
	}
}

// load reads an object that was found.
func (c *Carver) load(t Trace) (f objects.Found) {
	b := make([]byte, t.Size)
	if _, err := c.r.ReadAt(b, t.At); err != nil {
		return f
	}
	payload, ok := c.keys.Open(nil, t.Bucket, t.Key, b)
	if !ok {
		return f
	}
	f.Key = t.Key
	f.Env, f.Body, f.OK = objects.ParseEnvelope(payload)
	return f
}
