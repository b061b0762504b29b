package catalogue

import (
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"tijdig/model"
)

// Coverage says how far a part of the checklist was gone through and what was
// not looked at. These are facts about the work, never about a child: there
// is no share, no total of answers and no judgement in it.
type Coverage struct {
	Pages []Count // one for each page
	Done  int     // items with an answer on those pages
	Of    int     // items on those pages

	ParentsUntouched bool         // there are items about parents, and none has an answer
	GoodUntouched    bool         // there are items about what goes well, and none has an answer
	OtherChildren    []model.Band // other children in the house, one band each; BandUnknown when not known
}

// Open is how many items were not looked at.
func (c Coverage) Open() int { return c.Of - c.Done }

// Count is how far one page was gone through.
type Count struct{ Done, Of int }

// Survey is the one answer to what belongs to the checklist of a subject and what of
// it was looked at, for the screen, the report and the tables alike: all that fits
// the subject, every child in the house and the target groups that were chosen, with
// whatever has an answer besides. Who looks, and what happens to be in view on a
// screen, changes nothing: what a profession has no ground to ask was not looked at.
func Survey(c model.Content, kind model.Kind) Coverage {
	return Cover(pagesOf(c, kind).pages, c)
}

// Belonging returns the checklist that Survey goes over.
func Belonging(c model.Content, kind model.Kind) *Listing { return pagesOf(c, kind) }

func pagesOf(c model.Content, kind model.Kind) *Listing {
	f := FilterFor(c, kind, Order{})
	p := plainOf(f)
	for slug := range c.Checks {
		if !p.has[slug] {
			return newListing(Pages(f, c.Checks))
		}
	}
	return p
}

// Listing is pages with the items on them. Those of a filter when nothing outside it has an
// answer are the same for most signals, and an output surveys them all.
type Listing struct {
	pages []Page
	has   map[string]bool
	kept  bool
}

// Has reports whether an item stands there.
func (l *Listing) Has(slug string) bool { return l.has[slug] }

// Kept reports whether the very same will be returned for others: there are few of those.
func (l *Listing) Kept() bool { return l.kept }

// mostPlain is how many filters are kept: there are fewer, unless a file holds target
// groups of its own.
const mostPlain = 4096

var (
	plains  sync.Map // from the filter in words
	plainsN atomic.Int64
)

func plainOf(f Filter) *Listing {
	said := strconv.AppendQuote(nil, string(f.Kind))
	for _, a := range f.Ages {
		said = strconv.AppendQuote(said, string(a))
	}
	said = append(said, ' ')
	for _, t := range f.Tags {
		said = strconv.AppendQuote(said, t)
	}
	name := string(said)
	if p, ok := plains.Load(name); ok {
		return p.(*Listing) // nothing else is kept there
	}
	p := newListing(Pages(f, nil))
	if plainsN.Add(1) > mostPlain {
		return p
	}
	p.kept = true
	first, _ := plains.LoadOrStore(name, p)
	return first.(*Listing)
}

func newListing(pages []Page) *Listing {
	p := &Listing{pages: pages, has: map[string]bool{}}
	for _, page := range pages {
		for _, e := range page.Entries {
			p.has[e.Slug] = true
		}
	}
	return p
}

// Cover looks at the given pages. Blind spots are looked for in the whole content,
// and only where the pages ask after them.
func Cover(pages []Page, c model.Content) Coverage {
	var out Coverage
	parents, good := false, false
	for _, p := range pages {
		n := Count{Of: len(p.Entries)}
		for _, e := range p.Entries {
			if c.Checks[e.Slug].Looked() {
				n.Done++
			}
			parents = parents || e.aboutParents()
			good = good || e.Protective()
		}
		out.Pages = append(out.Pages, n)
		out.Done += n.Done
		out.Of += n.Of
	}
	out.ParentsUntouched = parents && untouched(c, Item.aboutParents)
	out.GoodUntouched = good && untouched(c, Item.Protective)
	for _, p := range c.People {
		if (p.Role == model.RoleSibling || p.Role == model.RoleChild) && p.Home != model.No {
			b := p.Band
			if !slices.Contains(model.Bands, b) {
				b = model.BandUnknown
			}
			out.OtherChildren = append(out.OtherChildren, b)
		}
	}
	return out
}

func untouched(c model.Content, what func(Item) bool) bool {
	for slug, check := range c.Checks {
		if item, ok := Find(slug); ok && check.Looked() && what(item) {
			return false
		}
	}
	return true
}

// aboutParents reports whether an item is about a parent or about raising the
// child: what research finds to weigh most and files mention least.
func (i Item) aboutParents() bool {
	switch i.Domain {
	case "ouder", "opvoeding":
		return true
	}
	switch i.Slug {
	case "r.gez.toezicht", "r.gez.regels", "r.gez.hard", "r.gez.gedogen", "r.gez.band", "r.gez.ouderzorgen",
		"b.gez.band", "b.gez.zicht", "b.gez.steun", "b.gez.meedoen", "a.ouder-crisis":
		return true
	}
	return false
}
