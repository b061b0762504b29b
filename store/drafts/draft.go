package drafts

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// SaveDraft stores a concept, durable on return. Nil says that the file holds
// just this of it. What it says else is told by the error, and nothing was
// stored then: [change.ErrOutdated] when the file holds a newer state of the same
// concept, [change.ErrEnded] when that was recorded, thrown away or destroyed: a save
// that comes late never brings a concept back. A concept is told by its own id,
// never by its signal or its Rev.
func (k *Keeper) SaveDraft(d model.Draft) error {
	d.ID = records.DraftID(d)
	return k.db.Commit(func(t *change.Tx) error {
		have, ok := k.db.Heads.Rev(d.ID)
		switch {
		case ok && have > d.Rev:
			return change.ErrOutdated
		case ok && have == d.Rev:
			same, err := t.HoldsDraft(d)
			if err == nil && same {
				return objects.ErrNothing
			}
			return errors.Join(err, change.ErrOutdated)
		case !ok:
			ended, err := t.DraftEnded(d)
			if err != nil {
				return err
			}
			if ended {
				return change.ErrEnded
			}
		}
		return t.PutDraft(d)
	})
}

// DraftsOf lists the concepts of a signal, the one changed last first. There may be
// more than one: begun on two laptops, or come back from an emergency file.
func (k *Keeper) DraftsOf(signal model.ID) []model.ID { return k.db.Heads.DraftsOf(signal) }

// Discarded is a concept that was thrown away and can come back.
type Discarded struct {
	Head model.Head
	At   time.Time // when it was thrown away
}

// Discard throws a concept away, by its own id. [Keeper.Restore] takes it back as
// long as it is not let go of for good; until then saves of it are refused.
// What was recorded of the signal stays as it is.
func (k *Keeper) Discard(draft model.ID) error {
	return k.db.Commit(func(t *change.Tx) error {
		d, err := records.GetDraft(t.Bolt, t.Keys, draft)
		if err != nil {
			return err
		}
		raw, err := objects.GetBody(t.Bolt, t.Keys, objects.Live, objects.KindConcept, draft)
		if err != nil {
			return err
		}
		if err := t.DropDraft(heads.ID{Signal: d.Signal, Draft: draft}); err != nil {
			return err
		}
		return t.PutDiscarded(records.Thrown{At: t.Now, Draft: d}, raw)
	})
}

// Discarded lists the concepts that can be taken back, the last thrown away
// first, however long ago that was.
func (k *Keeper) Discarded() []Discarded {
	var out []Discarded
	for _, e := range k.db.Heads.Discarded() {
		out = append(out, Discarded{e.Head, e.Stamp})
	}
	slices.SortFunc(out, func(a, b Discarded) int { return b.At.Compare(a.At) })
	return out
}

// Thrown returns a concept that was thrown away, as it was then.
func (k *Keeper) Thrown(draft model.ID) (d model.Draft, err error) {
	err = k.db.View(func(b *bolt.Tx) error {
		var th records.Thrown
		err := objects.Get(b, k.db.Keys, objects.History, objects.KindThrown, draft, &th)
		d = th.Draft
		return err
	})
	return d, err
}

// Restore takes a concept back as it was, beside any other of its signal.
func (k *Keeper) Restore(draft model.ID) error {
	return k.db.Commit(func(t *change.Tx) error {
		th, err := t.Discarded(draft)
		if err != nil {
			return err
		}
		var was records.ThrownBody
		if err := t.Get(objects.History, objects.KindThrown, draft, &was); err != nil {
			return err
		}
		if err := t.ReviveLine(th.Draft); err != nil {
			return err
		}
		if err := t.DropDiscarded(heads.ID{Signal: th.Draft.Signal, Draft: draft}); err != nil {
			return err
		}
		body, err := objects.Encode(th.Draft)
		if err == nil {
			body, err = objects.KeepUnknown(was.Draft, body, th.Draft)
		}
		if err != nil {
			return err
		}
		return errors.Join(t.Put(objects.Live, objects.KindConcept, draft, body), t.PutHead(records.DraftEntry(th.Draft)))
	})
}
