package region

import (
	"maps"
	"reflect"
	"slices"
	"strconv"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/network"
)

// Kind is what a change is about.
type Kind string

// The kinds, in the order they are told.
const (
	Organisations  Kind = "organisaties"
	Municipalities Kind = "gemeenten"
	Numbers        Kind = "nummers"
	Profiles       Kind = "profielen"
	Form           Kind = "formulier"
	Sentences      Kind = "zinnen"
	Words          Kind = "woorden"
	Terms          Kind = "termijnen"
)

// kinds are all of them.
var kinds = []Kind{Organisations, Municipalities, Numbers, Profiles, Form, Sentences, Words, Terms}

// Change is something that another book has otherwise.
type Change struct {
	Kind  Kind
	Name  string
	Phone string // the number that is called; "" for none
	How   How
}

// How something differs.
type How int

// The ways.
const (
	Added How = iota
	Altered
	Gone
)

// thing is what two books are compared by: its name, and all there is to it.
type thing struct {
	name, phone string
	all         any
}

// things lists what a book knows of a kind.
func (b *Book) things(k Kind) (out []thing) {
	switch k {
	case Organisations, Municipalities:
		want := map[Kind]network.Kind{Organisations: network.Organisation, Municipalities: network.Municipality}[k]
		for _, e := range b.Network().All() {
			if e.Kind == want {
				out = append(out, thing{e.Name, e.Phone, e})
			}
		}
	case Numbers:
		for _, n := range b.Numbers() {
			out = append(out, thing{n.When, n.Number, n})
		}
	case Profiles:
		for _, p := range b.Profiles() {
			out = append(out, thing{p.Label, "", p})
		}
	case Form:
		f := b.Form()
		out = append(out, thing{f.Title + ", versie " + strconv.Itoa(f.Version), "", f.Hash})
	case Sentences:
		said := b.Texts().Each()
		for _, n := range slices.Sorted(maps.Keys(said)) {
			out = append(out, thing{n, "", said[n]})
		}
	case Words:
		said := b.Cues().Examples()
		for _, slug := range slices.Sorted(maps.Keys(said)) {
			i, _ := catalogue.Find(slug)
			out = append(out, thing{i.Label, "", said[slug]})
		}
	case Terms:
		for _, l := range model.TermLimits {
			out = append(out, thing{"na zoveel dagen " + l.Asks + ": " + strconv.Itoa(l.Of(b.Terms())), "", nil})
		}
	}
	return out
}

// Changes lists what is otherwise in next than in b. Each entry is told once, so that what
// nobody would notice is not told.
func (b *Book) Changes(next *Book) (out []Change) {
	for _, k := range kinds {
		was, is := b.things(k), next.things(k)
		at := func(in []thing, name string) int {
			return slices.IndexFunc(in, func(t thing) bool { return t.name == name })
		}
		for _, t := range is {
			switch i := at(was, t.name); {
			case i < 0:
				out = append(out, Change{k, t.name, t.phone, Added})
			case !reflect.DeepEqual(was[i].all, t.all):
				out = append(out, Change{k, t.name, t.phone, Altered})
			}
		}
		for _, t := range was {
			if at(is, t.name) < 0 {
				out = append(out, Change{k, t.name, t.phone, Gone})
			}
		}
	}
	return out
}
