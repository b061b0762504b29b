package store

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
// stored then: [ErrOutdated] when the file holds a newer state of the same
// concept, [ErrEnded] when that was recorded, thrown away or destroyed: a save
// that comes late never brings a concept back. A concept is told by its own id,
// never by its signal or its Rev.
func (s *Store) SaveDraft(d model.Draft) error {
	d.ID = records.DraftID(d)
	return s.db.Commit(func(t *change.Tx) error {
		have, ok := s.db.Heads.Rev(d.ID)
		switch {
		case ok && have > d.Rev:
			return ErrOutdated
		case ok && have == d.Rev:
			same, err := t.HoldsDraft(d)
			if err == nil && same {
				return objects.ErrNothing
			}
			return errors.Join(err, ErrOutdated)
		case !ok:
			ended, err := t.DraftEnded(d)
			if err != nil {
				return err
			}
			if ended {
				return ErrEnded
			}
		}
		return t.PutDraft(d)
	})
}

// DraftsOf lists the concepts of a signal, the one changed last first. There may be
// more than one: begun on two laptops, or come back from an emergency file.
func (s *Store) DraftsOf(signal model.ID) []model.ID { return s.db.Heads.DraftsOf(signal) }

// Discarded is a concept that was thrown away and can come back.
type Discarded struct {
	Head model.Head
	At   time.Time // when it was thrown away
}

// Discard throws a concept away, by its own id. [Store.Restore] takes it back as
// long as [Store.LetGo] was not called on it; until then saves of it are refused.
// What was recorded of the signal stays as it is.
func (s *Store) Discard(draft model.ID) error {
	return s.db.Commit(func(t *change.Tx) error {
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
func (s *Store) Discarded() []Discarded {
	var out []Discarded
	for _, e := range s.db.Heads.Discarded() {
		out = append(out, Discarded{e.Head, e.Stamp})
	}
	slices.SortFunc(out, func(a, b Discarded) int { return b.At.Compare(a.At) })
	return out
}

// Thrown returns a concept that was thrown away, as it was then.
func (s *Store) Thrown(draft model.ID) (d model.Draft, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		var th records.Thrown
		err := objects.Get(b, s.db.Keys, objects.History, objects.KindThrown, draft, &th)
		d = th.Draft
		return err
	})
	return d, err
}

// Restore takes a concept back as it was, beside any other of its signal.
func (s *Store) Restore(draft model.ID) error {
	return s.db.Commit(func(t *change.Tx) error {
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

// LetGo removes concepts that were thrown away, for good. Nothing else ever does, but
// for destroying their signal. One that is not there is passed over. What they leave in
// the file is overwritten, by the next opening where that could not be done now: see
// [Store.Pending]. The copies keep them as long as they are kept themselves.
func (s *Store) LetGo(drafts ...model.ID) (gone int, err error) {
	s.past.Lock()
	defer s.past.Unlock()
	if err := s.db.Complete(); err != nil {
		return 0, err
	}
	var i change.Intent
	err = s.db.Commit(func(t *change.Tx) error {
		gone, t.Track = 0, true
		for _, id := range drafts {
			th, err := t.Discarded(id)
			if errors.Is(err, ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			err = errors.Join(t.DropDiscarded(heads.ID{Signal: th.Draft.Signal, Draft: id}), t.PutValue(objects.History, objects.KindEnded, id, records.EndedMark{Day: model.DateOf(t.Now), Sittings: records.SittingsOf(th.Draft)}))
			if err != nil {
				return err
			}
			gone++
		}
		if gone == 0 {
			return objects.ErrNothing
		}
		if i, err = t.Begin(change.Intent{Act: ActLetGo, Keys: t.Removed}); err != nil {
			return err
		}
		return t.Log(records.LogLetGo, gone)
	})
	if err != nil || gone == 0 {
		return 0, err
	}
	s.finishNow(i)
	return gone, nil
}
