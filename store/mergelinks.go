package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// keepLinks keeps what the other file says of who is one, in one commit behind the signals.
func (m *merger) keepLinks() error {
	err := m.s.commit(func(t *tx) error {
		if err := m.hearing(t.Bolt); err != nil {
			return err
		}
		if m.out.Said == 0 {
			return objects.ErrNothing
		}
		return t.hear(m.news...)
	})
	if err != nil {
		m.out.Said, m.out.Joined, m.out.Parted = 0, nil, nil
	}
	return err
}

// hearing finds what the other file says of who is one and is news here, and tells of it. What
// was destroyed here is not spoken of again.
func (m *merger) hearing(b *bolt.Tx) error {
	var here records.Links
	err := objects.Get(b, m.s.db.Keys, objects.Live, objects.KindLinks, model.ID{}, &here)
	if errors.Is(err, ErrDamaged) {
		return nil // what cannot be read is never written over
	}
	if ignoreNotFound(err) != nil {
		return err
	}
	all := here.Said
	for _, bearer := range m.p.Subjects {
		for _, l := range bearer.Links {
			gone, err := m.anyDestroyed(b, l.A, l.B)
			if err != nil {
				return err
			}
			if gone || !l.Sound() {
				continue
			}
			all, _ = all.With(l)
		}
	}
	m.out.Joined, m.out.Parted = nil, nil
	m.news = slices.DeleteFunc(slices.Clone(all), func(l model.Link) bool { return slices.Contains(here.Said, l) })
	m.out.Said = len(m.news)
	for _, l := range m.news {
		a, hasA := m.codeOf(l.A)
		c, hasB := m.codeOf(l.B)
		switch told := (MergedOne{a, c, [2]model.ID{l.A, l.B}}); {
		case !hasA || !hasB:
		case l.Same:
			m.out.Joined = append(m.out.Joined, told)
		case slices.ContainsFunc(here.Said, func(o model.Link) bool { return o.Same && o.A == l.A && o.B == l.B }):
			m.out.Parted = append(m.out.Parted, told)
		}
	}
	return nil
}

func (m *merger) anyDestroyed(b *bolt.Tx, ids ...model.ID) (bool, error) {
	for _, id := range ids {
		if gone, err := m.destroyed(b, id); gone || err != nil {
			return gone, err
		}
	}
	return false, nil
}

// codeOf returns the code by which a subject is known here, or would be.
func (m *merger) codeOf(id model.ID) (model.Code, bool) {
	if sub := m.s.heads.Own(id); sub.Code != "" {
		return sub.Code, true
	}
	if s, ok := m.subjects[id]; ok {
		return s.Code, true
	}
	in, ok := m.bearers[id]
	return in.Code, ok
}
