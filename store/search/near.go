package search

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// mostNear is how many words are offered.
const mostNear = 5

// near returns words that occur in what can be found now and are most like words that do
// not: at most two letters are other, and words of few letters one.
func (x *Index) near(none []string) []string {
	type like struct {
		word string
		off  int
	}
	var all []like
	for _, w := range none {
		n := utf8.RuneCountInString(w)
		most := 2
		if n < 6 {
			most = 1
		}
		if n < 3 {
			continue
		}
		for i, v := range x.words {
			if d := len(v) - len(w); d > 2*most || d < -2*most {
				continue
			}
			if off := apart(w, v, most); off <= most && x.occurs(i) {
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

// apart counts the letters to change, add, leave out or swap to make b of a; more than
// most is most+1.
func apart(a, b string, most int) int {
	if a == b {
		return 0
	}
	s, t := []rune(a), []rune(b)
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(t); j++ {
			change := last[j-1]
			if s[i-1] != t[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
