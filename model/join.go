package model

import (
	"bytes"
	"crypto/sha256"
	"slices"
)

// Join returns what two versions say together, where both went on from base: of what only
// one of them changed, that change; of what both changed, what mine says. No line of words
// is lost: where both changed the same one, theirs stands behind mine as a line of its own.
func Join(base, mine, theirs Content) Content {
	c := mine.Clone()
	c.Answers = joinAnswers(base.Answers, mine.Answers, theirs.Answers)
	c.Findings = joinList(base.Findings, mine.Findings, theirs.Findings, func(f Finding) ID { return f.ID }, func(f Finding) Finding {
		f.ID = beside(f)
		return f
	})
	c.People = joinList(base.People, mine.People, theirs.People, func(p Person) ID { return p.ID }, nil)
	c.Steps = joinList(base.Steps, mine.Steps, theirs.Steps, func(s Step) ID { return s.ID }, nil)
	for i, s := range c.Steps {
		if at := slices.IndexFunc(theirs.Steps, func(o Step) bool { return o.ID == s.ID }); at >= 0 && s.Status == Planned && theirs.Steps[at].Status != Planned {
			c.Steps[i] = theirs.Steps[at] // what became of it is known
		}
	}
	c.Checks = joinMap(base.Checks, mine.Checks, theirs.Checks, says)
	c.Unclear = joinMap(base.Unclear, mine.Unclear, theirs.Unclear, same)
	c = c.KeepCalls(theirs)
	if mine.DangerAt.Equal(base.DangerAt) {
		c.DangerAt = theirs.DangerAt
	}
	if mine.UrgentAt.Equal(base.UrgentAt) {
		c.UrgentAt = theirs.UrgentAt
	}
	return c.Clone()
}

// beside is the id of a line that comes to stand beside the one it was: the same for the
// same words, so that joining again adds none.
func beside(f Finding) (id ID) {
	sum := sha256.Sum256(append(f.ID[:], f.Text...))
	copy(id[:], sum[:])
	return id
}

// says reports whether two say the same: a time is the same in whatever way its place is
// known.
func says[T any](a, b T) bool { return bytes.Equal(encoded(a), encoded(b)) }

// joinMap takes under each key the side that changed it, and mine where both did.
func joinMap[V any](base, mine, theirs map[string]V, equal func(V, V) bool) map[string]V {
	out := map[string]V{}
	has := func(m map[string]V, k string, v V, ok bool) bool {
		w, have := m[k]
		return have == ok && (!ok || equal(v, w))
	}
	for _, from := range []map[string]V{mine, theirs} {
		for k := range from {
			v, ok := mine[k]
			if was, had := base[k]; has(mine, k, was, had) || !ok && !has(theirs, k, was, had) {
				v, ok = theirs[k]
			}
			if ok {
				out[k] = v
			}
		}
	}
	return out
}

// joinAnswers is joinMap of answers. Where both changed which rows there are, all stay.
func joinAnswers(base, mine, theirs Answers) Answers {
	equal := func(a, b Answer) bool { return slices.Equal(a, b) }
	out := Answers(joinMap(base, mine, theirs, equal))
	for q, rows := range theirs {
		if !hasCells(theirs, q) || slices.Equal(rows, base[q]) || slices.Equal(mine[q], base[q]) {
			continue
		}
		all := slices.Clone(mine[q])
		for _, row := range rows {
			if !slices.Contains(all, row) && !slices.Contains(base[q], row) {
				all = append(all, row)
			}
		}
		out[q] = all
	}
	return out
}

func hasCells(a Answers, q string) bool {
	for name := range a {
		if rows, _, _, cell := InRow(name); cell && rows == q {
			return true
		}
	}
	return false
}

// joinList takes of each item the side that changed it, in my order, with theirs behind.
// Where both changed it mine stays, and apart says how theirs stands there too.
func joinList[T any](base, mine, theirs []T, id func(T) ID, apart func(T) T) (out []T) {
	find := func(in []T, want ID) (t T, ok bool) {
		i := slices.IndexFunc(in, func(t T) bool { return id(t) == want })
		if i < 0 {
			return t, false
		}
		return in[i], true
	}
	for _, m := range mine {
		was, had := find(base, id(m))
		other, there := find(theirs, id(m))
		switch {
		case !there && had && says(m, was): // they took it away, and it says nothing new
		case there && had && says(m, was):
			out = append(out, other)
		case there && !says(other, m) && (!had || !says(other, was)) && apart != nil:
			out = append(out, m, apart(other))
		default:
			out = append(out, m)
		}
	}
	for _, o := range theirs {
		if _, here := find(mine, id(o)); here {
			continue
		}
		if was, had := find(base, id(o)); !had || !says(o, was) {
			out = append(out, o) // new, or changed while I took it away
		}
	}
	return out
}

// Common returns the nearest version that two went on from, and false where none of all
// is.
func Common(all []Signal, a, b ID) (Signal, bool) {
	by := map[ID]Signal{}
	for _, v := range all {
		by[v.Revision] = v
	}
	before := map[ID]bool{} // b came from these
	walk(by, b, func(v Signal) bool { before[v.Revision] = true; return false })
	return walk(by, a, func(v Signal) bool { return before[v.Revision] })
}

// walk goes over a version and those it came from, near ones first, until one is found.
func walk(by map[ID]Signal, from ID, found func(Signal) bool) (Signal, bool) {
	seen := map[ID]bool{from: true}
	for next := []ID{from}; len(next) > 0; next = next[1:] {
		v, ok := by[next[0]]
		if !ok {
			continue
		}
		if found(v) {
			return v, true
		}
		for _, p := range v.Parents {
			if !seen[p] {
				seen[p] = true
				next = append(next, p)
			}
		}
	}
	return Signal{}, false
}

// Clashes lists the questions that two versions answer otherwise, where both went on from
// base and changed it: of those a choice has to be made. Of findings, people and steps
// both sides stay.
func Clashes(base, mine, theirs Content) (out []string) {
	for q, m := range mine.Answers {
		t, was := theirs.Answers[q], base.Answers[q]
		if !slices.Equal(m, t) && !slices.Equal(m, was) && !slices.Equal(t, was) && !hasCells(mine.Answers, q) {
			out = append(out, q)
		}
	}
	for q, t := range theirs.Answers {
		if _, here := mine.Answers[q]; !here && len(base.Answers[q]) > 0 && !slices.Equal(t, base.Answers[q]) {
			out = append(out, q) // taken away here, and changed there
		}
	}
	slices.Sort(out)
	return out
}
