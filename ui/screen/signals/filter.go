package signals

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"tijdig/model"
	"tijdig/model/agenda"
	"tijdig/model/fold"
	"tijdig/model/radix"
	"tijdig/store"
	"tijdig/store/search"
	"tijdig/ui/nav"
	"tijdig/ui/text/listing"
)

// order is how the list is sorted.
type order int

const (
	bySeen order = iota // newest first
	byChanged
	byCode
	byStep // soonest first, without a step last
	orders
)

func belongs(h *model.Head, only nav.Only, today model.Date) bool {
	switch only {
	case nav.OnlyUnshared:
		return !h.Concept && h.HandedOver.IsZero() && h.State != model.Closed
	case nav.OnlyNoStep:
		return !h.Concept && !h.HasStep() && h.State != model.Closed
	case nav.OnlyUnfinished:
		return h.Unfinished()
	case nav.OnlyStepsDue:
		return h.StepDue(agenda.Week(today))
	case nav.OnlyStepsLater:
		return h.StepLater(agenda.Week(today))
	case nav.OnlyClosed:
		return h.State == model.Closed
	}
	return true
}

// entry is a signal in the list: where its head stands, and its number in the
// search index.
type entry struct{ head, number int32 }

// sorted lists what belongs in the list, in order. Heads are large, so only
// items move, and each processor looks at a part of them.
func sorted(x *search.Index, heads *store.HeadTable, only nav.Only, today model.Date, by order) []entry {
	number := x.Numbers()
	parts := make([][]radix.Item, min(runtime.GOMAXPROCS(0), 1+heads.Len()/10_000))
	each := heads.Len()/len(parts) + 1
	var wg sync.WaitGroup
	for n := range parts {
		wg.Go(func() {
			from, to := min(n*each, heads.Len()), min((n+1)*each, heads.Len())
			out := make([]radix.Item, 0, to-from)
			var h model.Head
			for i := from; i < to; i++ {
				heads.Read(i, &h)
				if belongs(&h, only, today) {
					out = append(out, radix.Item{By: by.key(&h), Place: uint32(i), Note: uint32(number(h.Signal))})
				}
			}
			parts[n] = out
		})
	}
	wg.Wait()
	items := slices.Concat(parts...)
	out := make([]entry, len(items))
	for i, it := range radix.Sort(items, make([]radix.Item, len(items))) {
		out[i] = entry{head: int32(it.Place), number: int32(it.Note)}
	}
	return out
}

// key returns a number that sorts a head.
func (by order) key(h *model.Head) uint64 {
	switch by {
	case byChanged:
		return ^uint64(h.Changed.UnixNano())
	case byCode:
		var k uint64
		for _, c := range []byte(h.Code) {
			k = k<<8 | uint64(c)
		}
		return k<<16 | uint64(h.N)&0xffff
	case byStep:
		if h.NextDue.IsZero() {
			return ^uint64(0)
		}
		return days(h.NextDue)
	}
	minute := uint64(0)
	if c := h.Seen.Clock; len(c) == 5 {
		minute = uint64(c[0])<<24 | uint64(c[1])<<16 | uint64(c[3])<<8 | uint64(c[4])
	}
	return ^(days(h.Seen.Date)<<32 | minute)
}

func days(d model.Date) uint64 { return uint64(d.Year)<<9 | uint64(d.Month)<<5 | uint64(d.Day) }

// filter narrows the list to what was typed. The index answers from memory;
// until it is whole what the list shows is searched too.
func (m Model) filter() Model {
	q := strings.TrimSpace(m.in.Value())
	m.found = found{whole: m.env.Search.IsWhole(), asking: q != ""}
	if q == "" {
		m.rows = m.all
		m.at = max(0, min(m.at, len(m.rows)-1))
		return m
	}
	hits := m.env.Search.Find(q)
	m.found.words, m.found.near = hits.Found, hits.Near
	wanted, early := fold.Words(q), !m.found.whole && m.shown != nil
	rows := make([]entry, 0, len(m.all)/8)
	for _, e := range m.all {
		if hits.HasNumber(e.number) || early && holdsAll(m.shown[e.head], wanted) {
			rows = append(rows, e)
		}
	}
	if len(rows) == 0 {
		hits.Found, hits.Also = nil, nil // nothing of it is listed here
	}
	m.found.note = listing.SearchNote(hits.Found, hits.Apart, hits.None, hits.Skipped, hits.Also)
	m.rows = exactFirst(rows, m.heads, q)
	m.at = max(0, min(m.at, len(m.rows)-1))
	return m
}

// exactFirst puts the signal whose whole code was typed before all that only look like it.
func exactFirst(rows []entry, heads *store.HeadTable, q string) []entry {
	code, n, err := model.ParseCode(q)
	if err != nil || n == 0 {
		return rows
	}
	is := func(e entry) bool {
		h := heads.At(int(e.head))
		return h.Is(code, n)
	}
	slices.SortStableFunc(rows, func(a, b entry) int {
		switch {
		case is(a) == is(b):
			return 0
		case is(a):
			return -1
		}
		return 1
	})
	return rows
}
