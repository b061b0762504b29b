package tables

import (
	"bytes"
	"slices"
	"sync"

	"tijdig/model/catalogue"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// itemCells are the columns of the items of the checklist. Most of them have no answer in most
// signals, and say the same for each checklist: what they say then is written once.
type itemCells struct {
	from, to int // the columns
	at       map[string]int
	blank    sync.Map // of each *catalogue.Listing that is kept, its *blankCells
}

// itemsOf finds them.
func itemsOf(cols []column) *itemCells {
	is := func(c column) bool { return c.item != "" }
	out := &itemCells{from: slices.IndexFunc(cols, is), at: map[string]int{}}
	for out.to = max(0, out.from); out.to < len(cols) && is(cols[out.to]); out.to++ {
		out.at[cols[out.to].item] = out.to
	}
	return out
}

// blankCells is a row of such cells, each behind its comma.
type blankCells struct {
	row  []byte
	ends []int // where the cell of each column ends, a column that is left out with the one before
}

// until is where the cells before a column end.
func (c *blankCells) until(column int) int {
	if column == 0 {
		return 0
	}
	return c.ends[column-1]
}

// itemsIn writes the cells of the items, and returns false where they are to be written one by
// one. It is for several goroutines.
func (t *Wide) itemsIn(b *bytes.Buffer, r *privacy.Shown, has func(column int) bool) bool {
	on := r.Listed()
	if !on.Kept() {
		return false
	}
	blank := t.blankFor(on, has)
	var room [64]int
	looked := room[:0]
	for slug, c := range r.Signal.Checks {
		if i, ok := t.items.at[slug]; ok && c.Looked() && has(i) {
			looked = append(looked, i)
		}
	}
	slices.Sort(looked)
	at := 0
	for _, i := range looked {
		n := i - t.items.from
		b.Write(blank.row[at:blank.until(n)])
		t.Cell(b, i, t.says(i, r.Item(t.cols[i].item)))
		at = blank.until(n + 1)
	}
	b.Write(blank.row[at:])
	return true
}

// blankFor returns what the items say of a checklist on which nothing was looked at.
func (t *Wide) blankFor(on *catalogue.Listing, has func(column int) bool) *blankCells {
	if have, ok := t.items.blank.Load(on); ok {
		return have.(*blankCells) // nothing else is kept there
	}
	var row bytes.Buffer
	out := &blankCells{}
	for i := t.items.from; i < t.items.to; i++ {
		if has(i) {
			t.Cell(&row, i, t.says(i, say.Unlooked(on, t.cols[i].item)))
		}
		out.ends = append(out.ends, row.Len())
	}
	out.row = row.Bytes()
	t.items.blank.Store(on, out)
	return out
}
