// Package network knows who there is to turn to: the roles and organisations around a
// child, the municipalities and their regions, and what each was called before. They are
// data with the source they rest on; whom a worker knows there is the worker's own and
// stands in the file, never here.
package network

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/strict"
)

// Kind is what an entry is.
type Kind string

// The kinds of entry.
const (
	Role         Kind = "rol"
	Organisation Kind = "organisatie"
	Municipality Kind = "gemeente"
	Own          Kind = "eigen" // the worker's, out of the file
)

// Entry is something that can be looked up by a name.
type Entry struct {
	Kind    Kind       `json:"-"`
	Name    string     `json:"name"`
	Group   string     `json:"group"`   // of a role or an organisation, as [Group]
	Area    string     `json:"area"`    // where an organisation works; "" where that was not looked up
	From    model.Date `json:"from"`    // zero: it was always there, or nobody looked it up
	Until   model.Date `json:"until"`   // the first day it is there no more
	Into    []Into     `json:"into"`    // what it became; with any it is there no more, on whatever day
	Regions []Region   `json:"regions"` // of a municipality
	Aliases []string   `json:"aliases"`
	Private bool       `json:"private"` // whom one turns to without noting them: they belong to the family
	Note    string     `json:"note"`    // what to know before relying on it
	Source  string     `json:"source"`  // what it rests on
	ID      model.ID   `json:"-"`       // of the worker's own

	office  string     // of the worker's own: what it is called without the person
	words   [][]string // of each name, folded
	Trusted bool       `json:"-"` // a key person
}

// Into is what an entry became, or a part of it.
type Into struct {
	Name string `json:"name"`
	Part string `json:"part"` // of what fell apart; "" for all of it
}

// Region is one a municipality is in. They differ by what they are for, so there is no one
// tree of them.
type Region struct {
	Name string     `json:"name"`
	Kind string     `json:"kind"`
	From model.Date `json:"from"`
	To   model.Date `json:"until"`
}

// Group is a part of the network, in the order of the guide: who is nearest first.
type Group struct {
	ID    string  `json:"id"`
	Label string  `json:"label"`
	When  string  `json:"when"` // when it is thought of
	Roles []Entry `json:"roles"`
}

// regionKinds are what regions are for.
var regionKinds = []string{"jeugdhulp", "VT", "ZVH", "politie"}

var (
	//go:embed data/rollen.json
	roleData []byte
	//go:embed data/organisaties.json
	orgData []byte
	//go:embed data/gemeenten.json
	townData []byte
)

var groups, all = func() ([]Group, []Entry) {
	gs, es, err := read(roleData, orgData, townData)
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return gs, es
}()

// Groups returns the parts of the network in their order.
func Groups() []Group { return slices.Clone(groups) }

// All returns every entry that is shipped: roles, organisations and municipalities, those of
// before too.
func All() []Entry { return slices.Clone(all) }

// Office is what an entry is called where no person is named; "" where nothing else is known.
func (e Entry) Office() string {
	if e.Kind == Own {
		return e.office
	}
	return e.Name
}

// Gone reports an entry that is there no more on a day: it ended, or became another.
func (e Entry) Gone(on model.Date) bool {
	if e.Until.IsZero() {
		return len(e.Into) > 0
	}
	return !on.Before(e.Until)
}

// known returns an entry with its names taken apart, so that a search need not.
func (e Entry) known() Entry {
	e.words = nil
	for _, n := range e.names() {
		e.words = append(e.words, fold.Words(n))
	}
	return e
}

// names are all the names an entry goes by.
func (e Entry) names() []string { return append([]string{e.Name}, e.Aliases...) }

func read(roles, orgs, towns []byte) (gs []Group, es []Entry, err error) {
	src, err := strict.JSON(roles, "rollen.json", &gs)
	if err != nil {
		return nil, nil, err
	}
	r := reader{gs: map[string]bool{}, named: map[string]bool{}}
	for i, g := range gs {
		at := fmt.Sprintf("[%d]", i)
		if g.ID == "" || g.Label == "" || g.When == "" || r.gs[g.ID] {
			return nil, nil, src.Errorf(at, "id, label and when are all needed, and an id once")
		}
		r.gs[g.ID] = true
		for j := range g.Roles {
			gs[i].Roles[j].Kind, gs[i].Roles[j].Group = Role, g.ID
		}
		if err := r.take(src, at+".roles", gs[i].Roles); err != nil {
			return nil, nil, err
		}
	}
	for _, f := range []struct {
		kind Kind
		name string
		data []byte
	}{{Organisation, "organisaties.json", orgs}, {Municipality, "gemeenten.json", towns}} {
		var more []Entry
		src, err := strict.JSON(f.data, f.name, &more)
		if err != nil {
			return nil, nil, err
		}
		for i := range more {
			more[i].Kind = f.kind
		}
		if err := r.take(src, "", more); err != nil {
			return nil, nil, err
		}
		if err := leads(src, more); err != nil {
			return nil, nil, err
		}
	}
	return gs, r.es, nil
}

// reader gathers the entries of the files.
type reader struct {
	gs    map[string]bool
	named map[string]bool // names and aliases, folded, with their kind
	es    []Entry
}

func (r *reader) take(src *strict.File, under string, es []Entry) error {
	for i, e := range es {
		at := fmt.Sprintf("%s[%d]", under, i)
		switch {
		case e.Name == "":
			return src.Errorf(at+".name", "a name is needed")
		case e.Kind != Municipality && !r.gs[e.Group]:
			return src.Errorf(at+".group", "no group %q", e.Group)
		case e.Kind == Municipality && (e.Group != "" || e.Area != ""):
			return src.Errorf(at, "a municipality is in regions")
		case e.Kind != Role && e.Source == "":
			return src.Errorf(at+".source", "what it rests on is needed")
		case !e.Until.IsZero() && (len(e.Into) == 0 || !e.From.Before(e.Until)):
			return src.Errorf(at+".until", "what ends became something, and ends after it began")
		}
		for _, n := range e.names() {
			word := string(e.Kind) + " " + key(n)
			if r.named[word] || key(n) == "" {
				return src.Errorf(at, "%q stands twice, or says nothing", n)
			}
			r.named[word] = true
		}
		for _, g := range e.Regions {
			if g.Name == "" || !slices.Contains(regionKinds, g.Kind) {
				return src.Errorf(at+".regions", "a region has a name, and is for one of %v", regionKinds)
			}
		}
	}
	for _, e := range es {
		r.es = append(r.es, e.known())
	}
	return nil
}

// leads refuses what became something that is not there, or itself in the end.
func leads(src *strict.File, es []Entry) error {
	by := map[string]Entry{}
	for _, e := range es {
		by[key(e.Name)] = e
	}
	for i, e := range es {
		met := map[string]bool{}
		if err := walk(by, e, met); err != nil {
			return src.Errorf(fmt.Sprintf("[%d].into", i), "%v", err)
		}
	}
	return nil
}

// walk goes on from an entry to what it became; met are those it came through.
func walk(by map[string]Entry, e Entry, met map[string]bool) error {
	if met[key(e.Name)] {
		return fmt.Errorf("%q becomes itself", e.Name)
	}
	met[key(e.Name)] = true
	defer delete(met, key(e.Name))
	for _, to := range e.Into {
		next, ok := by[key(to.Name)]
		if !ok {
			return fmt.Errorf("no %q", to.Name)
		}
		if err := walk(by, next, met); err != nil {
			return err
		}
	}
	return nil
}

// key is a name for comparing.
func key(name string) string {
	return strings.Join(fold.Words(name), " ")
}
