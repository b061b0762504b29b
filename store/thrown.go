package store

import (
	"slices"
	"time"

	"tijdig/model"
)

// keepThrown is how many days a concept can be taken back.
const keepThrown = 30

// thrown is a concept thrown away, whole.
type thrown struct {
	At    time.Time   `json:"weggegooid"`
	Draft model.Draft `json:"concept"`
}

// Discarded is a concept that was thrown away and can still come back.
type Discarded struct {
	Head model.Head
	At   time.Time // when it was thrown away
}

// Discard throws a concept away. It can be taken back for 30 days with
// [Store.Restore]; until then saves of it are passed over. What was recorded
// of the signal stays as it is.
func (s *Store) Discard(signal model.ID) error {
	return s.commit(func(t *tx) error {
		var d model.Draft
		if err := t.get(live, kindConcept, signal, &d); err != nil {
			return err
		}
		if err := s.endConcept(t, d); err != nil {
			return err
		}
		if err := t.dropDraft(signal); err != nil {
			return err
		}
		if err := t.putValue(history, kindThrown, signal, thrown{t.now, d}); err != nil {
			return err
		}
		e := draftEntry(d)
		e.thrown, e.stamp = true, t.now
		if err := t.putHead(e); err != nil {
			return err
		}
		return s.purge(t)
	})
}

// endConcept notes on a recorded signal that this concept has ended.
func (s *Store) endConcept(t *tx, d model.Draft) error {
	l, found, err := t.line(d.Signal)
	if err != nil || !found {
		return err
	}
	l.Ended = endOf(d)
	return t.putLine(l)
}

// purge removes what was thrown away more than 30 days ago. Both this commit
// and the one before must have seen that day, so that one wrong clock removes
// nothing.
func (s *Store) purge(t *tx) error {
	for _, e := range s.heads.discarded() {
		if expired(e.stamp, t.now) && expired(e.stamp, s.root.Saved) {
			if err := t.dropThrown(e.Signal); err != nil {
				return err
			}
		}
	}
	return nil
}

func expired(at, now time.Time) bool { return now.Sub(at) > keepThrown*24*time.Hour }

func (t *tx) dropThrown(signal model.ID) error {
	if err := t.del(history, kindThrown, signal); err != nil {
		return err
	}
	t.heads = append(t.heads, headChange{id: headID{signal, true}, untrash: true})
	return t.del(lists, kindThrownHead, signal)
}

// Discarded lists the concepts that can be taken back, the last thrown away
// first.
func (s *Store) Discarded() []Discarded {
	var out []Discarded
	now := s.now()
	for _, e := range s.heads.discarded() {
		if !expired(e.stamp, now) {
			out = append(out, Discarded{e.Head, e.stamp})
		}
	}
	slices.SortFunc(out, func(a, b Discarded) int { return b.At.Compare(a.At) })
	return out
}

func (l *headList) discarded() (out []entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.thrown {
		out = append(out, e)
	}
	return out
}

// Restore takes a concept back as it was. It returns [ErrExists] when a new
// concept of the same signal has been started since.
func (s *Store) Restore(signal model.ID) error {
	return s.commit(func(t *tx) error {
		if _, ok := s.heads.rev(signal); ok {
			return ErrExists
		}
		var th thrown
		if err := t.get(history, kindThrown, signal, &th); err != nil {
			return err
		}
		if err := s.reviveLine(t, th.Draft); err != nil {
			return err
		}
		if err := t.dropThrown(signal); err != nil {
			return err
		}
		return t.putDraft(th.Draft)
	})
}

func (s *Store) reviveLine(t *tx, d model.Draft) error {
	l, found, err := t.line(d.Signal)
	if err != nil || !found || !l.Ended.was(d) {
		return err
	}
	l.Ended = ended{}
	return t.putLine(l)
}
