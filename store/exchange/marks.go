package exchange

import (
	"crypto/sha256"
	"maps"
	"slices"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/records"
)

// short is a version as a note names it: by a salted sum, of which nobody can have made
// another version beforehand that has the same.
type short [records.ShortLen]byte

func shortOf(salt []byte, version model.ID) (out short) {
	sum := sha256.Sum256(append(slices.Clone(salt), version[:]...))
	copy(out[:], sum[:])
	return out
}

// marks are those of a note.
type marks struct {
	salt []byte
	has  map[short]bool
}

func marksOf(salt, raw []byte) marks {
	m := marks{salt, make(map[short]bool, len(raw)/records.ShortLen)}
	for s := range slices.Chunk(raw, records.ShortLen) {
		if len(s) == records.ShortLen {
			m.has[short(s)] = true
		}
	}
	return m
}

func (m marks) holds(version model.ID) bool { return m.has != nil && m.has[shortOf(m.salt, version)] }

// both keeps of m what is in o too.
func (m marks) both(o marks) marks {
	if !slices.Equal(m.salt, o.salt) {
		return marks{}
	}
	out := marks{m.salt, map[short]bool{}}
	for s := range m.has {
		if o.has[s] {
			out.has[s] = true
		}
	}
	return out
}

// raw writes marks in order, so that their order tells nothing and equal ones are written
// the same.
func (m marks) raw() []byte {
	all := slices.SortedFunc(maps.Keys(m.has), func(a, b short) int { return slices.Compare(a[:], b[:]) })
	out := make([]byte, 0, len(all)*records.ShortLen)
	for _, s := range all {
		out = append(out, s[:]...)
	}
	return out
}

// said is what this file says it has: what it holds, and what is not to come in.
func said(salt []byte, held []store.Held, let []byte) marks {
	m := marksOf(salt, let)
	for _, h := range held {
		for _, v := range slices.Concat(h.Versions, h.Links) {
			m.has[shortOf(salt, v)] = true
		}
	}
	return m
}
