package change

import (
	"tijdig/store/heads"
	"tijdig/store/objects"
)

// DB is an open file of records: its objects, and the list that follows each change of them.
type DB struct {
	*objects.DB
	Heads *heads.List
	Saved func(objects.Root) // told the root of each change, once it is on disk
}

// Commit is [objects.DB.Commit] with the list brought in step before anything else is changed.
func (d *DB) Commit(fn func(*Tx) error) error {
	return d.DB.Commit(func(o *objects.Tx) error {
		t := Of(o)
		o.Done = func() {
			d.Heads.Apply(t.Heads)
			if t.Links != nil {
				d.Heads.Link(*t.Links)
			}
			d.Saved(t.Root)
		}
		return fn(t)
	})
}
