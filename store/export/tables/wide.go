package tables

import (
	"bytes"

	"tijdig/model"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
)

// Wide writes one row a signal and one column an item.
type Wide struct {
	sheet.CSV
	v      *privacy.View
	cols   []column
	items  *itemCells
	people bool // people read it in a spreadsheet: words and days as they write them
}

// NewWide is for programs.
func NewWide(v *privacy.View) *Wide {
	t := &Wide{v: v, cols: columns(v)}
	head := make([]string, len(t.cols))
	for i, c := range t.cols {
		head[i] = c.name
	}
	t.CSV = sheet.New(false, head)
	t.items = itemsOf(t.cols)
	return t
}

// Record writes a row.
func (t *Wide) Record(b *bytes.Buffer, rec *model.Record) error {
	t.only(b, rec, func(int) bool { return true })
	return nil
}

// only writes a row of some of the columns: the same ones in every row.
func (t *Wide) only(b *bytes.Buffer, rec *model.Record, has func(column int) bool) {
	r := t.v.Of(rec, t.v.Text)
	n := 0
	for i := 0; i < len(t.cols); i++ {
		if i == t.items.from && n > 0 && t.itemsIn(b, r, has) {
			i = t.items.to - 1
			continue
		}
		if has(i) {
			t.Cell(b, n, t.says(i, t.cols[i].cell(r)))
			n++
		}
	}
	t.End(b)
}

// says is how a cell is written that says this.
func (t *Wide) says(i int, cell string) string {
	c := &t.cols[i]
	if cell = c.of.Safe(cell); t.people {
		return Dutch(c.name, c.of, cell)
	}
	return cell
}
