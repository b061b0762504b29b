package change

import (
	"errors"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
)

// DB is an open file of records: its objects, and the list that follows each change of them.
type DB struct {
	*objects.DB
	Heads *heads.List
	Saved func(objects.Root) // told the root of each change, once it is on disk

	settings atomic.Pointer[model.Settings] // as the file has them; nil while they were not read
}

// Settings returns what the worker set; the zero settings in a new file, or when they cannot be
// read. They are read once and kept in step: who draws a screen asks, and never waits for the
// disk, nor for who has the file.
func (d *DB) Settings() model.Settings {
	if set := d.settings.Load(); set != nil {
		return set.Clone()
	}
	var set model.Settings
	err := d.View(func(b *bolt.Tx) error {
		var have model.Settings
		if err := objects.Get(b, d.Keys, objects.Live, objects.KindSettings, model.ID{}, &have); err != nil && !errors.Is(err, objects.ErrNotFound) {
			return err
		}
		set = have
		d.settings.CompareAndSwap(nil, new(have.Clone())) // none that is put down later comes before it
		return nil
	})
	if err != nil {
		return model.Settings{}
	}
	return set
}

// ForgetSettings has them read again: the file is another than it was.
func (d *DB) ForgetSettings() { d.settings.Store(nil) }

// Commit is [objects.DB.Commit] with the list brought in step before anything else is changed.
func (d *DB) Commit(fn func(*Tx) error) error {
	return d.DB.Commit(func(o *objects.Tx) error {
		t := Of(o)
		o.Done = func() {
			d.Heads.Apply(t.Heads)
			if t.Links != nil {
				d.Heads.Link(*t.Links)
			}
			if t.settings != nil {
				d.settings.Store(t.settings)
			}
			d.Saved(t.Root)
		}
		return fn(t)
	})
}
