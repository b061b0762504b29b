package network

import (
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/fold"
)

// Hit is an entry that a search found.
type Hit struct {
	Entry
	Why Why
}

// Why is how an entry was found by what is not its name; its zero value says that it was.
type Why struct {
	By   By
	Said string   // the name it was found by
	Year int      // since when it is this instead; 0: not known
	Rest []string // what else that became
}

// By is the way in which something was found that is called otherwise.
type By string

// The ways. What is there no more is never found itself: what it became is.
const (
	ByName     By = ""
	ByAlias    By = "alias"
	BySpelling By = "spelling"
	ByPast     By = "opgegaan" // it became this
	ByPart     By = "deel"     // a part of it did
)

// ranks, best first: the whole name, its beginning, the beginning of its words, and what is
// spelled almost so.
const (
	rankWhole = iota
	rankBegin
	rankWords
	rankNear
	rankNone
)

// Find looks for words in the names and aliases of what is there and of what the worker
// has. What is spelled almost so is only found where nothing else is. Of what is there no
// more on that day it finds what came of it, and says so. No words find nothing.
func (b *Book) Find(words string, on model.Date, own []Entry) []Hit {
	query := fold.Words(words)
	if len(query) == 0 {
		return nil
	}
	f := finder{in: append(slices.Clone(own), b.all...), on: on, best: map[string]int{}}
	for _, near := range []bool{false, true} {
		for _, e := range f.in {
			f.look(query, e, near)
		}
		if len(f.hits) > 0 {
			break
		}
	}
	slices.SortStableFunc(f.hits, func(a, b ranked) int { return a.rank - b.rank })
	out := make([]Hit, len(f.hits))
	for i, h := range f.hits {
		out[i] = h.Hit
	}
	return out
}

type ranked struct {
	Hit
	rank int
}

type finder struct {
	in   []Entry
	on   model.Date
	hits []ranked
	best map[string]int // where an entry stands among the hits
}

// look adds an entry that goes by these words, or what it became.
func (f *finder) look(query []string, e Entry, near bool) {
	said, rank := "", rankNone
	words := e.words
	for i, n := range e.names() {
		if len(words) <= i {
			words = append(words, fold.Words(n))
		}
		if r := fits(query, words[i], near); r < rank {
			said, rank = n, r
		}
	}
	if !e.Gone(f.on) {
		why := Why{}
		switch {
		case rank == rankNear:
			why = Why{By: BySpelling, Said: said}
		case said != e.Name:
			why = Why{By: ByAlias, Said: said}
		}
		f.add(e, rank, why)
		return
	}
	for _, to := range e.Into { // a part of what fell apart leads to where that part is now
		if r := fits(query, fold.Words(to.Part), near); r < rankNone {
			f.follow(to, r, Why{By: ByPart, Said: to.Part, Year: e.Until.Year}, []string{key(e.Name)})
		}
	}
	if rank == rankNone {
		return
	}
	led := false
	for i, to := range e.Into {
		why := Why{By: ByPast, Said: said, Year: e.Until.Year}
		for j, other := range e.Into {
			if j != i {
				why.Rest = append(why.Rest, other.Name)
			}
		}
		led = f.follow(to, rank, why, []string{key(e.Name)}) || led
	}
	if !led || e.Kind == Own {
		f.add(e, rank, Why{}) // nobody knows what it became, or the worker still has it
	}
}

// follow adds what an entry became, and what that became in turn; met are the names it came
// through. It returns whether that led to something.
func (f *finder) follow(to Into, rank int, why Why, met []string) bool {
	name := key(to.Name)
	i := slices.IndexFunc(f.in, func(e Entry) bool {
		return slices.ContainsFunc(e.names(), func(n string) bool { return key(n) == name })
	})
	if i < 0 || slices.Contains(met, name) {
		return false
	}
	e := f.in[i]
	if !e.Gone(f.on) {
		f.add(e, rank, why)
		return true
	}
	led := false
	for _, next := range e.Into {
		led = f.follow(next, rank, why, append(slices.Clone(met), name)) || led
	}
	return led
}

// add keeps a hit, the better of two for the same entry.
func (f *finder) add(e Entry, rank int, why Why) {
	if rank == rankNone {
		return
	}
	same := string(e.Kind) + " " + key(e.Name) + " " + e.ID.String()
	at, ok := f.best[same]
	switch {
	case !ok:
		f.best[same] = len(f.hits)
		f.hits = append(f.hits, ranked{Hit{e, why}, rank})
	case rank < f.hits[at].rank:
		f.hits[at] = ranked{Hit{e, why}, rank}
	}
}

// fits tells how words are found in a name.
func fits(query, name []string, near bool) int {
	if len(name) == 0 {
		return rankNone
	}
	switch all, whole := strings.Join(query, " "), strings.Join(name, " "); {
	case all == whole:
		return rankWhole
	case strings.HasPrefix(whole, all):
		return rankBegin
	}
	every := func(is func(word, of string) bool) bool {
		return !slices.ContainsFunc(query, func(w string) bool {
			return !slices.ContainsFunc(name, func(of string) bool { return is(w, of) })
		})
	}
	begins := func(word, of string) bool { return strings.HasPrefix(of, word) }
	slips := func(word, of string) bool {
		most := fold.Slips(word)
		return begins(word, of) || most > 0 && len(of) >= len(word)-2*most && len(of) <= len(word)+2*most && fold.Apart(word, of, most) <= most
	}
	switch {
	case every(begins):
		return rankWords
	case near && every(slips):
		return rankNear
	}
	return rankNone
}
