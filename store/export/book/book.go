// Package book puts several tables into one file, each in a pass of its own over all records:
// a workbook, or a package of CSV with what describes it. It adds what the columns mean and
// where all of it came from.
package book

import (
	"bytes"
	"io"
	"sync/atomic"

	"tijdig/model"
	"tijdig/store/export/privacy"
	"tijdig/store/export/tables"
)

// Book is an output of several tables, each written in a pass of its own over all records:
// then nothing has to be kept of one table while another is written. Where the rows of all
// may come together, there is one pass.
type Book struct {
	v      *privacy.View
	w      Binder
	tables []tables.Relation
	rows   []atomic.Int64 // of each
	at     int            // the table that is written
	cut    atomic.Int64   // texts that were too long for a cell
	missed int            // records that could not be read
	filled []atomic.Bool  // of each: a record has rows in it; known after the first pass

	also     func(model.Record) []model.Record // what goes along with a record; none: nothing
	together bool                              // the rows of all tables come in one pass
}

// Binder puts tables into one file.
type Binder interface {
	io.Writer                                           // takes what row made
	Begin(table int) error                              // ends the one before
	Row(b *bytes.Buffer, table int, cells []string) int // makes the cells safe in their place and counts what was cut; safe for several goroutines
	Close(*Book) error
}

// newBook has a pass for each table of the level.
func newBook(v *privacy.View, bind func([]tables.Relation) Binder) *Book {
	return newBookOf(v, tables.Relations(v), bind)
}

// Together has one pass for all of these tables. What goes along with a record is written
// behind it.
func Together(v *privacy.View, t []tables.Relation, also func(model.Record) []model.Record, bind func([]tables.Relation) Binder) *Book {
	k := newBookOf(v, t, bind)
	k.also, k.together = also, true
	return k
}

func newBookOf(v *privacy.View, t []tables.Relation, bind func([]tables.Relation) Binder) *Book {
	return &Book{v: v, w: bind(t), tables: t, rows: make([]atomic.Int64, len(t)), filled: make([]atomic.Bool, len(t))}
}

// Write takes the rows of records for the table that is written.
func (k *Book) Write(rows []byte) (int, error) { return k.w.Write(rows) }

func (k *Book) Head(*bytes.Buffer) error { return k.w.Begin(k.at) }

// Record writes the rows that a record has in the table that is written, or in all.
func (k *Book) Record(b *bytes.Buffer, rec *model.Record) error {
	k.rowsOf(b, rec)
	if k.also != nil {
		others := k.also(*rec)
		for i := range others {
			k.rowsOf(b, &others[i])
		}
	}
	return nil
}

func (k *Book) rowsOf(b *bytes.Buffer, rec *model.Record) {
	r := k.v.Of(rec, k.v.Text)
	if k.together {
		for i := range k.tables {
			k.rowsIn(b, i, r)
		}
		return
	}
	for i, t := range k.tables {
		if k.at == 0 && (t.Of == "" || len(rec.Signal.Answers[t.Of]) > 0) {
			k.filled[i].Store(true)
		}
	}
	k.rowsIn(b, k.at, r)
}

func (k *Book) rowsIn(b *bytes.Buffer, table int, r *privacy.Shown) {
	n, cut := 0, 0
	k.tables[table].Rows(r, func(cells []string) {
		n++
		cut += k.w.Row(b, table, cells)
	})
	k.rows[table].Add(int64(n))
	k.cut.Add(int64(cut))
}

func (k *Book) Passes() int {
	if k.together {
		return 1
	}
	return len(k.tables)
}

// Idle reports that no record has a row in the table that is written.
func (k *Book) Idle() bool { return k.at > 0 && !k.filled[k.at].Load() }

func (k *Book) Miss() { k.missed++ }

// Missed counts the records that could not be read.
func (k *Book) Missed() int { return k.missed }

func (k *Book) Cuts() int { return int(k.cut.Load()) }

func (k *Book) Next() error {
	k.at++
	return k.w.Begin(k.at)
}

func (k *Book) Foot(*bytes.Buffer) error { return k.w.Close(k) }
