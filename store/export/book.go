package export

import (
	"bytes"
	"io"
	"sync/atomic"

	"tijdig/model"
)

// book is an output of several tables, each written in a pass of its own over all records:
// then nothing has to be kept of one table while another is written. Where the rows of all
// may come together, there is one pass.
type book struct {
	v      *view
	w      binder
	tables []relation
	rows   []atomic.Int64 // of each
	at     int            // the table that is written
	cut    atomic.Int64   // texts that were too long for a cell
	missed int            // records that could not be read
	filled []atomic.Bool  // of each: a record has rows in it; known after the first pass

	also     func(model.Record) []model.Record // what goes along with a record; none: nothing
	together bool                              // the rows of all tables come in one pass
}

// binder puts tables into one file.
type binder interface {
	io.Writer                                           // takes what row made
	begin(table int) error                              // ends the one before
	row(b *bytes.Buffer, table int, cells []string) int // makes the cells safe in their place and counts what was cut; safe for several goroutines
	close(*book) error
}

// newBook has a pass for each table of the level.
func newBook(v *view, bind func([]relation) binder) *book { return newBookOf(v, relations(v), bind) }

// newTogether has one pass for all of these tables. What goes along with a record is written
// behind it.
func newTogether(v *view, t []relation, also func(model.Record) []model.Record, bind func([]relation) binder) *book {
	k := newBookOf(v, t, bind)
	k.also, k.together = also, true
	return k
}

func newBookOf(v *view, t []relation, bind func([]relation) binder) *book {
	return &book{v: v, w: bind(t), tables: t, rows: make([]atomic.Int64, len(t)), filled: make([]atomic.Bool, len(t))}
}

// Write takes the rows of records for the table that is written.
func (k *book) Write(rows []byte) (int, error) { return k.w.Write(rows) }

func (k *book) head(*bytes.Buffer) error { return k.w.begin(k.at) }

// record writes the rows that a record has in the table that is written, or in all.
func (k *book) record(b *bytes.Buffer, rec *model.Record) error {
	k.rowsOf(b, rec)
	if k.also != nil {
		others := k.also(*rec)
		for i := range others {
			k.rowsOf(b, &others[i])
		}
	}
	return nil
}

func (k *book) rowsOf(b *bytes.Buffer, rec *model.Record) {
	r := k.v.of(rec, k.v.Text)
	if k.together {
		for i := range k.tables {
			k.rowsIn(b, i, r)
		}
		return
	}
	for i, t := range k.tables {
		if k.at == 0 && (t.of == "" || len(rec.Signal.Answers[t.of]) > 0) {
			k.filled[i].Store(true)
		}
	}
	k.rowsIn(b, k.at, r)
}

func (k *book) rowsIn(b *bytes.Buffer, table int, r *shown) {
	n, cut := 0, 0
	k.tables[table].rows(r, func(cells []string) {
		n++
		cut += k.w.row(b, table, cells)
	})
	k.rows[table].Add(int64(n))
	k.cut.Add(int64(cut))
}

func (k *book) passes() int {
	if k.together {
		return 1
	}
	return len(k.tables)
}

// idle reports that no record has a row in the table that is written.
func (k *book) idle() bool { return k.at > 0 && !k.filled[k.at].Load() }

func (k *book) miss() { k.missed++ }

func (k *book) cuts() int { return int(k.cut.Load()) }

func (k *book) next() error {
	k.at++
	return k.w.begin(k.at)
}

func (k *book) foot(*bytes.Buffer) error { return k.w.close(k) }
