package heads

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"tijdig/model"
)

// anEntry is a head of one of some signals, subjects and moments, drawn at random.
func anEntry(r *rand.Rand, signals, subjects []model.ID) Entry {
	n := r.IntN(len(subjects))
	e := fullHead()
	e.Signal, e.Subject, e.Code, e.Mark = signals[r.IntN(len(signals))], subjects[n], model.Code(fmt.Sprintf("C%04d", n)), ""
	e.Changed, e.Stamp = aMoment.Add(time.Duration(r.IntN(40))*time.Second), aMoment
	if r.IntN(3) == 0 {
		e.Concept, e.Draft, e.Revision, e.N = true, model.ID{byte(r.IntN(3) + 1)}, model.ID{}, 0
	}
	e.Line = fmt.Sprint("regel ", r.IntN(1000))
	return e
}

func ids(n int) (out []model.ID) {
	for range n {
		out = append(out, model.NewID())
	}
	return out
}

// TestTheListIsWhatWasLastSaidOfEach compares the list with a plain one, after each of many
// changes drawn at random.
func TestTheListIsWhatWasLastSaidOfEach(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	signals, subjects := ids(60), ids(25)
	l, plain := NewList(), map[ID]Entry{}
	l.Build()
	for round := range 600 {
		var changes []Change
		for range 1 + r.IntN(3) {
			e := anEntry(r, signals, subjects)
			id := IDOf(&e.Head)
			if r.IntN(4) == 0 {
				changes = append(changes, Change{ID: id})
				delete(plain, id)
			} else {
				changes = append(changes, Change{ID: id, Head: &e})
				plain[id] = e
			}
		}
		before := l.All()
		was := slices.Collect(before.All())
		l.Apply(changes)
		if err := differs(l, plain, subjects); err != nil {
			t.Fatalf("after %d rounds: %v", round, err)
		}
		if !slices.Equal(slices.Collect(before.All()), was) {
			t.Fatal("a table that was handed out changed")
		}
	}
	if n := l.table.packed.len(); n > 2*headBatch {
		t.Errorf("%d places for %d heads", n, len(plain))
	}
}

func differs(l *List, plain map[ID]Entry, subjects []model.ID) error {
	var want []model.Head
	about := map[model.ID][]model.Head{}
	for _, e := range plain {
		want = append(want, e.Head)
		about[e.Subject] = append(about[e.Subject], e.Head)
	}
	newest := func(a, b model.Head) int { return Newer(&a, &b) }
	same := func(a, b model.Head) bool { return IDOf(&a) == IDOf(&b) && a.Line == b.Line && a.Subject == b.Subject }
	slices.SortFunc(want, newest)
	if got := slices.Collect(l.All().All()); !slices.EqualFunc(got, want, same) {
		return fmt.Errorf("%d heads, want %d in order", len(got), len(want))
	}
	recorded := 0
	for n, id := range subjects {
		slices.SortFunc(about[id], newest)
		if got := l.OwnOf(id); !slices.EqualFunc(got, about[id], same) {
			return fmt.Errorf("%d heads of a subject, want %d", len(got), len(about[id]))
		}
		owner, ok := l.CodeOwner(model.Code(fmt.Sprintf("C%04d", n)))
		if ok != (len(about[id]) > 0) || ok && owner != id {
			return fmt.Errorf("a code is of %v, %v", owner, ok)
		}
		if slices.ContainsFunc(about[id], func(h model.Head) bool { return !h.Concept }) {
			recorded++
		}
	}
	if _, _, n := l.Counts(); n != recorded || len(l.Subjects()) != recorded {
		return fmt.Errorf("%d subjects and %d, want %d", n, len(l.Subjects()), recorded)
	}
	return nil
}

// TestAHeadTakesLittleMemory: a hundred thousand are open at once.
func TestAHeadTakesLittleMemory(t *testing.T) {
	const n, most = 20_000, 300
	held := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := held()
	l := listOf(n)
	if each := (held() - before) / n; each > most {
		t.Errorf("%d bytes a head, want at most %d", each, most)
	}
	runtime.KeepAlive(l)
}

func listOf(n int) *List {
	l := NewList()
	l.Build()
	changes := make([]Change, n)
	for i := range changes {
		e := fullHead()
		e.Signal, e.Subject = model.NewID(), model.NewID()
		changes[i] = Change{ID: IDOf(&e.Head), Head: &e}
	}
	l.Apply(changes)
	l.All()
	return l
}
