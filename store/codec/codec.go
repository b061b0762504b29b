// Package codec reads bodies as this program writes them: CBOR in its one deterministic form,
// fields in their order. It only ever knows how to read those that are just so. All else, and
// every type that it has no plan for, is left to the general decoder: what it does not take is
// no error.
package codec

import (
	"encoding"
	"math"
	"reflect"
	"slices"
	"time"

	"tijdig/store/plan"
)

// Decode reads body into what v points at and returns true; false leaves that zero. It takes
// only what is zero to begin with. Texts in v share the memory of one copy of body.
func Decode(body []byte, v any) bool {
	to := reflect.ValueOf(v)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		return false
	}
	to = to.Elem()
	read, ok := readers.Of(to.Type())
	if !ok || !to.IsZero() {
		return false
	}
	c := cursor{rest: string(body)}
	if read(&c, to) && c.rest == "" {
		return true
	}
	to.SetZero()
	return false
}

// reader reads one value, and returns false for one that it does not know how to.
type reader func(*cursor, reflect.Value) bool

var readers = plan.Book[reader]{Make: readerOf}

type planned = func(reflect.Type) (reader, bool)

var (
	timeType = reflect.TypeFor[time.Time]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func readerOf(t reflect.Type, of planned) (reader, bool) {
	switch {
	case t == timeType:
		return readTime, true
	case reflect.PointerTo(t).Implements(textType):
		return readText, true
	case general(t):
		return nil, false
	}
	switch t.Kind() {
	case reflect.Array:
		return readByteArray, t.Elem().Kind() == reflect.Uint8
	case reflect.String:
		return readString, true
	case reflect.Bool:
		return readBool, true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return readInt, true
	case reflect.Uint, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return readUint, true
	case reflect.Slice:
		return readerOfList(t, of)
	case reflect.Map:
		return readerOfMap(t, of)
	case reflect.Struct:
		return readerOfStruct(t, of)
	}
	return nil, false
}

// general reports whether a type says itself how it is read.
func general(t reflect.Type) bool {
	for _, name := range []string{"UnmarshalCBOR", "UnmarshalBinary", "UnmarshalJSON"} {
		if _, has := reflect.PointerTo(t).MethodByName(name); has {
			return true
		}
	}
	return false
}

func readString(c *cursor, v reflect.Value) bool {
	s, ok := c.text()
	v.SetString(s)
	return ok
}

func readBool(c *cursor, v reflect.Value) bool {
	b, ok := c.byte()
	v.SetBool(b == isTrue)
	return ok && (b == isTrue || b == isFalse)
}

func readInt(c *cursor, v reflect.Value) bool {
	major, n, ok := c.head()
	if !ok || major > majorNegative || n > math.MaxInt64 {
		return false
	}
	i := int64(n)
	if major == majorNegative {
		i = -1 - i
	}
	v.SetInt(i)
	return !v.OverflowInt(i)
}

func readUint(c *cursor, v reflect.Value) bool {
	major, n, ok := c.head()
	v.SetUint(n)
	return ok && major == majorUint && !v.OverflowUint(n)
}

func readBytes(c *cursor, v reflect.Value) bool {
	if c.null() {
		return true
	}
	s, ok := c.string(majorBytes)
	if ok {
		v.SetBytes([]byte(s))
	}
	return ok
}

func readByteArray(c *cursor, v reflect.Value) bool {
	s, ok := c.string(majorBytes)
	return ok && reflect.Copy(v, reflect.ValueOf([]byte(s))) == v.Len() && len(s) == v.Len()
}

func readTime(c *cursor, v reflect.Value) bool {
	if c.null() {
		return true // as the zero time is written
	}
	s, ok := c.text()
	if !ok {
		return false
	}
	t, err := time.Parse(time.RFC3339, s)
	*v.Addr().Interface().(*time.Time) = t
	return err == nil
}

func readText(c *cursor, v reflect.Value) bool {
	s, ok := c.text()
	c.room = append(c.room[:0], s...)
	return ok && v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(c.room) == nil
}

func readerOfList(t reflect.Type, of planned) (reader, bool) {
	if t.Elem().Kind() == reflect.Uint8 {
		return readBytes, true
	}
	each, ok := of(t.Elem())
	return func(c *cursor, v reflect.Value) bool {
		n, none, ok := c.many(majorArray, 1)
		if !ok || none {
			return ok
		}
		if n == 0 {
			v.Set(reflect.MakeSlice(t, 0, 0))
		}
		v.Grow(n)
		v.SetLen(n)
		for i := range n {
			if !each(c, v.Index(i)) {
				return false
			}
		}
		return true
	}, ok
}

func readerOfMap(t reflect.Type, of planned) (reader, bool) {
	each, ok := of(t.Elem())
	ok = ok && t.Key().Kind() == reflect.String && !reflect.PointerTo(t.Key()).Implements(textType)
	return func(c *cursor, v reflect.Value) bool {
		n, none, ok := c.many(majorMap, 2)
		if !ok || none {
			return ok
		}
		m := reflect.MakeMapWithSize(t, n)
		key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		last := ""
		for i := range n {
			name, ok := c.text()
			if !ok || i > 0 && !before(last, name) {
				return false
			}
			last = name
			value.SetZero()
			if !each(c, value) {
				return false
			}
			key.SetString(name)
			m.SetMapIndex(key, value)
		}
		v.Set(m)
		return true
	}, ok
}

// before reports whether a name stands before another in the deterministic form: the shorter
// first.
func before(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// member is a field of a struct, and where it is.
type member struct {
	name    string
	written string // the name as it stands in a body
	place   plan.Place
	read    reader
}

func readerOfStruct(t reflect.Type, of planned) (reader, bool) {
	members, structs, ok := membersOf(t, of)
	return func(c *cursor, v reflect.Value) bool {
		n, none, ok := c.many(majorMap, 2)
		if !ok || none {
			return false
		}
		var room [4]reflect.Value
		in := plan.Find(room[:0], v, structs)
		for i := range members {
			m := &members[i]
			if n == 0 {
				return true
			}
			if !c.pass(m.written) {
				continue
			}
			if n--; !m.read(c, m.place.Of(in)) {
				return false
			}
		}
		return n == 0
	}, ok
}

// membersOf lists the fields of a struct in the order they are written; false where one is
// left to the general decoder.
func membersOf(t reflect.Type, of planned) (out []member, structs [][]int, ok bool) {
	fields, ok := plan.Fields(t)
	places, structs := plan.Places(fields)
	for i, f := range fields {
		read, has := of(f.Type)
		ok = ok && has
		out = append(out, member{f.Name, writtenName(f.Name), places[i], read})
	}
	slices.SortFunc(out, func(a, b member) int {
		if before(a.name, b.name) {
			return -1
		}
		return 1
	})
	return out, structs, ok
}
