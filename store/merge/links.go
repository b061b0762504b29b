package merge

import (
	"errors"
	"slices"

	"tijdig/model"
	"tijdig/store/pages"
)

// Links finds what the other file says of who is one and is news here, and tells of it. What
// was destroyed here is not spoken of again.
func (m *Merger) Links(h Here) (news model.Links, err error) {
	here, err := h.Links()
	if errors.Is(err, pages.ErrDamaged) {
		return nil, nil // what cannot be read is never written over
	}
	if err != nil {
		return nil, err
	}
	all := here
	for _, bearer := range m.p.Subjects {
		for _, l := range bearer.Links {
			gone, err := anyDestroyed(h, l.A, l.B)
			if err != nil {
				return nil, err
			}
			if gone || !l.Sound() {
				continue
			}
			all, _ = all.With(l)
		}
	}
	m.NoLinks()
	news = slices.DeleteFunc(slices.Clone(all), func(l model.Link) bool { return slices.Contains(here, l) })
	m.Result.Said = len(news)
	for _, l := range news {
		a, hasA := m.codeOf(h, l.A)
		c, hasB := m.codeOf(h, l.B)
		switch told := (Pair{a, c, [2]model.ID{l.A, l.B}}); {
		case !hasA || !hasB:
		case l.Same:
			m.Result.Joined = append(m.Result.Joined, told)
		case slices.ContainsFunc(here, func(o model.Link) bool { return o.Same && o.A == l.A && o.B == l.B }):
			m.Result.Parted = append(m.Result.Parted, told)
		}
	}
	return news, nil
}

// NoLinks takes back what [Merger.Links] told, where it was not kept.
func (m *Merger) NoLinks() { m.Result.Said, m.Result.Joined, m.Result.Parted = 0, nil, nil }

func anyDestroyed(h Here, ids ...model.ID) (bool, error) {
	for _, id := range ids {
		if gone, err := h.Destroyed(id); gone || err != nil {
			return gone, err
		}
	}
	return false, nil
}

// codeOf returns the code by which a subject is known here, or would be.
func (m *Merger) codeOf(h List, id model.ID) (model.Code, bool) {
	if c := h.Code(id); c != "" {
		return c, true
	}
	if s, ok := m.subjects[id]; ok {
		return s.Code, true
	}
	in, ok := m.theirs[id]
	return in.Code, ok
}
