package emergency

import (
	"context"
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// ErrOtherFile says that something belongs to another file.
var ErrOtherFile = errors.New("store: belongs to another file")

// Contents is what stands in an emergency file.
type Contents struct {
	Drafts []model.Draft
	Lost   int // of which nothing can be read
	use    string
	other  int // objects that no emergency file holds
}

// Ours reports whether the file says inside that the program made it as an emergency file.
func (c Contents) Ours() bool { return c.use == copies.UseEmergency }

// Only reports whether nothing stands in it that no emergency file holds.
func (c Contents) Only() bool { return c.other == 0 }

// Read reads all of the emergency file at path. One of another file, or under another master
// key, is [ErrOtherFile].
func Read(path string, k *vault.Keys) (c Contents, err error) {
	f, err := objects.Open(disk.Real(path), true)
	if err != nil {
		return c, err
	}
	defer disk.Release(f)
	h, _, err := f.Header()
	if err != nil {
		return c, err
	}
	if h.ID != k.ID || !h.Genuine(k) {
		return c, ErrOtherFile
	}
	err = objects.ViewFile(f.Bolt, func(b *bolt.Tx) error {
		t, err := objects.Recount(context.Background(), b, k)
		if err != nil {
			return err
		}
		c.use = t.Root.Use
		if !t.Whole() {
			c.Lost++
		}
		return errors.Join(objects.ScanHeld(b, k, objects.Live, c.take), objects.ScanHeld(b, k, objects.History, func(objects.Found) { c.other++ }))
	})
	return c, err
}

func (c *Contents) take(f objects.Found) {
	switch {
	case f.OK && f.Env.Kind == objects.KindContacts: // what it lists comes by itself
		return
	case f.OK && f.Env.Kind != objects.KindConcept && f.Env.Kind != objects.KindContact:
		c.other++
		return
	}
	var d model.Draft
	if !f.OK || objects.Decode(f.Body, &d) != nil {
		c.Lost++
		return
	}
	d.ID = records.DraftID(d)
	c.Drafts = append(c.Drafts, d)
}
