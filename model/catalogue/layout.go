package catalogue

import (
	"slices"
	"strings"
	"sync"

	"tijdig/model"
)

// perPage is how many items a page holds at most: one for each digit.
const perPage = 9

// sheet is a page as it is laid out: which item has which digit.
//
// The layout is made of all items about one kind of subject, whatever age,
// tag or profile is set. A filter only folds items away, and their digit then
// stays unused: so an item keeps its digit when a little brother is added or
// the filter changes, while pages still fit the subject.
type sheet struct {
	letter byte // of the catalogue; 0 for items about other kinds of subject
	title  string
	n, of  int // part n of the pages that the group was cut into
	items  []int
}

// layouts holds the sheets by kind of subject. They never change.
var layouts = sync.OnceValue(func() map[model.Kind][]sheet {
	m := map[model.Kind][]sheet{}
	for _, k := range append([]model.Kind{""}, model.Kinds...) {
		m[k] = layout(k)
	}
	return m
})

func layout(kind model.Kind) []sheet {
	out := direct(kind)
	for _, letter := range []byte("FBDEA") {
		out = append(out, share(letter, groups(letter, kind))...)
	}
	for _, letter := range []byte("CFBDEA") {
		var rest []int
		for i, item := range items() {
			if item.Letter == letter && !item.About(kind) {
				rest = append(rest, i)
			}
		}
		for _, s := range cut(rest, "") {
			s.title = strings.ToLower(arranged().Headings[strings.ToLower(string(letter))])
			out = append(out, s)
		}
	}
	return out
}

// direct holds every flagged item: first the direct attention items, then the
// others in the order of the catalogue.
func direct(kind model.Kind) []sheet {
	var acute, flagged []int
	for i, item := range items() {
		switch {
		case !item.Flag || !item.About(kind):
		case item.Acute():
			acute = append(acute, i)
		default:
			flagged = append(flagged, i)
		}
	}
	out := cut(append(acute, flagged...), "")
	for i := range out {
		out[i].letter = 'C'
	}
	return out
}

// group is the items of one domain.
type group struct {
	domain string
	items  []int
}

func groups(letter byte, kind model.Kind) []group {
	var out []group
	for i, item := range items() {
		if item.Letter != letter || item.Flag || !item.About(kind) {
			continue
		}
		at := slices.IndexFunc(out, func(g group) bool { return g.domain == item.Domain })
		if at < 0 {
			at = len(out)
			out = append(out, group{domain: item.Domain})
		}
		out[at].items = append(out[at].items, i)
	}
	return out
}

// share puts small neighbouring groups on one page and cuts large ones evenly.
func share(letter byte, groups []group) []sheet {
	var out []sheet
	var names []string
	var on []int
	flush := func() {
		if len(names) > 2 {
			names = names[:2] // a title must fit beside the list
		}
		for _, s := range cut(on, strings.Join(names, ", ")) {
			s.letter = letter
			out = append(out, s)
		}
		names, on = nil, nil
	}
	for _, g := range groups {
		if len(on)+len(g.items) > perPage {
			flush()
		}
		names, on = append(names, arranged().Domains[g.domain]), append(on, g.items...)
	}
	flush()
	return out
}

// cut divides items over as few pages as hold them, evenly.
func cut(on []int, title string) []sheet {
	of := (len(on) + perPage - 1) / perPage
	var out []sheet
	for n := range of {
		from, to := len(on)*n/of, len(on)*(n+1)/of
		out = append(out, sheet{title: title, n: n + 1, of: of, items: on[from:to]})
	}
	return out
}
