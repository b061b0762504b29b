package store

import (
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/records"
)

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
			l, err = records.GetLine(b, s.db.Keys, h.Signal)
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
	out = slices.DeleteFunc(out, func(h model.Head) bool { return !came.Has(h) })
	slices.Reverse(out)
	return out, err
}
