// Package catalogue holds the items of the checklist: what may be looked at
// when there is a signal. It orders and folds them for one signal, finds them
// by word and says what was not looked at yet. It never adds anything up
// about a child: there is no score here and no place for one.
//
// The items, the profiles of professions and the words that suggest an item
// are data, read strictly. Slugs are for ever; labels may change.
package catalogue

import (
	_ "embed"
	"slices"
	"sync"

	"tijdig/model"
	"tijdig/model/strict"
)

// Item is one thing to look at.
type Item struct {
	Slug     string
	Label    string // at most MaxLabel characters
	Help     string // at most MaxHelp characters
	English  string
	Letter   byte         // A to F: the catalogue it belongs to
	Domain   string       // a machine name, such as gezin
	Subjects []model.Kind // whom it is about
	Ages     []model.Band // nil: every age
	Flag     bool         // a yes or a suspicion opens Direct bellen
	Privacy  Privacy
	Basis    []string // where it comes from
}

// Privacy says what law asks of an item.
type Privacy string

// The privacy classes.
const (
	Ordinary Privacy = "-"
	Special  Privacy = "a9"  // special categories of data, GDPR article 9
	Criminal Privacy = "a10" // criminal data, GDPR article 10
)

// The longest label and help, in characters: they must fit beside each other
// on a screen of 80 columns.
const (
	MaxLabel = 45
	MaxHelp  = 90
)

// Protective reports whether the item is about what goes well.
func (i Item) Protective() bool { return i.Letter == 'B' || i.Letter == 'F' }

// Acute reports whether the item belongs to the direct attention items.
func (i Item) Acute() bool { return i.Letter == 'C' }

//go:embed data/catalogus.tsv
var itemData []byte

// Version is the version of the embedded catalogue; it stands with every
// signal that was recorded with it.
func Version() int { return embedded().version }

// edition is a version of the catalogue.
type edition struct {
	version int
	items   []Item
}

// embedded is what comes with the program.
var embedded = strict.Embedded(itemData, "catalogus.tsv", read)

func items() []Item { return embedded().items }

var bySlug = sync.OnceValue(func() map[string]int {
	m := make(map[string]int, len(items()))
	for i, item := range items() {
		m[item.Slug] = i
	}
	return m
})

// All returns every item in the order of the catalogue.
func All() []Item { return slices.Clone(items()) }

// Find returns the item with a slug, and false when this version has none.
func Find(slug string) (Item, bool) {
	i, ok := bySlug()[slug]
	if !ok {
		return Item{}, false
	}
	return items()[i], true
}

// places holds the slugs of the items that are offered for a place.
var places = map[string]bool{
	"r.grp.overlast": true, "r.grp.vernieling": true, "r.grp.middelen": true, "r.grp.handel": true,
}

// About reports whether the item is offered for a kind of subject. A kind that
// was not chosen yet gets every item.
func (i Item) About(kind model.Kind) bool {
	switch kind {
	case "":
		return true
	case model.Place:
		return places[i.Slug] || len(i.Slug) > 6 && (i.Slug[:6] == "r.wij." || i.Slug[:6] == "b.wij.")
	case model.Child, model.Youth, model.Family, model.Group:
	}
	return slices.Contains(i.Subjects, kind)
}

// Fits reports whether the item is meant for one of the ages. No ages means
// that they are not known, so that every item fits.
func (i Item) Fits(ages []model.Band) bool {
	if len(i.Ages) == 0 || len(ages) == 0 {
		return true
	}
	return slices.ContainsFunc(ages, func(b model.Band) bool { return slices.Contains(i.Ages, b) })
}
