// Package heads is what a list shows of a signal or a concept without opening it: how a
// head is written, and all of them in memory, in order, with who is in the file. It knows
// no records: what stands in a head is told to it, and what a commit did to the list.
package heads

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"sync"
	"time"

	"tijdig/model"
)

// ID tells the heads of one signal apart: that of what was recorded, and one
// of each concept.
type ID struct {
	Signal model.ID
	Draft  model.ID // zero: of what was recorded
}

// draftState is what the store asks of a concept most often.
type draftState struct {
	signal  model.ID
	rev     uint64
	changed time.Time
}

// IDOf returns which head this is.
func IDOf(h *model.Head) ID { return ID{h.Signal, h.Draft} }

// Change is what a commit does to the list: a head in its place, or gone.
type Change struct {
	ID      ID
	Head    *Entry // nil: gone
	Untrash bool   // gone from what was thrown away, not from the list
}

// List is the list in memory. Tables are never changed once handed out;
// a change is noted beside the newest and taken in when somebody looks.
type List struct {
	mu      sync.Mutex
	table   *Table
	index   index                   // of the table
	changed map[ID]*Entry           // since the table was made, as they are by themselves; nil: gone
	drafts  map[model.ID]draftState // the concepts, by their ids
	thrown  map[model.ID]Entry      // by the id of the concept
	built   bool                    // the index stands
	ready   chan struct{}           // closed once it does
	Wanted  chan struct{}           // closed once somebody waits for it
	want    sync.Once

	links model.Links // what was said of who is who
}

// NewList returns a list with nothing in it. Until [List.Build] changes wait.
func NewList() *List {
	return &List{
		table: &Table{}, changed: map[ID]*Entry{}, drafts: map[model.ID]draftState{}, thrown: map[model.ID]Entry{},
		ready: make(chan struct{}), Wanted: make(chan struct{}),
	}
}

// take fills an empty list with what was loaded. The index over it is made by [List.Build].
func (l *List) take(got loaded) {
	l.table = got.table
	for _, e := range got.concepts {
		l.drafts[e.Draft] = draftState{e.Signal, e.Rev, e.Changed}
	}
	for _, e := range got.thrown {
		l.thrown[e.Draft] = e
	}
}

// Unbuilt is how many heads the index is still to be made of.
func (l *List) Unbuilt() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.built {
		return 0
	}
	return l.table.Len()
}

// Build makes the index. Until it is done changes wait.
func (l *List) Build() {
	x := indexOf(l.table.packed, l.table.order) // the table stays: nothing changes it before
	l.mu.Lock()
	l.index, l.built = x, true
	l.mu.Unlock()
	close(l.ready)
}

// await waits until the index stands, and has it begun.
func (l *List) await() {
	l.want.Do(func() { close(l.Wanted) })
	<-l.ready
}

// All returns the list as it is now, newest first.
func (l *List) All() *Table {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.settle()
	return l.table
}

// settle makes the next table and the index of it, of the last and the few that changed.
func (l *List) settle() {
	if len(l.changed) == 0 {
		return
	}
	p, ones := l.table.packed, l.table.ones
	var gone, fresh []uint32
	destroyed := false
	for id, e := range l.changed {
		if at, ok := l.index.place(p, id); ok {
			gone = append(gone, at)
		}
		if e == nil {
			destroyed = destroyed || id.Draft.IsZero()
			continue
		}
		var at uint32
		p, at = p.with(e.Append(nil))
		fresh = append(fresh, at)
	}
	l.changed = map[ID]*Entry{} // one that held many would stay as large
	l.table = &Table{p, edited(l.table.order, gone, fresh, p.newer), ones}
	l.index = l.index.edited(p, gone, fresh)
	if left := p.len() - l.table.Len(); destroyed || max(left, len(fresh)) > headBatch+l.table.Len()/8 {
		l.repack()
	}
}

// repack lets go of the heads that are on the list no more.
func (l *List) repack() {
	l.table = tableOf(l.table.packed, l.table.order, l.table.ones)
	l.index = indexOf(l.table.packed, l.table.order)
}

// compareIDs orders ids as they are written.
func compareIDs(a, b model.ID) int { return bytes.Compare(a[:], b[:]) }

// Newer orders by Changed, newest first, and by id where that is equal, so
// that the order is the same every time.
func Newer(a, b *model.Head) int {
	if c := b.Changed.Compare(a.Changed); c != 0 {
		return c
	}
	if c := cmp.Compare(string(a.Signal[:]), string(b.Signal[:])); c != 0 {
		return c
	}
	if c := boolCompare(b.Concept, a.Concept); c != 0 {
		return c
	}
	return cmp.Compare(string(a.Draft[:]), string(b.Draft[:]))
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Apply takes in what a commit changed.
func (l *List) Apply(changes []Change) {
	if len(changes) == 0 {
		return
	}
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range changes {
		switch {
		case c.Untrash:
			delete(l.thrown, c.ID.Draft)
		case c.Head == nil:
			l.remove(c.ID)
		case c.Head.Thrown:
			l.thrown[c.ID.Draft] = *c.Head
		default:
			l.add(c.ID, *c.Head)
		}
	}
	l.unite()
}

func (l *List) add(id ID, e Entry) {
	l.changed[id] = &e
	if e.Concept {
		l.drafts[e.Draft] = draftState{e.Signal, e.Rev, e.Changed}
	}
}

func (l *List) remove(id ID) {
	l.changed[id] = nil
	delete(l.drafts, id.Draft)
}

// Rev returns the Rev of a concept, and false where it is none.
func (l *List) Rev(draft model.ID) (uint64, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	d, ok := l.drafts[draft]
	return d.rev, ok
}

// DraftsOf lists the concepts of a signal, the one changed last first.
func (l *List) DraftsOf(signal model.ID) (ids []model.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for id, d := range l.drafts {
		if d.signal == signal {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b model.ID) int {
		return cmp.Or(l.drafts[b].changed.Compare(l.drafts[a].changed), bytes.Compare(a[:], b[:]))
	})
	return ids
}

// Replace takes over everything of a list that was loaded afresh.
func (l *List) Replace(n *List) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.table, l.index, l.changed, l.drafts, l.thrown, l.links = n.table, n.index, n.changed, n.drafts, n.thrown, n.links
}

// Counts tells how many signals, concepts and recorded subjects there are.
func (l *List) Counts() (signals, drafts, subjects int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.settle()
	drafts, subjects = len(l.drafts), l.subjects()
	return l.table.Len() - drafts, drafts, subjects
}

// subjects counts those with a recorded signal as they are shown: several that are one are
// one. They are told apart by the first half of their random id.
func (l *List) subjects() int {
	seen := make(map[uint64]struct{}, l.table.Len())
	for _, at := range l.table.order {
		if p := l.table.packed; !p.concept(at) && !p.subject(at).IsZero() {
			id := kept(l.table.ones, p.subject(at))
			seen[binary.LittleEndian.Uint64(id[:])] = struct{}{}
		}
	}
	return len(seen)
}
