package store

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sync"
	"time"

	"tijdig/model"
)

// headID tells the heads of one signal apart: that of what was recorded, and one
// of each concept.
type headID struct {
	signal model.ID
	draft  model.ID // zero: of what was recorded
}

// draftState is what the store asks of a concept most often.
type draftState struct {
	signal  model.ID
	rev     uint64
	changed time.Time
}

func headOf(h *model.Head) headID { return headID{h.Signal, h.Draft} }

// headChange is what a commit does to the list: a head in its place, or gone.
type headChange struct {
	id      headID
	head    *entry // nil: gone
	untrash bool   // gone from what was thrown away, not from the list
}

// headList is the list in memory. Snapshots are never changed once handed out;
// a change is noted beside the snapshot and merged when somebody looks.
type headList struct {
	mu      sync.Mutex
	snap    []model.Head // newest Changed first
	changed map[headID]*model.Head
	drafts  map[model.ID]draftState // the concepts, by their ids
	thrown  map[model.ID]entry      // by the id of the concept
	index   *subjectIndex
	ready   chan struct{} // closed once index stands
	wanted  chan struct{} // closed once somebody waits for it
	want    sync.Once

	loaded []model.Head // snap and what goes with it as loaded, until index stands
	asides []aside
}

func newHeadList() *headList {
	return &headList{
		changed: map[headID]*model.Head{}, drafts: map[model.ID]draftState{}, thrown: map[model.ID]entry{},
		index: newSubjectIndex(0), ready: make(chan struct{}), wanted: make(chan struct{}),
	}
}

// await waits until the index stands, and has it begun.
func (l *headList) await() {
	l.want.Do(func() { close(l.wanted) })
	<-l.ready
}

// all returns the current snapshot, newest first.
func (l *headList) all() []model.Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.changed) > 0 {
		l.merge()
	}
	return l.snap
}

// merge makes the next snapshot: one pass over the last one, with the few that
// changed sorted in.
func (l *headList) merge() {
	var fresh []model.Head
	for _, h := range l.changed {
		if h != nil {
			fresh = append(fresh, *h)
		}
	}
	slices.SortFunc(fresh, func(a, b model.Head) int { return newer(&a, &b) })
	out := make([]model.Head, 0, len(l.snap)+len(fresh))
	for i := range l.snap {
		h := &l.snap[i]
		if _, ok := l.changed[headOf(h)]; ok {
			continue
		}
		for len(fresh) > 0 && newer(&fresh[0], h) < 0 {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, *h)
	}
	l.snap = append(out, fresh...)
	clear(l.changed)
}

// newer orders by Changed, newest first, and by id where that is equal, so
// that the order is the same every time.
func newer(a, b *model.Head) int {
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

// apply takes in what a commit changed.
func (l *headList) apply(changes []headChange) {
	if len(changes) == 0 {
		return
	}
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range changes {
		switch {
		case c.untrash:
			delete(l.thrown, c.id.draft)
		case c.head == nil:
			l.remove(c.id)
		case c.head.thrown:
			l.thrown[c.id.draft] = *c.head
		default:
			l.add(c.id, *c.head)
		}
	}
}

func (l *headList) add(id headID, e entry) {
	h := e.Head
	l.changed[id] = &h
	if h.Concept {
		l.drafts[h.Draft] = draftState{h.Signal, e.rev, h.Changed}
	}
	l.index.add(&e.Head, e.stamp)
}

func (l *headList) remove(id headID) {
	l.changed[id] = nil
	delete(l.drafts, id.draft)
	l.index.remove(id)
}

// rev returns the Rev of a concept, and false where it is none.
func (l *headList) rev(draft model.ID) (uint64, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	d, ok := l.drafts[draft]
	return d.rev, ok
}

// draftsOf lists the concepts of a signal, the one changed last first.
func (l *headList) draftsOf(signal model.ID) (ids []model.ID) {
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

// replace takes over everything of a list that was loaded afresh.
func (l *headList) replace(n *headList) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.snap, l.changed, l.drafts, l.thrown, l.index = n.snap, n.changed, n.drafts, n.thrown, n.index
}

// counts tells how many signals, concepts and recorded subjects there are.
func (l *headList) counts() (signals, drafts, subjects int) {
	heads := l.all()
	select {
	case <-l.ready:
	default: // nothing has changed yet, and a first screen asks
		return recorded(heads)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	drafts = len(l.drafts)
	return len(heads) - drafts, drafts, l.index.recordedCount()
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
