package catalogue

import (
	"slices"
	"strings"

	"tijdig/model"
)

// Filter says which items are put in front of the worker. It orders and folds
// and never forbids: an item with an answer stays, flagged items stay, and
// [Search] finds all.
type Filter struct {
	Kind     model.Kind
	Ages     []model.Band // of the subject and every child in the house; nil: not known, so all
	Tags     []string     // target groups; their items are not folded by age
	OnlyTags bool         // fold what belongs to none of the tags
	Order    Order
	All      bool // show everything, also what is about another kind of subject
}

// FilterFor returns the filter for a signal. When the age of the subject or
// of a child in the house is not known, no item is folded by age.
func FilterFor(c model.Content, kind model.Kind, o Order) Filter {
	f := Filter{Kind: kind, Order: o, Ages: c.Bands(), Tags: c.Answers[model.QTags]}
	known := func(b model.Band) bool { return slices.Contains(model.Bands, b) }
	if (kind == model.Child || kind == model.Youth || kind == "") && !known(c.Band()) {
		f.Ages = nil
	}
	for _, p := range c.People {
		if p.Role.Minor() && p.Role != model.RoleOther && p.Home != model.No && !known(p.Band) {
			f.Ages = nil
		}
	}
	return f
}

// Page is one page of the checklist.
type Page struct {
	Heading string // Direct, Wat goed gaat, Signalen, Zorgen, Buiten de selectie
	Title   string // which part of it: "kind, ouder"
	N, Of   int    // part N of the pages this part was cut into
	Letter  byte   // of the catalogue; 0 for items about other kinds of subject
	More    bool   // behind the line Meer
	Bulk    bool   // "the rest of this page: no" may be offered
	Entries []Entry
}

// Entry is an item on a page.
type Entry struct {
	Item
	Digit   int  // 1-9; it depends on nothing but the kind of subject
	Tagged  bool // belongs to one of the tags
	Outside bool // outside the filter: it has an answer, or everything is shown
}

// Pages returns the pages that hold something to show, in the order of the
// profile.
func Pages(f Filter, checks map[string]model.Check) []Page {
	o := f.order()
	look := newLooker(f)
	first := append(look.pages('C', checks), look.letters(o.First, checks)...)
	more := look.letters(o.More, checks)
	if !slices.ContainsFunc(first, func(p Page) bool { return p.Letter != 'C' }) {
		first, more = append(first, more...), nil // a group or a place: nothing stands before Meer
	}
	for i := range more {
		more[i].More = true
	}
	out := append(first, more...)
	return append(out, look.pages(0, checks)...)
}

// looker holds what does not change from item to item.
type looker struct {
	f      Filter
	hidden []string
	tagged map[string]bool
}

func newLooker(f Filter) looker {
	return looker{f, f.Order.Hide, tagged(f.Tags)}
}

func (f Filter) order() Order {
	if len(f.Order.First) == 0 {
		return everybody
	}
	return f.Order
}

// inside reports whether the filter lets an item through by itself.
func (l looker) inside(i Item) bool {
	switch {
	case !i.About(l.f.Kind):
		return false
	case i.Flag:
		return true
	case slices.Contains(l.hidden, i.Slug):
		return false
	case l.tagged[i.Slug]:
		return true
	}
	return !l.f.OnlyTags && i.Fits(l.f.Ages)
}

func (l looker) letters(letters []string, checks map[string]model.Check) []Page {
	var out []Page
	for _, s := range letters {
		out = append(out, l.pages(s[0], checks)...)
	}
	return out
}

func (l looker) pages(letter byte, checks map[string]model.Check) []Page {
	var out []Page
	for _, s := range layouts()[l.f.Kind] {
		if s.letter != letter {
			continue
		}
		page := Page{Title: s.title, N: s.n, Of: s.of, Letter: letter, Heading: arranged().Headings["rest"]}
		if letter != 0 {
			page.Heading = arranged().Headings[strings.ToLower(string(letter))]
			page.Bulk = letter == 'A' || letter == 'D' || letter == 'E'
		}
		for i, at := range s.items {
			item := items()[at]
			in := l.inside(item)
			if _, answered := checks[item.Slug]; !in && !answered && !l.f.All {
				continue
			}
			page.Entries = append(page.Entries, Entry{item, i + 1, l.tagged[item.Slug], !in})
		}
		if len(page.Entries) > 0 {
			out = append(out, page)
		}
	}
	return out
}

// MoreTitle returns what the line Meer says, and behind how many pages of the
// list it stands.
func MoreTitle(f Filter, pages []Page) (title string, n int) {
	for _, p := range pages {
		if p.More {
			n++
		}
	}
	return f.order().MoreTitle, n
}

// Hidden counts the items that are not shown because of the order alone.
func Hidden(f Filter, checks map[string]model.Check) (n int) {
	if f.All {
		return 0
	}
	look := newLooker(f)
	look.hidden = nil
	for _, slug := range f.Order.Hide {
		item, ok := Find(slug)
		if _, answered := checks[slug]; ok && !answered && look.inside(item) {
			n++
		}
	}
	return n
}
