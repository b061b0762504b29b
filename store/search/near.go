package search

import (
	"cmp"
	"slices"

	"tijdig/model/fold"
)

// mostNear is how many words are offered.
const mostNear = 5

// near returns words that occur in what can be found now and are most like words that do
// not.
func (x *Index) near(none []string) []string {
	type like struct {
		word string
		off  int
	}
	var all []like
	for _, w := range none {
		most := fold.Slips(w)
		if most == 0 {
			continue
		}
		for i, v := range x.words {
			if d := len(v) - len(w); d > 2*most || d < -2*most {
				continue
			}
			if off := fold.Apart(w, v, most); off <= most && x.occurs(i) {
				all = append(all, like{v, off})
			}
		}
	}
	slices.SortFunc(all, func(a, b like) int { return cmp.Or(cmp.Compare(a.off, b.off), cmp.Compare(a.word, b.word)) })
	var out []string
	for _, l := range all {
		if !slices.Contains(out, l.word) && len(out) < mostNear {
			out = append(out, l.word)
		}
	}
	return out
}

// occurs reports whether a word stands in a signal that can be found now.
func (x *Index) occurs(word int) bool {
	in := x.none()
	x.posts[word].into(in)
	return in.and(x.live).any()
}
