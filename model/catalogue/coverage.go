package catalogue

import (
	"slices"

	"tijdig/model"
)

// Coverage says how far a part of the checklist was gone through and what was
// not looked at. These are facts about the work, never about a child: there
// is no share, no total of answers and no judgement in it.
type Coverage struct {
	Pages []Count // one for each page that was given
	Done  int     // items with an answer on those pages
	Of    int     // items on those pages

	ParentsUntouched bool         // there are items about parents, and none has an answer
	GoodUntouched    bool         // there are items about what goes well, and none has an answer
	OtherChildren    []model.Band // other children in the house, one band each; BandUnknown when not known
}

// Count is how far one page was gone through.
type Count struct{ Done, Of int }

// Cover looks at the given pages: those the worker opened. Blind spots are
// looked for in the whole content, and only where the pages ask after them.
func Cover(pages []Page, c model.Content) Coverage {
	var out Coverage
	parents, good := false, false
	for _, p := range pages {
		n := Count{Of: len(p.Entries)}
		for _, e := range p.Entries {
			if _, ok := c.Checks[e.Slug]; ok {
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
	for slug := range c.Checks {
		if item, ok := Find(slug); ok && what(item) {
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
