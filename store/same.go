package store

import (
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/model/same"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Two subjects may turn out to be one. What is said of that is all that is kept; who is asked
// for a subject answers with whom it is by now, see [same.Who].

// ErrUnlike says that two cannot be one: they are not of one kind.
var ErrUnlike = errors.New("store: subjects of different kinds")

// links returns what was said, for who keeps the file from being closed already; nothing where
// it cannot be read, which checking tells.
func (s *Store) links() model.Links {
	var r records.Links
	err := s.db.ViewHeld(func(b *bolt.Tx) error {
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindLinks, model.ID{}, &r)
	})
	if err != nil {
		return nil
	}
	return r.Said
}

// JoinSubjects says that two subjects are one. All that was recorded stays about whom it was
// recorded about, so that [Store.PartSubject] takes it back. Two that are of different kinds
// are [ErrUnlike], and one that is not recorded is [ErrNotFound].
func (s *Store) JoinSubjects(a, b model.ID) error {
	one, other := s.heads.One(a), s.heads.One(b)
	if one.ID == other.ID {
		return nil
	}
	return s.commit(func(t *tx) error {
		var x, y records.Subject
		err := errors.Join(t.Get(objects.Live, objects.KindSubject, one.ID, &x), t.Get(objects.Live, objects.KindSubject, other.ID, &y))
		if err != nil {
			return err
		}
		if x.Kind != y.Kind {
			return ErrUnlike
		}
		all, err := t.SavedLinks()
		if err != nil {
			return err
		}
		l, _ := all.Say(one.ID, other.ID, true, t.Now)
		if err := t.AddLinks(l); err != nil {
			return err
		}
		return t.Log(records.LogJoined, 0)
	})
}

// Would says what would come of [Store.JoinSubjects]: which code stays, which goes along with
// it, and what the numbers of the signals of that one are shown with more.
func (s *Store) Would(a, b model.ID) (kept, other model.Code, shift int) { return s.heads.Would(a, b) }

// PartSubject says that a subject is one by itself after all: its signals and roepnaam are its
// own again, under its own code. The others stay one.
func (s *Store) PartSubject(id model.ID) error {
	return s.commit(func(t *tx) error {
		all, err := t.SavedLinks()
		if err != nil {
			return err
		}
		said := all.Apart(id, t.Now)
		if len(said) == 0 {
			return objects.ErrNothing
		}
		if err := t.AddLinks(said...); err != nil {
			return err
		}
		return t.Log(records.LogParted, 0)
	})
}

// One returns whom a subject is together with others; of one that is by itself, that one.
func (s *Store) One(id model.ID) same.One { return s.heads.One(id) }

// Joined is One, and false where it is by itself.
func (s *Store) Joined(id model.ID) (same.One, bool) { return s.heads.Joined(id) }

// Kept returns the id by which a subject is known: that of the one it is part of.
func (s *Store) Kept(id model.ID) model.ID { return s.heads.Kept(id) }

// SignalCode returns what a signal is called.
func (s *Store) SignalCode(sig model.Signal) string {
	one := s.heads.One(sig.Subject)
	m, _ := one.Find(sig.Subject)
	return model.SignalCode(one.Code, sig.N+m.Shift)
}

// Members returns all that a subject is together with others, each by itself with all it is
// known by: the one that is kept first.
func (s *Store) Members(id model.ID) (out []PackedSubject, err error) {
	for _, m := range s.heads.One(id).Members {
		b, e := s.Bearer(m.ID)
		err = errors.Join(err, e)
		out = append(out, b)
	}
	return out, err
}

// caller says what a subject is called, "" for nothing, and false where that cannot be read.
type caller func(*objects.Reader, model.ID) (string, bool)

// called is one that looks it up.
func called(r *objects.Reader, id model.ID) (string, bool) {
	var name records.Name
	if ignoreNotFound(r.Get(objects.KindName, id, &name)) != nil {
		return "", false
	}
	return name.Name, true
}

// aboutIn fills in whom a record is about: the one that is kept, and the others it is.
func (s *Store) aboutIn(r *objects.Reader, f *full, name caller) {
	own := f.Signal.Subject
	f.Links = s.heads.LinksOf(own)
	one, joined := s.heads.Joined(own)
	if !joined {
		k := s.knownAs(r, own, f, name)
		f.Subject, f.Name = k.Subject, k.Name
		return
	}
	m, _ := one.Find(own)
	f.Shift = m.Shift
	for _, m := range one.Members {
		if k := s.knownAs(r, m.ID, f, name); m.ID != one.ID {
			f.Also = append(f.Also, k)
		} else {
			f.Subject, f.Name = k.Subject, k.Name
		}
	}
}

// knownAs reads a subject by itself. One that cannot be read is as the list has it.
func (s *Store) knownAs(r *objects.Reader, id model.ID, f *full, name caller) (k model.Known) {
	var sub records.Subject
	if r.Get(objects.KindSubject, id, &sub) != nil {
		f.torn, sub.Subject = true, s.heads.Own(id)
	}
	called, ok := name(r, id)
	f.torn = f.torn || !ok
	return model.Known{Subject: sub.Subject, Name: called}
}

// alike gives those that a subject is one with its kind, so that they stay one.
func (s *Store) alike(t *tx, sub records.Subject) error {
	for _, m := range s.heads.One(sub.ID).Members {
		var other records.Subject
		if m.ID == sub.ID {
			continue
		}
		if err := t.Get(objects.Live, objects.KindSubject, m.ID, &other); err != nil {
			return err
		}
		if other.Kind == sub.Kind {
			continue
		}
		other.Kind = sub.Kind
		if err := errors.Join(t.PutValue(objects.Live, objects.KindSubject, m.ID, other), s.spreadSubject(t, other, model.ID{})); err != nil {
			return err
		}
	}
	return nil
}

// own keeps the change of a signal with whom it was recorded about, where that is the same one
// as the concept is about. A roepnaam that came along stays with whom it was typed at.
func (s *Store) own(t *tx, d model.Draft, l records.Line) (model.Draft, error) {
	if l.Subject.IsZero() || l.Subject == d.Subject.ID || s.heads.Kept(l.Subject) != s.heads.Kept(d.Subject.ID) {
		return d, nil
	}
	var err error
	if d.Name != "" {
		err = t.PutValue(objects.Live, objects.KindName, d.Subject.ID, records.Name{Subject: d.Subject.ID, Name: d.Name})
	}
	sub := s.heads.Own(l.Subject)
	sub.Kind = d.Subject.Kind
	d.Subject, d.Name = sub, ""
	return d, err
}
