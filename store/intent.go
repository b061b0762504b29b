package store

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/change"
)

// Pending is an act that began and is not finished.
type Pending struct {
	Act   Act
	Begun time.Time
	Left  []string // the files it did not reach yet, by their names; none: it waits for the next opening
}

// Pending lists the acts that are not finished, oldest first. Each opening goes on
// with them.
func (s *Store) Pending() []Pending {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return slices.Clone(s.info.pending)
}

// carryOut does what is left of an act, and takes the intent out when nothing is. It
// may be called any number of times. It returns the names of files that could not be
// reached; the act then stays pending.
func (s *Store) carryOut(i change.Intent) (left []string, reached int, err error) {
	switch i.Act {
	case ActHeader:
		left, reached, err = s.spreadHeader()
	case ActDestroy:
		left, reached, err = s.destroyEverywhere(i)
	case ActRewrite:
		left, reached, err = s.wipeOld(i)
	case ActLetGo:
		err = s.overwritten(i.Keys)
	}
	if err == nil && len(left) == 0 {
		err = s.db.Commit(func(t *change.Tx) error { return t.End(i) })
	}
	s.info.unfinished(i, left, err)
	return left, reached, err
}

// finishNow is carryOut right after the first step. That stands in the file, so what went
// wrong since is no failure of the act, and is not told as one: whoever was told that it
// failed would think that the old passphrase holds, and not write the new code down.
// What is left is named, pending, and warned of.
func (s *Store) finishNow(i change.Intent) (left []string, reached int) {
	left, reached, err := s.carryOut(i)
	if err != nil && !errors.Is(err, ErrClosed) {
		s.info.warn(WarnUnfinished)
	}
	return left, reached
}

// goOn finishes what an earlier session left half done; where nothing may be written it
// only tells of it.
func (s *Store) goOn() {
	s.past.Lock()
	defer s.past.Unlock()
	var all []change.Intent
	err := s.db.View(func(b *bolt.Tx) (err error) {
		all, err = change.Intents(b, s.db.Keys)
		return err
	})
	for _, i := range all {
		if s.db.ReadOnly() {
			s.info.unfinished(i, nil, ErrReadOnly)
			continue
		}
		_, _, e := s.carryOut(i)
		err = errors.Join(err, e)
	}
	if err != nil && !errors.Is(err, ErrClosed) {
		s.info.warn(WarnUnfinished)
	}
}

// unfinished notes how an act stands.
func (n *notes) unfinished(i change.Intent, left []string, err error) {
	n.mu.Lock()
	n.pending = slices.DeleteFunc(n.pending, func(p Pending) bool { return p.Act == i.Act && p.Begun.Equal(i.Begun) })
	if err != nil || len(left) > 0 {
		n.pending = append(n.pending, Pending{i.Act, i.Begun, left})
	}
	none := len(n.pending) == 0
	n.mu.Unlock()
	if none {
		n.clear(WarnUnfinished)
	} else {
		n.warn(WarnUnfinished)
	}
}
