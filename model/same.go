package model

import (
	"bytes"
	"cmp"
	"slices"
	"time"
)

// Link says that two subjects are one, or two after all. It names subjects by id only, and
// changes neither of them: a signal stays about whom it was recorded about, and whoever reads
// it asks [Ones] whom that is. Of one pair the newest link holds.
type Link struct {
	A    ID        `json:"een"` // the lower of the two
	B    ID        `json:"ander"`
	Same bool      `json:"zelfde"`
	Turn int       `json:"beurt"` // how often it was said of these two, from 1
	Said time.Time `json:"gezegd"`
	ID   ID        `json:"uitspraak"` // random
}

// maxTurn is the highest turn that is taken over: nobody says it so often, and a higher one
// could not be taken back.
const maxTurn = 1 << 20

// Sound reports whether a link is one that a file can hold.
func (l Link) Sound() bool {
	return !l.A.IsZero() && bytes.Compare(l.A[:], l.B[:]) < 0 && l.Turn >= 1 && l.Turn <= maxTurn && !l.Said.IsZero() && !l.ID.IsZero()
}

// Of reports whether a link is about a subject.
func (l Link) Of(subject ID) bool { return l.A == subject || l.B == subject }

// pair orders links by whom they are about.
func (l Link) pair(o Link) int {
	return cmp.Or(bytes.Compare(l.A[:], o.A[:]), bytes.Compare(l.B[:], o.B[:]))
}

// newer reports whether a link of the same two holds instead of o: what was said after
// hearing the other, or else what was said last. Everybody finds the same one.
func (l Link) newer(o Link) bool {
	return cmp.Or(cmp.Compare(l.Turn, o.Turn), l.Said.Compare(o.Said), bytes.Compare(l.ID[:], o.ID[:])) > 0
}

// Links holds one link for each two subjects of which anything was said, in their order.
type Links []Link

// With returns the links after one more was heard, and whether it tells anything new. In what
// order links are heard, and how often, makes no difference.
func (all Links) With(l Link) (Links, bool) {
	at, have := slices.BinarySearchFunc(all, l, Link.pair)
	switch {
	case have && !l.newer(all[at]):
		return all, false
	case have:
		all = slices.Clone(all)
		all[at] = l
		return all, true
	}
	return slices.Insert(slices.Clone(all), at, l), true
}

// Say returns what is said of two subjects after all that was, and false where that says
// nothing new.
func (all Links) Say(a, b ID, same bool, now time.Time) (Link, bool) {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	l := Link{A: a, B: b, Same: same, Turn: 1, Said: now, ID: NewID()}
	at, have := slices.BinarySearchFunc(all, l, Link.pair)
	if !have {
		return l, same
	}
	l.Turn = min(all[at].Turn+1, maxTurn)
	return l, all[at].Same != same
}

// Apart returns what is said so that a subject is no longer one with any other, while those
// others stay one.
func (all Links) Apart(subject ID, now time.Time) (said []Link) {
	say := func(a, b ID, same bool) {
		if l, news := all.Say(a, b, same, now); news {
			said = append(said, l)
		}
	}
	var first ID
	for _, l := range all {
		if !l.Same || !l.Of(subject) {
			continue
		}
		say(l.A, l.B, false)
		other := l.A
		if other == subject {
			other = l.B
		}
		if first.IsZero() {
			first = other
		} else {
			say(first, other, true)
		}
	}
	return said
}

// Standing is a subject as it stands in a file.
type Standing struct {
	Subject
	Recorded bool // more than concepts is about it
	Highest  int  // number of its signals
}

// One is what several subjects are together. Its Subject is the one that is kept: of those
// with a recorded signal the one that was made first.
type One struct {
	Subject
	Members []Member // the one that is kept first
}

// Member is one of several subjects that are one.
type Member struct {
	Subject
	Shift int // what is added to the numbers of its signals, so that none stands twice
}

// Find returns the member with an id.
func (o One) Find(id ID) (Member, bool) {
	i := slices.IndexFunc(o.Members, func(p Member) bool { return p.ID == id })
	if i < 0 {
		return Member{}, false
	}
	return o.Members[i], true
}

// shiftLeast is what is added to the numbers of the second of several that are one, and twice
// that to those of the third. It is ten times as much where one has so many signals.
const shiftLeast = 100

// Ones returns whom each subject that is one with another is, by each of their ids. One that
// is not here leads from one to another all the same. A person and a family, a group or a place
// are never one, whatever was said elsewhere. The same links and the same subjects give the
// same answer.
func Ones(all Links, here map[ID]Standing) map[ID]One {
	next := map[ID][]ID{}
	for _, l := range all {
		a, hasA := here[l.A]
		b, hasB := here[l.B]
		if l.Same && (!hasA || !hasB || sortOf(a.Kind) == sortOf(b.Kind)) {
			next[l.A], next[l.B] = append(next[l.A], l.B), append(next[l.B], l.A)
		}
	}
	out, done := map[ID]One{}, map[ID]bool{}
	for id := range next {
		if done[id] {
			continue
		}
		sorts := map[Kind][]ID{}
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

func reached(from ID, next map[ID][]ID) (out []ID) {
	seen := map[ID]bool{from: true}
	for out = []ID{from}; ; {
		n := len(out)
		for _, id := range out {
			for _, o := range next[id] {
				if !seen[o] {
					seen[o] = true
					out = append(out, o)
				}
			}
		}
		if len(out) == n {
			return out
		}
	}
}

func oneOf(ids []ID, here map[ID]Standing) (one One) {
	slices.SortFunc(ids, func(x, y ID) int {
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
func sortOf(k Kind) Kind {
	if k == Youth {
		return Child
	}
	return k
}
