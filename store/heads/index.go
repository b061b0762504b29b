package heads

import (
	"cmp"
	"encoding/binary"
	"slices"
	"sync"

	"tijdig/model"
	"tijdig/model/radix"
)

// index is the places of the heads in three orders more, to find those of a signal, a
// subject or a code by halving. Those about nobody are under their signal only.
type index struct {
	signals  []uint32 // by [packed.byID]
	subjects []uint32 // by [packed.bySubject]
	codes    []uint32 // by [packed.byCode]; without those that have none
}

// indexOf makes it of all heads.
func indexOf(p packed, places []uint32) (x index) {
	about, coded := p.about(places), p.coded(places)
	var wg sync.WaitGroup
	wg.Go(func() { x.signals = p.sorted(places, p.signalBegins, p.byID) })
	wg.Go(func() { x.subjects = p.sorted(about, p.subjectBegins, p.bySubject) })
	x.codes = p.sorted(coded, p.codeBegins, p.byCode)
	wg.Wait()
	return x
}

func (p packed) signalBegins(at uint32) uint64 { return binary.BigEndian.Uint64(p.row(at)[signalAt:]) }

func (p packed) subjectBegins(at uint32) uint64 {
	return binary.BigEndian.Uint64(p.row(at)[subjectAt:])
}

func (p packed) codeBegins(at uint32) uint64 {
	var begin [8]byte
	copy(begin[:], p.code(at))
	return binary.BigEndian.Uint64(begin[:])
}

// about leaves out those about nobody.
func (p packed) about(places []uint32) []uint32 {
	return slices.DeleteFunc(slices.Clone(places), func(at uint32) bool { return p.subject(at).IsZero() })
}

// coded leaves out those that have no code.
func (p packed) coded(places []uint32) []uint32 {
	return slices.DeleteFunc(p.about(places), func(at uint32) bool { return p.code(at) == "" })
}

// sorted orders places by how their key begins, and as by says where that is equal.
func (p packed) sorted(places []uint32, begins func(at uint32) uint64, by func(a, b uint32) int) []uint32 {
	items := make([]radix.Item, len(places))
	for i, at := range places {
		items[i] = radix.Item{By: begins(at), Place: at}
	}
	items = radix.Sort(items, make([]radix.Item, len(items)))
	sortTies(items, func(a, b radix.Item) int { return by(a.Place, b.Place) })
	return placesOf(items)
}

// edited returns the index without some heads and with others.
func (x index) edited(p packed, gone, fresh []uint32) index {
	return index{
		signals:  edited(x.signals, gone, fresh, p.byID),
		subjects: edited(x.subjects, p.about(gone), p.about(fresh), p.bySubject),
		codes:    edited(x.codes, p.coded(gone), p.coded(fresh), p.byCode),
	}
}

// edited returns places in an order, without some and with others.
func edited(all, gone, fresh []uint32, by func(a, b uint32) int) []uint32 {
	gone, fresh = slices.SortedFunc(slices.Values(gone), by), slices.SortedFunc(slices.Values(fresh), by)
	out := make([]uint32, 0, len(all)-len(gone)+len(fresh))
	until := func(place uint32) {
		at, _ := slices.BinarySearchFunc(all, place, by)
		out, all = append(out, all[:at]...), all[at:]
	}
	for len(gone)+len(fresh) > 0 {
		if len(gone) == 0 || len(fresh) > 0 && by(fresh[0], gone[0]) < 0 {
			until(fresh[0])
			out, fresh = append(out, fresh[0]), fresh[1:]
		} else {
			until(gone[0])
			all, gone = all[1:], gone[1:]
		}
	}
	return append(out, all...)
}

// run returns the piece of an order in which compare says 0.
func run(all []uint32, compare func(place uint32) int) []uint32 {
	from, _ := slices.BinarySearchFunc(all, 0, func(at uint32, _ int) int { return compare(at) })
	to := from
	for to < len(all) && compare(all[to]) == 0 {
		to++
	}
	return all[from:to]
}

// place returns where the head with an id stands.
func (x index) place(p packed, id ID) (uint32, bool) {
	for _, at := range run(x.signals, func(at uint32) int { return compareIDs(p.signal(at), id.Signal) }) {
		if p.id(at) == id {
			return at, true
		}
	}
	return 0, false
}

// about returns the places of the heads of a subject by itself, newest first.
func (x index) about(p packed, subject model.ID) []uint32 {
	return run(x.subjects, func(at uint32) int { return compareIDs(p.subject(at), subject) })
}

// owner returns the subject that has a code.
func (x index) owner(p packed, c model.Code) (model.ID, bool) {
	all := run(x.codes, func(at uint32) int { return cmp.Compare(p.code(at), string(c)) })
	if len(all) == 0 {
		return model.ID{}, false
	}
	return p.subject(all[0]), true
}
