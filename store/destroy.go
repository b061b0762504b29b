package store

import (
	"errors"
	"fmt"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/erase"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/records"
)

// Receipt is the proof of a destruction. It says nothing of what it was about.
type Receipt struct {
	Day model.Date
	erase.Count
	Exports   []records.ExportEntry // what had left the file of these signals, to be asked back
	Backups   int                   // managed backups it was removed from too
	Unreached []string              // managed backups that could not be reached
}

// many is how many signals at once call for a copy first, in which all that
// stays is safe; it is taken out of that copy as out of the others.
const many = 5

// Destroy removes signals for good: versions, concepts, list heads, what was
// remembered from them and, with its last signal, the subject and its name.
// The freed pages are overwritten, in the managed copies too. It cannot be
// undone. A signal with only a concept can be destroyed as well; one that is
// not there is [ErrNotFound] and nothing happens; nor does anything where not all
// that the file counts is found, with [ErrIncomplete]. What is there is proven to be
// gone from the bytes of the file and of each copy before it is said. Cut off at any
// moment, the next opening goes on with it.
func (s *Store) Destroy(signals ...model.ID) (Receipt, error) {
	s.past.Lock()
	defer s.past.Unlock()
	if err := errors.Join(s.db.Complete(), proof.Listed(s.db.DB, s.Heads().All())); err != nil {
		return Receipt{}, err
	}
	if len(signals) >= many {
		if _, err := s.keepSnapshot(); err != nil {
			return Receipt{}, err
		}
	}
	exports, err := s.HandoversOf(signals)
	if err != nil {
		return Receipt{}, err
	}
	var rc Receipt
	var i change.Intent
	err = s.db.Commit(func(t *change.Tx) (err error) {
		rc = Receipt{Day: model.DateOf(t.Now), Exports: exports}
		t.Track = true
		if rc.Count, err = erase.Signals(t, s.db.Heads, signals); err != nil {
			return err
		}
		if err := t.Del(objects.Live, objects.KindPlace, model.ID{}); err != nil {
			return err
		}
		if i, err = t.Begin(change.Intent{Act: ActDestroy, Signals: signals, Keys: t.Removed}); err != nil {
			return err
		}
		return t.Log(records.LogDelete, len(signals))
	})
	if err != nil {
		return Receipt{}, err
	}
	rc.Unreached, rc.Backups, err = s.carryOut(i)
	return rc, err
}

// destroyEverywhere overwrites what destroyed signals left in the file, and takes
// them out of the copies.
func (s *Store) destroyEverywhere(i change.Intent) (unreached []string, reached int, err error) {
	if err := s.overwritten(i.Keys); err != nil {
		return nil, 0, err
	}
	all, err := s.Backups()
	if err != nil {
		return []string{s.backupDir()}, 0, nil // named as what was not reached
	}
	for _, b := range all {
		if copies.OfAnother(b.Path, s.db.Header().ID) {
			continue
		}
		if erase.InCopy(b.Path, s.db.Keys, s.db.Now(), i.Signals, i.Keys) != nil {
			unreached = append(unreached, filepath.Base(b.Path))
			continue
		}
		reached++
	}
	return unreached, reached, nil
}

// overwritten overwrites what was removed from the file, and proves it.
func (s *Store) overwritten(keys []model.ID) error {
	if err := errors.Join(s.Scrub(), s.goneHere(keys)); err != nil {
		return fmt.Errorf("%w: %w", proof.ErrStillThere, err)
	}
	return nil
}

// goneHere is [proof.Gone] of the file that is open, with saving held up meanwhile.
func (s *Store) goneHere(keys []model.ID) error {
	return s.db.Held(func(f *objects.File) error { return proof.Gone(f.Raw, keys) })
}

// Destroyed reports whether a signal or subject was destroyed here: an import
// must not bring it back.
func (s *Store) Destroyed(id model.ID) (gone bool, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, s.db.Keys)
		if err != nil {
			return err
		}
		gone, err = change.Destroyed(b, s.db.Keys, r, id)
		return err
	})
	return gone, err
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

// Scrub overwrites every page that holds nothing any more: what was deleted
// stands there until then. It takes some 2 ms a megabyte of freed pages. A
// crash halfway does no harm, as nothing leads to those pages.
func (s *Store) Scrub() error {
	return s.db.Alone(func(f *objects.File) error { return proof.Scrub(f, s.db.Keys) })
}
