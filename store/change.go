package store

import (
	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// tx is one change as the store makes it.
type tx struct {
	*change.Tx
	codes map[model.Code]bool // given out in this change
}

func newTx(o *objects.Tx) *tx { return &tx{Tx: change.Of(o)} }

// commit is [objects.DB.Commit] with the list brought in step before anything else is changed.
func (s *Store) commit(fn func(*tx) error) error {
	return s.db.Commit(func(o *objects.Tx) error {
		t := newTx(o)
		o.Done = func() {
			s.heads.Apply(t.Heads)
			if t.Links != nil {
				s.heads.Link(*t.Links)
			}
			s.info.set(t.Root)
		}
		return fn(t)
	})
}

// What loading many signals calls, in the words it has for it.

func (t *tx) log(kind records.LogKind, n int) error { return t.Log(kind, n) }
func (t *tx) putLine(l records.Line) error          { return t.PutLine(l) }
func (t *tx) putHead(e heads.Entry) error           { return t.PutHead(e) }
