package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
)

// Destroyed reports whether a signal or subject was destroyed here: an import
// must not bring it back.
func (s *Store) Destroyed(id model.ID) (bool, error) {
	err := s.view(func(b *bolt.Tx) error {
		r, err := readRoot(b, s.keys)
		if err != nil {
			return err
		}
		_, err = getBody(b, s.keys, history, kindTombstone, r.mark("tombstone", id))
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// destroyed is Destroyed within a change.
func (t *tx) destroyed(id model.ID) (bool, error) {
	_, err := getBody(t.bolt, t.keys, history, kindTombstone, t.root.mark("tombstone", id))
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// exportsOf returns the ledger lines in which any of the signals stands.
func (s *Store) exportsOf(signals []model.ID) (out []ExportEntry, err error) {
	s.write.Lock()
	r := s.root
	s.write.Unlock()
	var marks [][]byte
	for _, id := range signals {
		m := r.mark("hand-over", id)
		marks = append(marks, m[:shortLen])
	}
	err = s.scan(context.Background(), history, func(f found) {
		var h handover
		if !f.ok || f.env.Kind != kindHandover || decode(f.body, &h) != nil {
			return
		}
		for m := range slices.Chunk(h.Signals, shortLen) {
			if slices.ContainsFunc(marks, func(w []byte) bool { return bytes.Equal(w, m) }) {
				out = append(out, h.ExportEntry)
				return
			}
		}
	})
	sortByTime(out, func(e ExportEntry) time.Time { return e.At })
	return out, err
}

// destroyIn removes signals from a managed backup and overwrites what they
// leave.
func (s *Store) destroyIn(path string, signals []model.ID) error {
	f, err := openFile(path, false)
	if err != nil {
		return err
	}
	err = f.db.Update(func(b *bolt.Tx) error {
		r, err := readRoot(b, s.keys)
		if err != nil {
			return err
		}
		t := &tx{bolt: b, keys: s.keys, root: r, now: s.now()}
		subjects := s.subjectsIn(t)
		for _, id := range signals {
			err := t.destroy(id, &Receipt{}, subjects)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
		}
		if err := t.del(live, kindPlace, model.ID{}); err != nil {
			return err
		}
		return t.finish()
	})
	if err == nil {
		err = scrub(f)
	}
	return errors.Join(err, f.Close())
}

// subjectsIn tells for a backup whether a subject has other signals there.
func (s *Store) subjectsIn(t *tx) func(model.ID, map[model.ID]bool) bool {
	return func(subject model.ID, but map[model.ID]bool) bool {
		room := make([]byte, 0, minPadded)
		c := t.bolt.Bucket(lists.name()).Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			payload, ok := t.keys.open(room, lists, objectKey(k), v)
			if !ok {
				continue
			}
			if e, ok := parseHead(payload); ok && e.Subject == subject && !but[e.Signal] {
				return false
			}
		}
		return true
	}
}

// Due lists the recorded signals that may be proposed for destruction, oldest
// change first: their current version was handed over complete to a named
// receiver, nothing is planned any more and no suspicion is open. It proposes;
// no clock ever deletes.
func (s *Store) Due(before time.Time) (out []model.Head, err error) {
	for _, h := range s.Heads() {
		if h.Concept || h.HandedOver.IsZero() || h.Versions != 1 || h.NextType != "" || h.Suspicions > 0 || !h.Changed.Before(before) {
			continue
		}
		var l line
		err := s.view(func(b *bolt.Tx) (err error) {
			l, err = s.lineIn(b, h.Signal)
			return err
		})
		if err != nil {
			return out, err
		}
		if _, editing := s.heads.rev(h.Signal); !editing && slices.Equal(l.HandedVersions, l.currents()) {
			out = append(out, h)
		}
	}
	slices.Reverse(out)
	return out, nil
}
