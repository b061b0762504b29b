package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Signal returns the newest current version of a recorded signal.
func (s *Store) Signal(signal model.ID) (sig model.Signal, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		l, err := records.GetLine(b, s.db.Keys, signal)
		if err != nil {
			return err
		}
		now := l.Currents()
		if len(now) == 0 {
			return ErrNotFound
		}
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindVersion, now[len(now)-1], &sig)
	})
	return sig, err
}

// Currents returns every current version of a signal, oldest first. More than
// one means that two versions wait to be settled.
func (s *Store) Currents(signal model.ID) ([]model.Signal, error) {
	return s.versions(signal, func(l records.Line) []model.ID { return l.Currents() })
}

// Revisions returns every version of a signal, oldest first. With
// [ErrDamaged] it returns those that could be read.
func (s *Store) Revisions(signal model.ID) ([]model.Signal, error) {
	return s.versions(signal, func(l records.Line) (ids []model.ID) {
		for _, v := range l.Versions {
			ids = append(ids, v.Revision)
		}
		return ids
	})
}

func (s *Store) versions(signal model.ID, pick func(records.Line) []model.ID) (out []model.Signal, err error) {
	var damaged error
	err = s.db.View(func(b *bolt.Tx) error {
		l, err := records.GetLine(b, s.db.Keys, signal)
		if err != nil {
			return err
		}
		for _, id := range pick(l) {
			var sig model.Signal
			if err := objects.Get(b, s.db.Keys, objects.Live, objects.KindVersion, id, &sig); err != nil {
				damaged = err
				continue
			}
			out = append(out, sig)
		}
		return nil
	})
	return out, errors.Join(err, damaged)
}
