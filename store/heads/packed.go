package heads

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"tijdig/model"
)

// packed holds many heads as they are laid out in the file, each at a place of its own.
// One spread out as a [model.Head] takes three times as much, and its texts besides. What
// stands at a place never changes; more come behind.
type packed []batch

// batch is as many heads as one worker opens at a time.
type batch struct {
	fixed []byte // what has a fixed place in a layout, and where its texts are: headStride bytes each
	texts string // of all of them; what is cut from it needs no memory of its own
}

// headBatch is how many heads one worker takes at a time. What it opens at once
// stays in the cache of its processor.
const headBatch = 512

// headStride is two lines of a processor's cache: the fixed part of a layout,
// and where in the texts of its batch those of the head begin and end.
const headStride = headFixed + 4 + 4

// len is how many places there are.
func (p packed) len() int {
	if len(p) == 0 {
		return 0
	}
	return (len(p)-1)*headBatch + len(p[len(p)-1].fixed)/headStride
}

// row returns what has a fixed place of one head, and where its texts are.
func (p packed) row(place uint32) []byte {
	at := int(place) % headBatch * headStride
	return p[place/headBatch].fixed[at : at+headStride]
}

// at returns the layout of one head and its texts.
func (p packed) at(place uint32) (fixed []byte, texts string) {
	b := p.row(place)
	begin, end := binary.LittleEndian.Uint32(b[headFixed:]), binary.LittleEndian.Uint32(b[headFixed+4:])
	return b[:headFixed], p[place/headBatch].texts[begin:end]
}

// read spreads the head at a place out.
func (p packed) read(place uint32, h *model.Head) (Aside, bool) {
	*h = model.Head{}
	fixed, texts := p.at(place)
	return readHead(h, fixed, texts)
}

func (p packed) entry(place uint32) (e Entry) {
	e.Aside, _ = p.read(place, &e.Head) // what is held reads: it was tried when it came
	return e
}

// id returns which head stands at a place.
func (p packed) id(place uint32) ID {
	id := ID{Signal: p.signal(place)}
	if p.concept(place) {
		id.Draft = p.entry(place).Draft // somewhere behind its texts; there are few concepts
	}
	return id
}

func (p packed) signal(place uint32) model.ID { return model.ID(p.row(place)[signalAt:subjectAt]) }

func (p packed) subject(place uint32) model.ID { return model.ID(p.row(place)[subjectAt:revisionAt]) }

func (p packed) revision(place uint32) model.ID {
	return model.ID(p.row(place)[revisionAt:][:len(model.ID{})])
}

func (p packed) concept(place uint32) bool { return p.row(place)[1]&bitConcept != 0 }

func (p packed) code(place uint32) string {
	fixed, texts := p.at(place)
	return texts[:fixed[textsAt]]
}

func (p packed) changed(place uint32) int64 {
	return int64(binary.LittleEndian.Uint64(p.row(place)[changedAt:]))
}

// newer orders as [Newer] does.
func (p packed) newer(a, b uint32) int {
	if c := cmp.Compare(p.changed(b), p.changed(a)); c != 0 {
		return c
	}
	return p.byID(a, b)
}

func (p packed) byID(a, b uint32) int {
	x, y := p.row(a), p.row(b)
	if c := bytes.Compare(x[signalAt:subjectAt], y[signalAt:subjectAt]); c != 0 {
		return c
	}
	if c := cmp.Compare(y[1]&bitConcept, x[1]&bitConcept); c != 0 || x[1]&bitConcept == 0 {
		return c
	}
	d, o := p.id(a).Draft, p.id(b).Draft // two concepts of one signal are seldom
	return bytes.Compare(d[:], o[:])
}

func (p packed) bySubject(a, b uint32) int {
	if c := bytes.Compare(p.row(a)[subjectAt:revisionAt], p.row(b)[subjectAt:revisionAt]); c != 0 {
		return c
	}
	return p.newer(a, b)
}

func (p packed) byCode(a, b uint32) int {
	if c := cmp.Compare(p.code(a), p.code(b)); c != 0 {
		return c
	}
	return p.newer(a, b)
}

// with returns the same with one more, and its place. Only the last that was returned can
// have more.
func (p packed) with(layout []byte) (packed, uint32) {
	place := p.len()
	p = slices.Clone(p) // others look at this one
	if place%headBatch == 0 {
		p = append(p, batch{})
	}
	b := &p[len(p)-1]
	begin := len(b.texts)
	b.texts += string(layout[headFixed:])
	b.fixed = append(b.fixed, layout[:headFixed]...)
	b.fixed = binary.LittleEndian.AppendUint32(b.fixed, uint32(begin))
	b.fixed = binary.LittleEndian.AppendUint32(b.fixed, uint32(len(b.texts)))
	return p, uint32(place)
}

// only returns those at these places, in that order, and nothing of any other. Who goes over
// them in that order finds each beside the last.
func (p packed) only(places []uint32) packed {
	out := make(packed, (len(places)+headBatch-1)/headBatch)
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for n := int(next.Add(1)) - 1; n < len(out); n = int(next.Add(1)) - 1 {
				out[n] = p.batch(places[n*headBatch : min((n+1)*headBatch, len(places))])
			}
		})
	}
	wg.Wait()
	return out
}

// batch returns one batch of those at these places.
func (p packed) batch(places []uint32) batch {
	sum := 0
	for _, at := range places { // this also has all of them in the cache: waiting for each in turn takes far longer
		b := p.row(at)
		sum += int(binary.LittleEndian.Uint32(b[headFixed+4:]) - binary.LittleEndian.Uint32(b[headFixed:]))
	}
	fixed := make([]byte, 0, len(places)*headStride)
	var all strings.Builder
	all.Grow(sum)
	for _, at := range places {
		b, texts := p.at(at)
		fixed = append(fixed, b...)
		fixed = binary.LittleEndian.AppendUint32(fixed, uint32(all.Len()))
		all.WriteString(texts)
		fixed = binary.LittleEndian.AppendUint32(fixed, uint32(all.Len()))
	}
	return batch{fixed, all.String()}
}
