// Package heads is what a list shows of a signal or a concept without opening it: how a
// head is written, and all of them in memory, in order, with who is in the file. It knows
// no records: what stands in a head is told to it, and what a commit did to the list.
package heads

import (
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

// List is the list in memory. Snapshots are never changed once handed out;
// a change is noted beside the snapshot and merged when somebody looks.
type List struct {
	mu      sync.Mutex
	snap    []model.Head            // newest Changed first
	changed map[ID]*model.Head      // as they are by themselves
	drafts  map[model.ID]draftState // the concepts, by their ids
	thrown  map[model.ID]Entry      // by the id of the concept
	index   *subjectIndex
	ready   chan struct{} // closed once index stands
	Wanted  chan struct{} // closed once somebody waits for it
	want    sync.Once

	links model.Links            // what was said of who is who
	ones  map[model.ID]model.One // who is one with another, by each of their ids

	loaded []model.Head // snap and what goes with it as loaded, until index stands
	asides []Aside
}

// NewList returns a list with nothing in it. Until [List.Build] changes wait.
func NewList() *List {
	return &List{
		changed: map[ID]*model.Head{}, drafts: map[model.ID]draftState{}, thrown: map[model.ID]Entry{},
		index: newSubjectIndex(0), ready: make(chan struct{}), Wanted: make(chan struct{}),
	}
}

// await waits until the index stands, and has it begun.
func (l *List) await() {
	l.want.Do(func() { close(l.Wanted) })
	<-l.ready
}

// All returns the current snapshot, newest first.
func (l *List) All() []model.Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.changed) > 0 {
		l.merge()
	}
	return l.snap
}

// merge makes the next snapshot: one pass over the last one, with the few that
// changed sorted in.
func (l *List) merge() {
	var fresh []model.Head
	for _, h := range l.changed {
		if h != nil {
			fresh = append(fresh, l.shown(*h))
		}
	}
	slices.SortFunc(fresh, func(a, b model.Head) int { return Newer(&a, &b) })
	out := make([]model.Head, 0, len(l.snap)+len(fresh))
	for i := range l.snap {
		h := &l.snap[i]
		if _, ok := l.changed[IDOf(h)]; ok {
			continue
		}
		for len(fresh) > 0 && Newer(&fresh[0], h) < 0 {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, *h)
	}
	l.snap = append(out, fresh...)
	clear(l.changed)
}

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
	h := e.Head
	l.changed[id] = &h
	if h.Concept {
		l.drafts[h.Draft] = draftState{h.Signal, e.Rev, h.Changed}
	}
	l.index.add(&e.Head, e.Stamp)
}

func (l *List) remove(id ID) {
	l.changed[id] = nil
	delete(l.drafts, id.Draft)
	l.index.remove(id)
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
		if c := l.drafts[b].changed.Compare(l.drafts[a].changed); c != 0 {
			return c
		}
		return cmp.Compare(string(a[:]), string(b[:]))
	})
	return ids
}

// Replace takes over everything of a list that was loaded afresh.
func (l *List) Replace(n *List) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.snap, l.changed, l.drafts, l.thrown, l.index = n.snap, n.changed, n.drafts, n.thrown, n.index
	l.links, l.ones = n.links, n.ones
}

// Counts tells how many signals, concepts and recorded subjects there are.
func (l *List) Counts() (signals, drafts, subjects int) {
	heads := l.All()
	select {
	case <-l.ready:
	default: // nothing has changed yet, and a first screen asks
		return recorded(heads)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	drafts = len(l.drafts)
	return len(heads) - drafts, drafts, l.kept()
}

// recorded counts without the index. Subjects are told apart by the first half
// of their random id.
func recorded(heads []model.Head) (signals, drafts, subjects int) {
	seen := make(map[uint64]struct{}, len(heads))
	for i := range heads {
		if heads[i].Concept {
			drafts++
			continue
		}
		seen[binary.LittleEndian.Uint64(heads[i].Subject[:])] = struct{}{}
	}
	return len(heads) - drafts, drafts, len(seen)
}
