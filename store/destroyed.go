package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/vault"
)

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

// HandoversOf returns the lines of the ledger in which any of the signals stands, oldest
// first.
func (s *Store) HandoversOf(signals []model.ID) (out []records.ExportEntry, err error) {
	r := s.db.State()
	var marks [][]byte
	for _, id := range signals {
		m := r.Mark(markSignal, id)
		marks = append(marks, m[:records.ShortLen])
	}
	err = s.db.Scan(context.Background(), objects.History, func(f objects.Found) {
		var h records.LedgerLine
		if !f.OK || f.Env.Kind != objects.KindHandover || objects.Decode(f.Body, &h) != nil {
			return
		}
		for m := range slices.Chunk(h.Signals, records.ShortLen) {
			if slices.ContainsFunc(marks, func(w []byte) bool { return bytes.Equal(w, m) }) {
				out = append(out, h.ExportEntry)
				return
			}
		}
	})
	sortByTime(out, func(e records.ExportEntry) time.Time { return e.At })
	return out, err
}

// destroyIn removes signals from a managed copy, overwrites what they leave, and
// proves that it is gone: what was found there, and what the file itself had.
func (s *Store) destroyIn(path string, i intent) error {
	f, _, err := s.openCopy(path)
	if err != nil {
		return err
	}
	keys := i.Keys
	err = f.Bolt.Update(func(b *bolt.Tx) error {
		o, err := s.copyTx(b)
		if err != nil {
			return err
		}
		t := newTx(o)
		t.Track = true
		c, err := censusOf(t)
		if err != nil {
			return err
		}
		for _, id := range i.Signals {
			err := t.destroy(id, &Receipt{}, c)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
		}
		if err := t.Del(objects.Live, objects.KindPlace, model.ID{}); err != nil {
			return err
		}
		keys = append(keys[:len(keys):len(keys)], t.Removed...)
		return t.Finish()
	})
	if err == nil {
		err = proof.Scrub(f, s.db.Keys)
	}
	if err == nil {
		err = proof.Gone(f.Raw, keys)
	}
	return errors.Join(err, f.Close())
}

// heads of a copy, read once.
type copyHeads []heads.Entry

// censusOf reads the list of a copy. One head that does not open ends it: whose it is
// cannot be told.
func censusOf(t *tx) (all copyHeads, err error) {
	room := make([]byte, 0, vault.MinPadded)
	c := t.Bolt.Bucket(objects.Lists.Name()).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(k) != len(vault.ObjectKey{}) {
			return nil, ErrDamaged
		}
		payload, ok := t.Keys.Open(room, objects.Lists, vault.ObjectKey(k), v)
		if !ok {
			return nil, ErrDamaged
		}
		e, ok := heads.Parse(payload)
		if !ok {
			return nil, ErrDamaged
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

// Due lists the recorded signals that may be proposed for destruction, oldest
// change first: their current version was handed over complete to a named receiver, of
// whom the worker heard that it arrived, nothing is planned any more and no suspicion is
// open. It proposes; no clock ever deletes.
func (s *Store) Due(before time.Time) (out []model.Head, err error) {
	editing := map[model.ID]bool{}
	for h := range s.Heads().Concepts() {
		editing[h.Signal] = true
	}
	for h := range s.Heads().All() {
		if h.Concept || editing[h.Signal] || h.HandedOver.IsZero() || h.Versions != 1 || h.NextType != "" || h.Suspicions > 0 || !h.Changed.Before(before) {
			continue
		}
		var l records.Line
		err := s.db.View(func(b *bolt.Tx) (err error) {
			l, err = s.lineIn(b, h.Signal)
			return err
		})
		if err != nil {
			return out, err
		}
		if slices.Equal(l.HandedVersions, l.Currents()) {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	came, err := s.arrivals()
	out = slices.DeleteFunc(out, func(h model.Head) bool { return !came.has(h) })
	slices.Reverse(out)
	return out, err
}
