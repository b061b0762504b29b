package store

import (
	"tijdig/model"
)

// tx is one change as the store makes it: what goes into the file, and what it does to
// the list in memory once it is on disk.
type tx struct {
	*sealedTx
	heads []headChange
	codes map[model.Code]bool // given out in this change
	gone  map[model.ID]bool   // signals destroyed in this change
}

// commit is [db.commit] with the list brought in step before anything else is changed.
func (s *Store) commit(fn func(*tx) error) error {
	return s.db.commit(func(o *sealedTx) error {
		t := &tx{sealedTx: o}
		o.done = func() {
			s.heads.apply(t.heads)
			s.info.set(t.root)
		}
		return fn(t)
	})
}
