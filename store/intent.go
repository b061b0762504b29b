package store

import (
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// Act says which act of several steps has begun.
type Act string

// The acts that must be finished once they have begun.
const (
	ActHeader  Act = "sleutels"    // a new way in, or one taken away: the copies must follow
	ActDestroy Act = "vernietigen" // signals are gone from the file: pages and copies must follow
	ActRewrite Act = "herschrijven"
	ActLetGo   Act = "loslaten" // concepts thrown away are gone: pages must follow
)

// intent is an act that has begun, sealed in the file by the very commit that is its
// first step. Whatever ends the program then, the next opening finishes it; only
// then is it taken out.
type intent struct {
	ID      model.ID   `json:"id"`
	Act     Act        `json:"wat"`
	Begun   time.Time  `json:"begonnen"`
	Signals []model.ID `json:"signalen,omitempty"` // destroyed
	Keys    []model.ID `json:"plaatsen,omitempty"` // keys of objects, which must be nowhere any more
	Old     *oldFile   `json:"oud,omitempty"`      // rewritten
}

// oldFile is what a rewrite leaves behind: the file under its former keys, and the
// copies of it.
type oldFile struct {
	Name   string      `json:"naam"`    // beside the file
	Header []vault.Sum `json:"koppen"`  // the headers of all that may be wiped
	Copies []string    `json:"kopieen"` // names in the folder of copies
}

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

func (t *tx) begin(i intent) (intent, error) {
	i.ID, i.Begun = model.NewID(), t.Now
	t.Root.Begun = append(slices.Clone(t.Root.Begun), i.ID)
	return i, t.PutValue(objects.History, objects.KindIntent, i.ID, i)
}

// end takes an act out that is finished.
func (t *tx) end(i intent) error {
	t.Root.Begun = slices.DeleteFunc(slices.Clone(t.Root.Begun), func(id model.ID) bool { return id == i.ID })
	return t.Del(objects.History, objects.KindIntent, i.ID)
}

// intents reads what is not finished, oldest first.
func (s *Store) intents() (out []intent, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, s.db.Keys)
		for _, id := range r.Begun {
			var i intent
			err = errors.Join(err, objects.Get(b, s.db.Keys, objects.History, objects.KindIntent, id, &i))
			out = append(out, i)
		}
		return err
	})
	return out, err
}

// carryOut does what is left of an act, and takes the intent out when nothing is. It
// may be called any number of times. It returns the names of files that could not be
// reached; the act then stays pending.
func (s *Store) carryOut(i intent) (left []string, reached int, err error) {
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
		err = s.commit(func(t *tx) error { return t.end(i) })
	}
	s.info.unfinished(i, left, err)
	return left, reached, err
}

// finishNow is carryOut right after the first step. That stands in the file, so what went
// wrong since is no failure of the act, and is not told as one: whoever was told that it
// failed would think that the old passphrase holds, and not write the new code down.
// What is left is named, pending, and warned of.
func (s *Store) finishNow(i intent) (left []string, reached int) {
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
	all, err := s.intents()
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
func (n *notes) unfinished(i intent, left []string, err error) {
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
