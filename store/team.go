package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Team returns who this file is in a team; the zero value where it is in none, or where
// that cannot be read any more: then it begins anew, and colleagues let it in again.
func (s *Store) Team() (out records.Team, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindTeam, model.ID{}, &out)
	})
	if errors.Is(err, ErrNotFound) || errors.Is(err, ErrDamaged) {
		return records.Team{}, nil
	}
	return out, err
}

// UpdateTeam changes who this file is in a team, as it is in the file at that moment. An
// error of edit ends it.
func (s *Store) UpdateTeam(edit func(*records.Team) error) error {
	return s.db.Commit(func(t *change.Tx) error {
		var team records.Team
		err := t.Get(objects.Live, objects.KindTeam, model.ID{}, &team)
		if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDamaged) {
			return err
		}
		if err != nil {
			team = records.Team{}
		}
		if err := edit(&team); err != nil {
			return err
		}
		return t.PutValue(objects.Live, objects.KindTeam, model.ID{}, team)
	})
}

// leaveTeam has the file be nobody in a team: it is another laptop from here on, or its keys
// may be known to somebody.
func leaveTeam(t *change.Tx) error {
	return t.Del(objects.Live, objects.KindTeam, model.ID{})
}

// Held is a recorded signal with all its versions that the file has, and what was said of
// whom it is about. What goes along with several stands with the first of them.
type Held struct {
	Signal   model.ID
	Versions []model.ID
	Links    []model.ID
}

// Held lists what the file has, by ids alone. A signal whose line is damaged is left out.
func (s *Store) Held() (out []Held, err error) {
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
			if errors.Is(err, ErrNotFound) || errors.Is(err, ErrDamaged) {
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
