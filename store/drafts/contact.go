package drafts

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// A contact is whom the worker can turn to: an adult at work, or somebody in the
// neighbourhood who is trusted there. It is written as a concept is, but is about no signal
// and leaves the file with no output.

// SaveContact stores a contact, durable on return. A save that comes late changes nothing: it
// neither puts an earlier state in the place of a later one nor brings back, with [change.ErrEnded],
// what was let go.
func (k *Keeper) SaveContact(d model.Draft) error {
	d.Contact = true
	return k.db.Commit(func(t *change.Tx) error { return t.PutContact(d, k.letGo[d.ID]) })
}

// DropContact lets a contact go. Only a later state of it, which somebody has at hand who
// takes that back, comes in again.
func (k *Keeper) DropContact(id model.ID) error {
	return k.db.Commit(func(t *change.Tx) error {
		list, err := t.Contacts()
		if err != nil {
			return err
		}
		i := slices.Index(list.IDs, id)
		if i < 0 {
			return objects.ErrNothing
		}
		var have model.Draft
		if err := t.Get(objects.Live, objects.KindContact, id, &have); err == nil {
			k.letGo[id] = have.Rev
		}
		list.IDs = slices.Delete(slices.Clone(list.IDs), i, i+1)
		if err := t.PutValue(objects.Live, objects.KindContacts, model.ID{}, list); err != nil {
			return err
		}
		return objects.IgnoreNotFound(t.Del(objects.Live, objects.KindContact, id))
	})
}

// Contact returns one contact as it was saved last.
func (k *Keeper) Contact(id model.ID) (d model.Draft, err error) {
	err = k.db.View(func(b *bolt.Tx) error { return objects.Get(b, k.db.Keys, objects.Live, objects.KindContact, id, &d) })
	return d, err
}

// Contacts returns the contacts in the order they came. With [pages.ErrDamaged] it returns those
// that can be read.
func (k *Keeper) Contacts() (all []model.Draft, err error) {
	var list records.Contacts
	err = k.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, k.db.Keys, objects.Live, objects.KindContacts, model.ID{}, &list)
	})
	if err = objects.IgnoreNotFound(err); err != nil {
		return nil, err
	}
	for _, id := range list.IDs {
		d, e := k.Contact(id)
		if err = errors.Join(err, objects.Lost(e)); e == nil {
			all = append(all, d)
		}
	}
	return all, err
}
