package model

import "slices"

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
