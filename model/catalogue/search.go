package catalogue

import (
	"slices"
	"strings"
	"sync"

	"tijdig/model/fold"
)

// Found is an item that a search found.
type Found struct {
	Item
	Outside bool // outside the filter; it can be answered all the same
}

// texts holds the folded words of each item: label first, then the rest.
var texts = sync.OnceValue(func() [][2]string {
	out := make([][2]string, len(items()))
	for i, item := range items() {
		out[i] = [2]string{fold.Text(item.Label), fold.Text(item.Help + " " + item.Slug + " " + item.English + " " + arranged().Domains[item.Domain])}
	}
	return out
})

// Search looks through all items. Every word must occur, as a piece of a
// word; capitals and accents are equal. Items whose label has them all come
// first. An empty query finds nothing.
func Search(query string, f Filter) []Found {
	words := fold.Words(query)
	if len(words) == 0 {
		return nil
	}
	look := newLooker(f)
	ranks := [3][]Found{}
	for i, item := range items() {
		label, all := texts()[i][0], texts()[i][0]+" "+texts()[i][1]
		found := Found{item, !look.inside(item)}
		switch {
		case strings.HasPrefix(label, words[0]) && holds(label, words):
			ranks[0] = append(ranks[0], found)
		case holds(label, words):
			ranks[1] = append(ranks[1], found)
		case holds(all, words):
			ranks[2] = append(ranks[2], found)
		}
	}
	return slices.Concat(ranks[0], ranks[1], ranks[2])
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
