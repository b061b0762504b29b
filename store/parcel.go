package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Version is one version of a signal as it goes from one file to another. Whoever holds
// many may leave its content out: it stands in the body.
type Version struct {
	model.Signal
	Body []byte // all of it, also what this program does not know
	Line int    // where it stood, for whoever tells of it; 0: nowhere
}

// Bearer is a subject as it goes from one file to another.
type Bearer struct {
	model.Subject
	Name  string       // the roepnaam; "" for none
	Codes []model.Code // others that it is known by
	Links model.Links  // what was said of whether it is one with another
}

// Parcel is what one file gives another: whole signals, each with every version of it and
// with whom they are about.
type Parcel struct {
	Demo     bool     // it is fictional, and goes only where everything is
	Police   bool     // it is police data, and goes only where everything is
	Forms    [][]byte // the definitions it was entered with
	Subjects []Bearer
	Versions []Version
}

// NewVersion reads a body as one version. It is [ErrDamaged] where that cannot be.
func NewVersion(body []byte) (v Version, err error) {
	v.Body = body
	if err := objects.Decode(body, &v.Signal); err != nil {
		return v, err
	}
	return v, nil
}

// Pack returns every version of a signal that can be read, oldest first. With
// [ErrDamaged] the one that is shown cannot be.
func (s *Store) Pack(signal model.ID) (out []Version, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		out = out[:0]
		l, err := s.lineIn(b, signal)
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
				return lost(err)
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
	return NewVersion(body)
}

// Bearer returns a subject by itself with all it is known by. With an error it is as the list has it.
func (s *Store) Bearer(id model.ID) (out Bearer, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		var sub records.Subject
		if err := objects.Get(b, s.db.Keys, objects.Live, objects.KindSubject, id, &sub); err != nil {
			return err
		}
		var name records.Name
		err := objects.Get(b, s.db.Keys, objects.Live, objects.KindName, id, &name)
		out = Bearer{Subject: sub.Subject, Name: name.Name, Codes: sub.Codes, Links: s.heads.LinksOf(id)}
		return ignoreNotFound(err)
	})
	if err != nil && out.ID.IsZero() {
		out.Subject = s.heads.Own(id)
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

// errUnsaid says that a version lacks what every one has.
var errUnsaid = errors.New("store: a version without its ids")

// Sound returns an error for a version that no file can hold: without its ids, or that
// came from itself.
func (v Version) Sound() error {
	if v.Revision.IsZero() || v.Signal.Signal.IsZero() || v.Subject.IsZero() || v.N < 1 || v.Written.IsZero() || len(v.Parents) > maxParents {
		return errUnsaid
	}
	for _, p := range v.Parents {
		if p == v.Revision || p.IsZero() {
			return errUnsaid
		}
	}
	return nil
}

// maxParents is how many versions one may come from: each laptop adds one at most.
const maxParents = 64
