package exchange

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/store/records"
)

// Members returns who is in the team, as it is in force here, with the check words of that;
// none where there is no team.
func Members(s *store.Store) (all []Card, words string, err error) {
	t, err := s.Team()
	if err != nil {
		return nil, "", err
	}
	now, _ := inForce(t)
	if now.N > 0 {
		words = now.Words()
	}
	return now.Members, words, nil
}

// Add takes somebody into the team, by the card they gave: of this laptop alone where there
// is no team yet. Others are asked before it counts with them.
func Add(s *store.Store, c Card) error {
	return change(s, func(m me, l list) (list, error) {
		if len(l.Members) == 0 {
			l.Members = []Card{m.Card}
		}
		_, taken := l.named(c.Name)
		switch {
		case has(l.Members, c):
			return l, ErrKnown
		case taken:
			return l, ErrTaken
		case len(l.Members) >= maxMembers:
			return l, ErrCrowd
		}
		l.Members = append(slices.Clone(l.Members), c)
		return l, c.check()
	})
}

// Remove takes somebody out of the team: nothing is sealed to them from here on, and others
// seal nothing to them from when they see it, before they said yes.
func Remove(s *store.Store, name string) error {
	return change(s, func(m me, l list) (list, error) {
		c, ok := l.named(name)
		switch {
		case !ok:
			return l, ErrMember
		case c.is(m.Card):
			return l, ErrSelf
		}
		l.Members = slices.DeleteFunc(slices.Clone(l.Members), c.is)
		return l, nil
	})
}

// change makes the next list, which is in force here at once.
func change(s *store.Store, next func(me, list) (list, error)) error {
	return s.UpdateTeam(func(t *records.Team) error {
		if t.Read == "" {
			return ErrNoTeam
		}
		m, err := meOf(*t)
		if err != nil {
			return err
		}
		now, mine := inForce(*t)
		l, err := next(m, now.list)
		if err != nil {
			return err
		}
		l.N, l.From, l.By = now.N+1, nil, m.Sign
		if now.N > 0 {
			l.From = []hash{now.hash}
		}
		return keep(t, m, l, mine)
	})
}

// keep signs a list, and has it in force with all it came from.
func keep(t *records.Team, m me, l list, before known) error {
	if l.sound() != nil {
		return ErrTaken
	}
	w, err := l.write(m)
	if err != nil {
		return err
	}
	t.Lists = inOrder(before, w)
	return nil
}

// inOrder returns lists as a file keeps them: the one in force last.
func inOrder(all known, last written) (out [][]byte) {
	var some []written
	for h, w := range all {
		if h != last.hash {
			some = append(some, w)
		}
	}
	slices.SortFunc(some, func(a, b written) int {
		return cmp.Or(cmp.Compare(a.N, b.N), slices.Compare(a.hash[:], b.hash[:]))
	})
	for _, w := range some {
		out = append(out, w.raw)
	}
	return append(out, last.raw)
}

// Confirm says yes to a change of the team that lies in the folder, by its check words, and
// returns it.
func (j Job) Confirm(ctx context.Context, words string) (c Change, err error) {
	r, err := j.look(ctx)
	if err != nil {
		return c, err
	}
	said := passphrase.Said(strings.ReplaceAll(words, "-", " "))
	i := slices.IndexFunc(r.out.Changes, func(c Change) bool { return c.Words == said })
	if i < 0 {
		return c, ErrWords
	}
	c = r.out.Changes[i]
	return c, r.Store.UpdateTeam(func(t *records.Team) error {
		now, mine := inForce(*t)
		if now.hash != r.now.hash {
			return ErrWords // it was changed meanwhile
		}
		maps.Copy(mine, c.all)
		switch {
		case c.Beside:
			l := c.result(now)
			l.By = r.Sign
			return keep(t, r.me, l, mine)
		case !c.of.has(r.Sign):
			t.Lists = nil
		default:
			t.Lists = inOrder(mine, c.of)
		}
		return nil
	})
}
