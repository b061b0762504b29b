package store

import (
	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
)

// tx is one change as the store makes it: what goes into the file, and what it does to
// the list in memory once it is on disk.
type tx struct {
	*objects.Tx
	heads []heads.Change
	codes map[model.Code]bool // given out in this change
	gone  map[model.ID]bool   // signals destroyed in this change
	links *model.Links        // as this change leaves them; nil where it does not touch them
}

// commit is [objects.DB.Commit] with the list brought in step before anything else is changed.
func (s *Store) commit(fn func(*tx) error) error {
	return s.db.Commit(func(o *objects.Tx) error {
		t := &tx{Tx: o}
		o.Done = func() {
			s.heads.Apply(t.heads)
			if t.links != nil {
				s.heads.Link(*t.links)
			}
			s.info.set(t.Root)
		}
		return fn(t)
	})
}
