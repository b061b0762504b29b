package store

import (
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Pack returns every version of a signal that can be read, oldest first. With
// [ErrDamaged] the one that is shown cannot be.
func (s *Store) Pack(signal model.ID) (out []Version, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		out = out[:0]
		l, err := records.GetLine(b, s.db.Keys, signal)
		if err != nil {
			return err
		}
		now := l.Currents()
		if len(now) == 0 {
			return ErrDamaged
		}
		for _, known := range l.Versions {
			v, err := s.versionIn(b, known.Revision)
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

func (s *Store) versionIn(b *bolt.Tx, id model.ID) (v Version, err error) {
	body, err := objects.GetBody(b, s.db.Keys, objects.Live, objects.KindVersion, id)
	if err != nil {
		return v, err
	}
	return merge.NewVersion(body)
}

// Bearer returns a subject by itself with all it is known by. With an error it is as the list has it.
func (s *Store) Bearer(id model.ID) (out PackedSubject, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		var sub records.Subject
		if err := objects.Get(b, s.db.Keys, objects.Live, objects.KindSubject, id, &sub); err != nil {
			return err
		}
		var name records.Name
		err := objects.Get(b, s.db.Keys, objects.Live, objects.KindName, id, &name)
		out = PackedSubject{Subject: sub.Subject, Name: name.Name, Codes: sub.Codes, Links: s.db.Heads.LinksOf(id)}
		return objects.IgnoreNotFound(err)
	})
	if err != nil && out.ID.IsZero() {
		out.Subject = s.db.Heads.Own(id)
	}
	return out, err
}

// ByOtherCode returns the subject that a colleague knows by a code, and false where there
// is none. It reads all subjects.
func (s *Store) ByOtherCode(c model.Code) (model.Subject, bool) {
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

// holdings is what the file has as of one transaction, for the rules of merging.
type holdings struct {
	s    *Store
	b    *bolt.Tx
	root objects.Root
}

func (h holdings) get(k vault.Kind, id model.ID, v any) error {
	return objects.Get(h.b, h.s.db.Keys, objects.Live, k, id, v)
}

func (h holdings) Destroyed(id model.ID) (bool, error) {
	return change.Destroyed(h.b, h.s.db.Keys, h.root, id)
}

func (h holdings) Line(signal model.ID) (records.Line, error) {
	return records.GetLine(h.b, h.s.db.Keys, signal)
}

func (h holdings) Version(revision model.ID) (Version, error) { return h.s.versionIn(h.b, revision) }

func (h holdings) Subject(id model.ID) (sub records.Subject, err error) {
	return sub, h.get(objects.KindSubject, id, &sub)
}

func (h holdings) Name(subject model.ID) (string, error) {
	var name records.Name
	err := objects.IgnoreNotFound(h.get(objects.KindName, subject, &name))
	return name.Name, err
}

func (h holdings) Links() (model.Links, error) {
	var links records.Links
	err := objects.IgnoreNotFound(h.get(objects.KindLinks, model.ID{}, &links))
	return links.Said, err
}

func (h holdings) Code(subject model.ID) model.Code { return h.s.db.Heads.Own(subject).Code }

func (h holdings) Numbers(subject model.ID) (out []int) {
	for _, head := range h.s.db.Heads.OwnOf(subject) {
		if !head.Concept {
			out = append(out, head.N)
		}
	}
	return out
}

func (h holdings) CodeOwner(c model.Code) (model.ID, bool) { return h.s.db.Heads.CodeOwner(c) }

func (h holdings) FreeCode() model.Code { return h.s.db.Heads.FreeCode() }
