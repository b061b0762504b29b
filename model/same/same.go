// Package same tells which subjects are one person, family, group or place after all: what was
// said of that, by whomever and in whatever order it is heard, and whom a signal is shown to be
// about by it. It changes no signal, and knows nothing of where anything is kept.
package same

import (
	"bytes"
	"cmp"
	"slices"

	"tijdig/model"
)

// Standing is a subject as it stands in a file.
type Standing struct {
	model.Subject
	Recorded bool // more than concepts is about it
	Highest  int  // number of its signals
}

// One is what several subjects are together. Its Subject is the one that is kept: of those
// with a recorded signal the one that was made first.
type One struct {
	model.Subject
	Members []Member // the one that is kept first
}

// Member is one of several subjects that are one.
type Member struct {
	model.Subject
	Shift int // what is added to the numbers of its signals, so that none stands twice
}

// Find returns the member with an id.
func (o One) Find(id model.ID) (Member, bool) {
	i := slices.IndexFunc(o.Members, func(p Member) bool { return p.ID == id })
	if i < 0 {
		return Member{}, false
	}
	return o.Members[i], true
}

// Show returns a head as it is shown where its subject is one of these.
func (o One) Show(h model.Head) model.Head {
	p, ok := o.Find(h.Subject)
	if !ok || p.ID == o.ID {
		return h
	}
	h.Own = &model.OwnHead{Subject: h.Subject, Code: h.Code, Mark: h.Mark, Kind: h.Kind, N: h.N}
	h.Subject, h.Code, h.Mark, h.Kind = o.ID, o.Code, o.Mark, o.Kind
	if h.N > 0 {
		h.N += p.Shift
	}
	return h
}

// shiftLeast is what is added to the numbers of the second of several that are one, and twice
// that to those of the third. It is ten times as much where one has so many signals.
const shiftLeast = 100

// Who returns whom each subject that is one with another is, by each of their ids. One that
// is not here leads from one to another all the same. A person and a family, a group or a place
// are never one, whatever was said elsewhere. The same links and the same subjects give the
// same answer.
func Who(all model.Links, here map[model.ID]Standing) map[model.ID]One {
	next := map[model.ID][]model.ID{}
	for _, l := range all {
		a, hasA := here[l.A]
		b, hasB := here[l.B]
		if l.Same && (!hasA || !hasB || sortOf(a.Kind) == sortOf(b.Kind)) {
			next[l.A], next[l.B] = append(next[l.A], l.B), append(next[l.B], l.A)
		}
	}
	out, done := map[model.ID]One{}, map[model.ID]bool{}
	for id := range next {
		if done[id] {
			continue
		}
		sorts := map[model.Kind][]model.ID{}
		for _, id := range reached(id, next) {
			done[id] = true
			if s, is := here[id]; is {
				sorts[sortOf(s.Kind)] = append(sorts[sortOf(s.Kind)], id)
			}
		}
		for _, ids := range sorts {
			if len(ids) < 2 {
				continue
			}
			one := oneOf(ids, here)
			for _, m := range one.Members {
				out[m.ID] = one
			}
		}
	}
	return out
}

func reached(from model.ID, next map[model.ID][]model.ID) (out []model.ID) {
	seen := map[model.ID]bool{from: true}
	out = []model.ID{from}
	for i := 0; i < len(out); i++ {
		for _, o := range next[out[i]] {
			if !seen[o] {
				seen[o] = true
				out = append(out, o)
			}
		}
	}
	return out
}

func oneOf(ids []model.ID, here map[model.ID]Standing) (one One) {
	slices.SortFunc(ids, func(x, y model.ID) int {
		a, b := here[x], here[y]
		switch {
		case a.Recorded && !b.Recorded:
			return -1
		case b.Recorded && !a.Recorded:
			return 1
		}
		return cmp.Or(a.Created.Compare(b.Created), bytes.Compare(x[:], y[:]))
	})
	shift := shiftLeast
	for _, id := range ids {
		for here[id].Highest >= shift {
			shift *= 10
		}
	}
	for i, id := range ids {
		one.Members = append(one.Members, Member{here[id].Subject, i * shift})
	}
	one.Subject = one.Members[0].Subject
	return one
}

// sortOf is a kind as far as it decides who can be one: a child becomes a young person.
func sortOf(k model.Kind) model.Kind {
	if k == model.Youth {
		return model.Child
	}
	return k
}
