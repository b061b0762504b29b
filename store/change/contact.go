package change

import (
	"slices"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Contacts returns which contacts there are. One list that cannot be read is never written
// over: it is [pages.ErrDamaged].
func (t *Tx) Contacts() (list records.Contacts, err error) {
	err = t.Get(objects.Live, objects.KindContacts, model.ID{}, &list)
	return list, objects.IgnoreNotFound(err)
}

// PutContact stores a contact that was let go, if ever, as it was at a Rev.
func (t *Tx) PutContact(d model.Draft, letGo uint64) error {
	list, err := t.Contacts()
	if err != nil {
		return err
	}
	if slices.Contains(list.IDs, d.ID) {
		var have model.Draft
		if err := t.Get(objects.Live, objects.KindContact, d.ID, &have); err == nil && have.Rev >= d.Rev {
			return objects.ErrNothing
		}
		return t.PutValue(objects.Live, objects.KindContact, d.ID, d)
	}
	if letGo >= d.Rev {
		return ErrEnded
	}
	list.IDs = append(slices.Clone(list.IDs), d.ID)
	if err := t.PutValue(objects.Live, objects.KindContacts, model.ID{}, list); err != nil {
		return err
	}
	return t.PutValue(objects.Live, objects.KindContact, d.ID, d)
}
