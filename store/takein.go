package store

import (
	"context"
	"errors"
	"fmt"

	"tijdig/model"
	"tijdig/store/disk"
)

// Taken counts the concepts of an emergency file.
type Taken struct {
	In     int // came into this file
	Passed int // were here already, newer or ended, or belong to what was destroyed
	Lost   int // are damaged
}

// TakeIn takes the concepts of an emergency file that this file made into this
// file, as [Store.SaveDraft] does: the newer one stays, so that doing it twice
// is the same as once. The emergency file is only read. One of another file, or
// of this one under an earlier master key, is [ErrOtherFile].
func (s *Store) TakeIn(path string) (n Taken, err error) {
	drafts, n, err := s.emergencyDrafts(path)
	if err != nil {
		return n, err
	}
	for _, d := range drafts {
		came, err := s.takeIn(d)
		switch {
		case err != nil:
			return n, err
		case came:
			n.In++
		default:
			n.Passed++
		}
	}
	if n.Lost > 0 {
		return n, fmt.Errorf("%w: %d concepts of the emergency file", ErrDamaged, n.Lost)
	}
	return n, nil
}

// emergencyDrafts reads the concepts of an emergency file.
func (s *Store) emergencyDrafts(path string) (drafts []model.Draft, n Taken, err error) {
	f, err := openFile(path, true)
	if err != nil {
		return nil, n, err
	}
	defer disk.Release(f)
	k := s.ownKeys()
	defer k.wipe()
	l := &Locked{file: f}
	if err := l.readHeader(); err != nil {
		return nil, n, err
	}
	if l.hdr.vault != k.vault || !l.hdr.genuine(k) {
		return nil, n, ErrOtherFile
	}
	err = newStore(f, l.hdr, k, s.now).scan(context.Background(), live, func(o found) {
		if o.ok && o.env.Kind != kindConcept {
			return
		}
		var d model.Draft
		if !o.ok || decode(o.body, &d) != nil {
			n.Lost++
			return
		}
		drafts = append(drafts, d)
	})
	return drafts, n, err
}

// takeIn saves a concept, and reports whether that changed anything. What was
// destroyed does not come back.
func (s *Store) takeIn(d model.Draft) (came bool, err error) {
	err = s.commit(func(t *tx) error {
		came = false
		for _, id := range []model.ID{d.Signal, d.Subject.ID} {
			_, err := getBody(t.bolt, t.keys, history, kindTombstone, t.root.mark("tombstone", id))
			if err == nil {
				return errNothing
			}
			if !errors.Is(err, ErrNotFound) {
				return err
			}
		}
		stale, err := s.stale(t, d)
		if err != nil {
			return err
		}
		if stale {
			return errNothing
		}
		came = true
		return t.putDraft(d)
	})
	return came && err == nil, err
}
