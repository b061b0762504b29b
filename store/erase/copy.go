package erase

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

// InCopy erases signals in a managed copy, overwrites what they leave, and proves that it is
// gone: what was found there, and what else must be nowhere any more, by its key.
func InCopy(path string, k *vault.Keys, now time.Time, signals, nowhere []model.ID) error {
	f, _, err := copies.Open(path, k)
	if err != nil {
		return err
	}
	err = f.Bolt.Update(func(b *bolt.Tx) error {
		o, err := copies.Begin(b, k, now)
		if err != nil {
			return err
		}
		t := change.Of(o)
		t.Track = true
		in, err := headsIn(t)
		if err != nil {
			return err
		}
		e := eraser{t: t, in: in, gone: map[model.ID]bool{}}
		for _, id := range signals {
			if err := e.signal(id); objects.IgnoreNotFound(err) != nil {
				return err
			}
		}
		if err := t.Del(objects.Live, objects.KindPlace, model.ID{}); err != nil {
			return err
		}
		nowhere = append(nowhere[:len(nowhere):len(nowhere)], t.Removed...)
		return t.Finish()
	})
	if err == nil {
		err = proof.Scrub(f, k)
	}
	if err == nil {
		err = proof.Gone(f.Raw, nowhere)
	}
	return errors.Join(err, f.Close())
}

// copyHeads are the heads of a copy, read once.
type copyHeads []heads.Entry

// headsIn reads the list of a copy. One head that does not open ends it: whose it is
// cannot be told.
func headsIn(t *change.Tx) (all copyHeads, err error) {
	room := make([]byte, 0, vault.MinPadded)
	c := t.Bolt.Bucket(objects.Lists.Name()).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(k) != len(vault.ObjectKey{}) {
			return nil, pages.ErrDamaged
		}
		payload, ok := t.Keys.Open(room, objects.Lists, vault.ObjectKey(k), v)
		if !ok {
			return nil, pages.ErrDamaged
		}
		e, ok := heads.Parse(payload)
		if !ok {
			return nil, pages.ErrDamaged
		}
		all = append(all, e)
	}
	return all, nil
}

func (all copyHeads) Alone(subject model.ID, but map[model.ID]bool) bool {
	return !slices.ContainsFunc(all, func(e heads.Entry) bool { return !e.Thrown && e.Subject == subject && !but[e.Signal] })
}

func (all copyHeads) DraftsIn(signal model.ID) (inHand, away []model.ID) {
	for _, e := range all {
		switch {
		case e.Signal != signal || !e.Concept:
		case e.Thrown:
			away = append(away, e.Draft)
		default:
			inHand = append(inHand, e.Draft)
		}
	}
	return inHand, away
}
