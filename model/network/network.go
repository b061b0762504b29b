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
	"sync"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/pattern"
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
	Phone   string     `json:"phone"`   // of an organisation, never of a person
	Checked model.Date `json:"checked"` // the day the number was last looked up
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

// Book is who there is to turn to.
type Book struct {
	all   []Entry
	named map[string]bool // names and aliases, folded, with their kind
}

// embedded is what comes with the program: the groups, and who is in them.
var embedded = sync.OnceValues(func() ([]Group, *Book) {
	gs, b, err := read(roleData, orgData, townData)
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return gs, b
})

func groups() []Group {
	gs, _ := embedded()
	return gs
}

// Groups returns the parts of the network in their order.
func Groups() []Group { return slices.Clone(groups()) }

// Shipped returns what comes with the program.
func Shipped() *Book {
	_, b := embedded()
	return b
}

// All returns every entry: roles, organisations and municipalities, those of before too.
func (b *Book) All() []Entry { return slices.Clone(b.all) }

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

func read(roles, orgs, towns []byte) (gs []Group, b *Book, err error) {
	src, err := strict.JSON(roles, "rollen.json", &gs)
	if err != nil {
		return nil, nil, err
	}
	b = &Book{named: map[string]bool{}}
	known := map[string]bool{}
	for i, g := range gs {
		at := fmt.Sprintf("[%d]", i)
		if g.ID == "" || g.Label == "" || g.When == "" || known[g.ID] {
			return nil, nil, src.Errorf(at, "id, label and when are all needed, and an id once")
		}
		known[g.ID] = true
		for j := range g.Roles {
			gs[i].Roles[j].Kind, gs[i].Roles[j].Group = Role, g.ID
		}
		if err := b.take(src, at+".roles", gs[i].Roles, known); err != nil {
			return nil, nil, err
		}
	}
	if b, err = b.with(Organisation, orgs, "organisaties.json", known); err == nil {
		b, err = b.with(Municipality, towns, "gemeenten.json", known)
	}
	return gs, b, err
}

// With returns the book with the organisations or the municipalities of a file before the
// others. One that has the name of one that is there stands in its place.
func (b *Book) With(kind Kind, data []byte, name string) (*Book, error) {
	known := map[string]bool{}
	for _, g := range groups() {
		known[g.ID] = true
	}
	return b.with(kind, data, name, known)
}

func (b *Book) with(kind Kind, data []byte, name string, gs map[string]bool) (*Book, error) {
	var more []Entry
	src, err := strict.JSON(data, name, &more)
	if err != nil {
		return nil, err
	}
	if len(more) > most {
		return nil, src.Errorf("", "%d; het zijn er hooguit %d", len(more), most)
	}
	instead := map[string]bool{}
	for i := range more {
		more[i].Kind = kind
		instead[key(more[i].Name)] = true
	}
	next := &Book{named: map[string]bool{}}
	var of, rest []Entry
	for _, e := range b.all {
		switch {
		case e.Kind != kind:
			rest = append(rest, e)
		case !instead[key(e.Name)]:
			of = append(of, e)
		}
	}
	next.add(rest)
	next.name(of)
	if err := next.take(src, "", more, gs); err != nil {
		return nil, err
	}
	next.all = append(next.all, of...)
	return next, leads(src, append(more, of...), len(more))
}

func (b *Book) add(es []Entry) {
	b.name(es)
	for _, e := range es {
		b.all = append(b.all, e.known())
	}
}

func (b *Book) name(es []Entry) {
	for _, e := range es {
		for _, n := range e.names() {
			b.named[string(e.Kind)+" "+key(n)] = true
		}
	}
}

// take adds entries of a file that are as they should be; gs are the groups there are.
func (b *Book) take(src *strict.File, under string, es []Entry, gs map[string]bool) error {
	for i, e := range es {
		at := fmt.Sprintf("%s[%d]", under, i)
		if err := e.check(src, at, gs); err != nil {
			return err
		}
		for _, n := range e.names() {
			word := string(e.Kind) + " " + key(n)
			if b.named[word] || key(n) == "" {
				return src.Errorf(at, "%q staat er twee keer, of zegt niets", n)
			}
			b.named[word] = true
		}
	}
	b.add(es)
	return nil
}

// most is how many organisations or municipalities a file may hold.
const most = 1000

// longest is how long a name, a note or a source may be, in characters.
const longest = 400

func tooLong(s string) bool { return utf8.RuneCountInString(s) > longest }

var phoneRE = pattern.Lazy(`^[+0-9][0-9 ()-]{1,18}[0-9]$`)

func (e Entry) check(src *strict.File, at string, gs map[string]bool) error {
	switch {
	case e.Name == "":
		return src.Errorf(at+".name", "een naam is nodig")
	case slices.ContainsFunc(append(e.names(), e.Note, e.Area, e.Source), tooLong) || len(e.Aliases) > 20:
		return src.Errorf(at, "hooguit %d tekens voor een naam, gebied, aantekening of bron, en 20 andere namen", longest)
	case e.Kind != Municipality && !gs[e.Group]:
		return src.Errorf(at+".group", "geen groep %q", e.Group)
	case e.Kind == Municipality && (e.Group != "" || e.Area != ""):
		return src.Errorf(at, "een gemeente heeft geen groep en geen gebied: die ligt in regio's")
	case e.Kind != Role && e.Source == "":
		return src.Errorf(at+".source", "waar het op rust is nodig")
	case e.Private && e.Kind != Role:
		return src.Errorf(at+".private", "dat is alleen voor rollen")
	case !e.Until.IsZero() && (len(e.Into) == 0 || !e.From.Before(e.Until)):
		return src.Errorf(at+".until", "wat ophoudt werd iets anders, en eindigt nadat het begon")
	case (e.Phone != "") != !e.Checked.IsZero():
		return src.Errorf(at+".checked", "bij een nummer hoort de dag waarop het is nagekeken, en alleen daarbij")
	case e.Phone != "" && !phoneRE().MatchString(e.Phone):
		return src.Errorf(at+".phone", "geen telefoonnummer: cijfers, spaties, + - ( )")
	}
	for _, g := range e.Regions {
		if g.Name == "" || !slices.Contains(regionKinds, g.Kind) {
			return src.Errorf(at+".regions", "een regio heeft een naam, en is voor een van %v", regionKinds)
		}
	}
	return nil
}

// leads refuses what became something that is not there, or itself in the end. The first n
// stand in the file.
func leads(src *strict.File, es []Entry, n int) error {
	by := map[string]Entry{}
	for _, e := range es {
		by[key(e.Name)] = e
	}
	for i, e := range es {
		met := map[string]bool{}
		if err := walk(by, e, met); err != nil && i < n {
			return src.Errorf(fmt.Sprintf("[%d].into", i), "%v", err)
		} else if err != nil {
			return src.Errorf("", "%s: %v", e.Name, err)
		}
	}
	return nil
}

// walk goes on from an entry to what it became; met are those it came through.
func walk(by map[string]Entry, e Entry, met map[string]bool) error {
	if met[key(e.Name)] {
		return fmt.Errorf("%q wordt zichzelf", e.Name)
	}
	met[key(e.Name)] = true
	defer delete(met, key(e.Name))
	for _, to := range e.Into {
		next, ok := by[key(to.Name)]
		if !ok {
			return fmt.Errorf("geen %q", to.Name)
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
