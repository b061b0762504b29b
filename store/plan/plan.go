// Package plan keeps what is made once for each type to read or write values of it, and
// tells how the fields of a struct are called in what is written. It knows no format.
package plan

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Book holds a plan for each type that was asked for.
type Book[P any] struct {
	made   sync.Map // by its reflect.Type: a page
	making sync.Mutex

	// Make makes the plan of a type, of those of the types that it holds; false where there
	// is none. It is asked by one goroutine at a time.
	Make func(t reflect.Type, of func(reflect.Type) (P, bool)) (P, bool)
}

type page[P any] struct {
	plan P
	ok   bool
}

// Of returns the plan of a type, and false for one that has none. A type that holds itself
// has none.
func (b *Book[P]) Of(t reflect.Type) (P, bool) {
	if have, ok := b.made.Load(t); ok {
		p := have.(page[P])
		return p.plan, p.ok
	}
	b.making.Lock()
	defer b.making.Unlock()
	return b.of(t, map[reflect.Type]bool{})
}

func (b *Book[P]) of(t reflect.Type, begun map[reflect.Type]bool) (none P, ok bool) {
	if have, ok := b.made.Load(t); ok {
		p := have.(page[P])
		return p.plan, p.ok
	}
	if begun[t] {
		return none, false
	}
	begun[t] = true
	p, ok := b.Make(t, func(t reflect.Type) (P, bool) { return b.of(t, begun) })
	b.made.Store(t, page[P]{p, ok})
	return p, ok
}

// Field is a field of a struct as encoding/json has it.
type Field struct {
	Name    string
	Options string // what stands behind the name in its tag
	Type    reflect.Type
	in      []int // of the embedded struct it stands in
	at      int   // in that
}

// Place says where a field of a struct is, for who goes over all of them: embedded structs are
// found once for all their fields.
type Place struct{ in, at int }

// Places says where fields are, and where the structs are that they stand in.
func Places(all []Field) (places []Place, structs [][]int) {
	for _, f := range all {
		in := slices.IndexFunc(structs, func(s []int) bool { return slices.Equal(s, f.in) })
		if in < 0 {
			in = len(structs)
			structs = append(structs, f.in)
		}
		places = append(places, Place{in, f.at})
	}
	return places, structs
}

// Of returns the field of v; structs are those of [Places], found before by [Find].
func (p Place) Of(structs []reflect.Value) reflect.Value { return structs[p.in].Field(p.at) }

// Find puts the structs that stand in v behind room.
func Find(room []reflect.Value, v reflect.Value, structs [][]int) []reflect.Value {
	for _, at := range structs {
		in := v
		for _, i := range at {
			in = in.Field(i)
		}
		room = append(room, in)
	}
	return room
}

// Fields lists those of a struct in their order, those of embedded structs among them; false
// where two have one name, or one says more of itself than is known here.
func Fields(t reflect.Type) (out []Field, ok bool) {
	out, ok = fields(t, nil)
	have := map[string]bool{}
	for _, f := range out {
		ok = ok && !have[f.Name]
		have[f.Name] = true
	}
	return out, ok
}

func fields(t reflect.Type, at []int) (out []Field, ok bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Tag.Get("cbor") != "":
			return nil, false
		case f.Anonymous && name == "":
			if f.Type.Kind() != reflect.Struct {
				return nil, false
			}
			more, ok := fields(f.Type, append(at[:len(at):len(at)], i))
			if !ok {
				return nil, false
			}
			out = append(out, more...)
		case !f.IsExported() || name == "-" && options == "":
		case name == "":
			out = append(out, Field{f.Name, options, f.Type, at, i})
		default:
			out = append(out, Field{name, options, f.Type, at, i})
		}
	}
	return out, true
}
