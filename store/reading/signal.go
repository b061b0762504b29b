package reading

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Signal returns the newest current version of a recorded signal.
func (s *Signals) Signal(signal model.ID) (sig model.Signal, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		l, err := records.GetLine(b, s.db.Keys, signal)
		if err != nil {
			return err
		}
		now := l.Currents()
		if len(now) == 0 {
			return objects.ErrNotFound
		}
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindVersion, now[len(now)-1], &sig)
	})
	return sig, err
}

// Currents returns every current version of a signal, oldest first. More than
// one means that two versions wait to be settled.
func (s *Signals) Currents(signal model.ID) ([]model.Signal, error) {
	return s.versions(signal, func(l records.Line) []model.ID { return l.Currents() })
}

// Revisions returns every version of a signal, oldest first. With
// [pages.ErrDamaged] it returns those that could be read.
func (s *Signals) Revisions(signal model.ID) ([]model.Signal, error) {
	return s.versions(signal, func(l records.Line) (ids []model.ID) {
		for _, v := range l.Versions {
			ids = append(ids, v.Revision)
		}
		return ids
	})
}

func (s *Signals) versions(signal model.ID, pick func(records.Line) []model.ID) (out []model.Signal, err error) {
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

// Held is a recorded signal with all its versions that the file has, and what was said of
// whom it is about. What goes along with several stands with the first of them.
type Held struct {
	Signal   model.ID
	Versions []model.ID
	Links    []model.ID
}

// Held lists what the file has, by ids alone. A signal whose line is damaged is left out.
func (s *Signals) Held() (out []Held, err error) {
	heads := s.Heads()
	seen := make(map[model.ID]bool, heads.Len())
	err = s.db.View(func(b *bolt.Tx) error {
		out = out[:0]
		told := map[model.ID]bool{}
		for h := range heads.All() {
			if seen[h.Signal] {
				continue
			}
			seen[h.Signal] = true
			l, err := records.GetLine(b, s.db.Keys, h.Signal)
			if errors.Is(err, objects.ErrNotFound) || errors.Is(err, pages.ErrDamaged) {
				continue // a concept that was never recorded, or what checking tells of
			}
			if err != nil {
				return err
			}
			held := Held{Signal: h.Signal}
			for _, v := range l.Versions {
				held.Versions = append(held.Versions, v.Revision)
			}
			if len(held.Versions) == 0 {
				continue
			}
			for _, k := range s.db.Heads.LinksOf(l.Subject) {
				if !told[k.ID] {
					told[k.ID], held.Links = true, append(held.Links, k.ID)
				}
			}
			out = append(out, held)
		}
		return nil
	})
	return out, err
}
