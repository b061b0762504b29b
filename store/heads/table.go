package heads

import (
	"iter"

	"tijdig/model"
	"tijdig/model/same"
)

// Table is all heads at one moment, newest first. It never changes. A head is put together
// when it is asked for: who goes over all takes each as it comes, and keeps what it needs.
type Table struct {
	packed packed
	order  []uint32              // the place of each
	ones   map[model.ID]same.One // who is one with another, and shown as that
}

// tableOf makes a table of the heads at these places alone.
func tableOf(p packed, places []uint32, ones map[model.ID]same.One) *Table {
	t := &Table{p.only(places), make([]uint32, len(places)), ones}
	for i := range t.order {
		t.order[i] = uint32(i)
	}
	return t
}

// Len is how many there are.
func (t *Table) Len() int { return len(t.order) }

// Read puts one together in h.
func (t *Table) Read(i int, h *model.Head) {
	t.packed.read(t.order[i], h) // what is held reads: it was tried when it came
	if len(t.ones) > 0 {
		*h = shown(t.ones, *h)
	}
}

// At returns one.
func (t *Table) At(i int) (h model.Head) {
	t.Read(i, &h)
	return h
}

// All goes over all of them.
func (t *Table) All() iter.Seq[model.Head] {
	return func(yield func(model.Head) bool) {
		for i := range t.order {
			if !yield(t.At(i)) {
				return
			}
		}
	}
}

// Ref is one head, of a table or by itself, for who keeps many.
type Ref struct {
	of    *Table
	i     int
	alone *model.Head
}

// Ref returns what refers to one.
func (t *Table) Ref(i int) Ref { return Ref{of: t, i: i} }

// RefTo refers to a head by itself.
func RefTo(h *model.Head) Ref { return Ref{alone: h} }

// Head returns what it refers to.
func (r Ref) Head() *model.Head {
	if r.alone != nil {
		return r.alone
	}
	h := r.of.At(r.i)
	return &h
}

// Newest is what is recorded of a signal: about whom, by itself, and in which version.
type Newest struct{ Signal, Subject, Revision model.ID }

// Recorded goes over all that is recorded, each with its place in the table.
func (t *Table) Recorded() iter.Seq2[int, Newest] {
	return func(yield func(int, Newest) bool) {
		p := t.packed
		for i, at := range t.order {
			if !p.concept(at) && !yield(i, Newest{p.signal(at), p.subject(at), p.revision(at)}) {
				return
			}
		}
	}
}

// Of returns which version the head at a place is of, and whom it is about, by itself. Of an
// aid that is long only the begin is there, and when it was made is told to the millisecond.
func (t *Table) Of(i int) (revision model.ID, subject model.Subject) {
	e := t.packed.entry(t.order[i])
	return e.Revision, e.about()
}

// Concepts goes over those of concepts.
func (t *Table) Concepts() iter.Seq[model.Head] {
	return func(yield func(model.Head) bool) {
		for i, at := range t.order {
			if t.packed.concept(at) && !yield(t.At(i)) {
				return
			}
		}
	}
}

// under returns the same heads, shown as who is one.
func (t *Table) under(ones map[model.ID]same.One) *Table {
	return &Table{t.packed, t.order, ones}
}

// shown returns a head as it is shown.
func shown(ones map[model.ID]same.One, h model.Head) model.Head {
	if one, joined := ones[h.Subject]; joined {
		return one.Show(h)
	}
	return h
}
