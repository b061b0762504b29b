package model

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"time"
)

// Join returns what two versions say together, where both went on from base: of what only
// one of them changed, that change; of what both changed, what mine says. No line of words
// is lost: where both changed the same one, theirs stands behind mine as a line of its own.
func Join(base, mine, theirs Content) Content {
	c := mine.Clone()
	for _, p := range parts {
		p.merge(&base, &c, &theirs)
	}
	return c.KeepCalls(theirs).Clone()
}

// beside is a line that comes to stand beside the one it was, by an id that is the same for
// the same words, so that joining again adds none.
func beside(f Finding) Finding {
	sum := sha256.Sum256(append(f.ID[:], f.Text...))
	copy(f.ID[:], sum[:])
	return f
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
	out := Answers(joinMap(base, mine, theirs, slices.Equal[Answer]))
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

// known reports whether what became of a step is known of theirs alone.
func (s Step) known(theirs Step) bool { return s.Status == Planned && theirs.Status != Planned }

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

// Past returns what the version v can be taken back to and what can be given
// again, from far to near: v says the same as the last of back, one undo goes
// to the one before it, and one redo to the last of again. It follows the last
// parent of each version, which get returns.
func Past(v Signal, get func(ID) (Signal, error)) (back, again []Signal, err error) {
	line := []Signal{v}
	for len(v.Parents) > 0 {
		if v, err = get(v.Parents[len(v.Parents)-1]); err != nil {
			break // what is newer can still be walked
		}
		line = append(line, v)
	}
	if len(line) == 1 && err != nil {
		return nil, nil, err
	}
	slices.Reverse(line)
	for _, v := range line {
		switch b, a := len(back), len(again); {
		case v.Undone && b > 1:
			back, again = back[:b-1], append(again, back[b-1])
		case v.Redone && a > 0:
			back, again = append(back, again[a-1]), again[:a-1]
		default:
			back, again = append(back, v), nil
		}
	}
	return back, again, nil
}

// KeepCalls returns c with every call that was noted in d: a call that was
// made stays made.
func (c Content) KeepCalls(d Content) Content {
	c = c.Clone()
	c.Acute = missing(c.Acute, d.Acute, func(Acute) bool { return true }, Acute.equal)
	c.Steps = missing(c.Steps, d.Steps, func(s Step) bool { return s.Called }, func(a, b Step) bool { return a.ID == b.ID })
	return c
}

// missing returns list with those of more that it lacks.
func missing[T any](list, more []T, take func(T) bool, equal func(T, T) bool) []T {
	for _, m := range more {
		if take(m) && !slices.ContainsFunc(list, func(l T) bool { return equal(l, m) }) {
			list = append(list, m)
		}
	}
	return list
}

// TermSince returns c with the moment from which its term counts: that of the version before,
// as long as the term is the same. What else was changed does not put it off.
func (c Content) TermSince(before Signal) Content {
	c.UrgentAt = time.Time{}
	if c.Urgency() != "" && c.Urgency() == before.Urgency() {
		if c.UrgentAt = before.UrgentAt; c.UrgentAt.IsZero() {
			c.UrgentAt = before.Written
		}
	}
	return c
}

// CorrectedSince returns c with the moment of correction on every line that
// says something else than it did in before: other words, another label, or another moment at
// which it was seen.
// A line that says the same keeps the moment it had.
func (c Content) CorrectedSince(before Content, now time.Time) Content {
	was := map[ID]Finding{}
	for _, f := range before.Findings {
		was[f.ID] = f
	}
	c = c.Clone()
	for i, f := range c.Findings {
		b, ok := was[f.ID]
		switch {
		case !ok:
		case f.Text == b.Text && f.SameLabel(b) && f.Seen == b.Seen:
			c.Findings[i].Corrected = b.Corrected
		default:
			c.Findings[i].Corrected = now
		}
	}
	return c
}
