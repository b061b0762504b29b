// Package quickjson writes values as encoding/json does, byte for byte, by a plan that is made
// once for each type. It knows few kinds: a type that holds anything else is left to
// encoding/json whole.
package quickjson

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"tijdig/store/plan"
)

// Write writes what v points at on a line of its own. Nothing is escaped for HTML.
func Write[T any](b *bytes.Buffer, v *T) error {
	if write, ok := writers.Of(reflect.TypeFor[T]()); ok {
		out, err := write(b.AvailableBuffer(), reflect.ValueOf(v).Elem())
		if err == nil {
			b.Write(append(out, '\n'))
		}
		return err
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// writer writes one value at the end of what there is.
type writer func([]byte, reflect.Value) ([]byte, error)

var writers = plan.Book[writer]{Make: writerOf}

type planned = func(reflect.Type) (writer, bool)

var (
	timeType   = reflect.TypeFor[time.Time]()
	appendType = reflect.TypeFor[encoding.TextAppender]()
	textType   = reflect.TypeFor[encoding.TextMarshaler]()
	jsonType   = reflect.TypeFor[json.Marshaler]()
)

func writerOf(t reflect.Type, of planned) (writer, bool) {
	switch {
	case t == timeType || t.Implements(textType) && t.Implements(appendType) && !reflect.PointerTo(t).Implements(jsonType):
		return writeText, true
	case reflect.PointerTo(t).Implements(jsonType) || reflect.PointerTo(t).Implements(textType):
		return nil, false
	}
	switch t.Kind() {
	case reflect.String:
		return func(b []byte, v reflect.Value) ([]byte, error) { return appendString(b, v.String()), nil }, true
	case reflect.Bool:
		return func(b []byte, v reflect.Value) ([]byte, error) { return strconv.AppendBool(b, v.Bool()), nil }, true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(b []byte, v reflect.Value) ([]byte, error) { return strconv.AppendInt(b, v.Int(), 10), nil }, true
	case reflect.Uint, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(b []byte, v reflect.Value) ([]byte, error) { return strconv.AppendUint(b, v.Uint(), 10), nil }, true
	case reflect.Slice:
		return writerOfList(t, of)
	case reflect.Map:
		return writerOfMap(t, of)
	case reflect.Struct:
		return writerOfStruct(t, of)
	}
	return nil, false
}

// writeText writes what appends itself as text; the moment, which is JSON by itself, is the
// same text.
func writeText(b []byte, v reflect.Value) ([]byte, error) {
	begin := len(b)
	b, err := v.Addr().Interface().(encoding.TextAppender).AppendText(append(b, '"'))
	if err != nil {
		return b, err
	}
	if text := b[begin+1:]; escaped(text) {
		return appendString(b[:begin], string(text)), nil
	}
	return append(b, '"'), nil
}

func writerOfList(t reflect.Type, of planned) (writer, bool) {
	each, ok := of(t.Elem())
	return func(b []byte, v reflect.Value) (_ []byte, err error) {
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		b = append(b, '[')
		for i := range v.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			if b, err = each(b, v.Index(i)); err != nil {
				return b, err
			}
		}
		return append(b, ']'), nil
	}, ok
}

func writerOfMap(t reflect.Type, of planned) (writer, bool) {
	each, ok := of(t.Elem())
	ok = ok && t.Key().Kind() == reflect.String && !t.Key().Implements(textType)
	return func(b []byte, v reflect.Value) (_ []byte, err error) {
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		key, values := reflect.New(t.Key()).Elem(), reflect.MakeSlice(reflect.SliceOf(t.Elem()), v.Len(), v.Len())
		type entry struct {
			name string
			at   int
		}
		entries := make([]entry, 0, 32)
		for all := v.MapRange(); all.Next(); {
			key.SetIterKey(all)
			values.Index(len(entries)).SetIterValue(all)
			entries = append(entries, entry{key.String(), len(entries)})
		}
		slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
		b = append(b, '{')
		for i, e := range entries {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(appendString(b, e.name), ':')
			if b, err = each(b, values.Index(e.at)); err != nil {
				return b, err
			}
		}
		return append(b, '}'), nil
	}, ok
}

// member is a field of a struct.
type member struct {
	name  string // as it stands in front of its value
	place plan.Place
	write writer
	empty func(reflect.Value) bool // whether it is left out; nil: never
}

func writerOfStruct(t reflect.Type, of planned) (writer, bool) {
	members, structs, ok := membersOf(t, of)
	return func(b []byte, v reflect.Value) (_ []byte, err error) {
		b = append(b, '{')
		begin := len(b)
		var room [4]reflect.Value
		in := plan.Find(room[:0], v, structs)
		for i := range members {
			m := &members[i]
			f := m.place.Of(in)
			if m.empty != nil && m.empty(f) {
				continue
			}
			if len(b) > begin {
				b = append(b, ',')
			}
			if b, err = m.write(append(b, m.name...), f); err != nil {
				return b, err
			}
		}
		return append(b, '}'), nil
	}, ok
}

// membersOf lists the fields of a struct in their order; false where one is left to
// encoding/json.
func membersOf(t reflect.Type, of planned) (out []member, structs [][]int, ok bool) {
	fields, ok := plan.Fields(t)
	places, structs := plan.Places(fields)
	for i, f := range fields {
		write, has := of(f.Type)
		m := member{string(append(appendString(nil, f.Name), ':')), places[i], write, nil}
		switch f.Options {
		case "":
		case "omitempty":
			m.empty = emptyOf(f.Type)
		case "omitzero":
			m.empty = zeroOf(f.Type)
		default:
			has = false
		}
		ok = ok && has
		out = append(out, m)
	}
	return out, structs, ok
}

// emptyOf is when omitempty leaves a value out.
func emptyOf(t reflect.Type) func(reflect.Value) bool {
	switch t.Kind() {
	case reflect.Slice, reflect.Map, reflect.String:
		return func(v reflect.Value) bool { return v.Len() == 0 }
	case reflect.Struct, reflect.Array:
		return nil // never; of an array only one of no length, which nobody has
	}
	return reflect.Value.IsZero
}

// zeroOf is when omitzero does.
func zeroOf(t reflect.Type) func(reflect.Value) bool {
	if !reflect.PointerTo(t).Implements(reflect.TypeFor[interface{ IsZero() bool }]()) {
		return reflect.Value.IsZero
	}
	return func(v reflect.Value) bool { return v.Addr().Interface().(interface{ IsZero() bool }).IsZero() }
}
