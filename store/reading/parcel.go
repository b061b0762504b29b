package reading

import (
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Pack returns every version of a signal that can be read, oldest first. With
// [pages.ErrDamaged] the one that is shown cannot be.
func (s *Signals) Pack(signal model.ID) (out []merge.Version, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		out = out[:0]
		l, err := records.GetLine(b, s.db.Keys, signal)
		if err != nil {
			return err
		}
		now := l.Currents()
		if len(now) == 0 {
			return pages.ErrDamaged
		}
		for _, known := range l.Versions {
			v, err := Version(b, s.db.Keys, known.Revision)
			switch {
			case err == nil:
				out = append(out, v)
			case known.Revision == now[len(now)-1]:
				return objects.Lost(err)
			}
		}
		return nil
	})
	return out, err
}

// Version reads one version of a signal with all that stands in it.
func Version(b *bolt.Tx, k *vault.Keys, id model.ID) (v merge.Version, err error) {
	body, err := objects.GetBody(b, k, objects.Live, objects.KindVersion, id)
	if err != nil {
		return v, err
	}
	return merge.NewVersion(body)
}

// Bearer returns a subject by itself with all it is known by. With an error it is as the list has it.
func (s *Signals) Bearer(id model.ID) (out merge.Subject, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		var sub records.Subject
		if err := objects.Get(b, s.db.Keys, objects.Live, objects.KindSubject, id, &sub); err != nil {
			return err
		}
		var name records.Name
		err := objects.Get(b, s.db.Keys, objects.Live, objects.KindName, id, &name)
		out = merge.Subject{Subject: sub.Subject, Name: name.Name, Codes: sub.Codes, Links: s.db.Heads.LinksOf(id)}
		return objects.IgnoreNotFound(err)
	})
	if err != nil && out.ID.IsZero() {
		out.Subject = s.db.Heads.Own(id)
	}
	return out, err
}

// ByOtherCode returns the subject that a colleague knows by a code, and false where there
// is none. It reads all subjects.
func (s *Signals) ByOtherCode(c model.Code) (model.Subject, bool) {
	for _, sub := range s.Subjects() {
		all, err := s.Members(sub.ID)
		if err != nil {
			continue
		}
		for _, b := range all {
			if slices.Contains(b.Codes, c) {
				return b.Subject, true
			}
		}
	}
	return model.Subject{}, false
}
