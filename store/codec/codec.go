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
	"strings"
	"sync"
	"time"
)

// Decode reads body into what v points at and returns true; false leaves that zero. It takes
// only what is zero to begin with. Texts in v share the memory of one copy of body.
func Decode(body []byte, v any) bool {
	to := reflect.ValueOf(v)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		return false
	}
	to = to.Elem()
	read := planOf(to.Type())
	if read == nil || !to.IsZero() {
		return false
	}
	c := cursor{rest: string(body)}
	if read(&c, to) && c.rest == "" {
		return true
	}
	to.SetZero()
	return false
}

// plan reads one value, and returns false for one that it does not know how to.
type plan func(*cursor, reflect.Value) bool

var (
	plans    sync.Map // of each type, by its reflect.Type: a plan
	planning sync.Mutex
)

// planOf returns how a type is read; nil for one that is left to the general decoder.
func planOf(t reflect.Type) plan {
	if p, ok := plans.Load(t); ok {
		return p.(plan)
	}
	planning.Lock()
	defer planning.Unlock()
	return planner{}.of(t)
}

// planner holds the types that are being planned: one that holds itself has no plan.
type planner map[reflect.Type]bool

func (p planner) of(t reflect.Type) plan {
	if have, ok := plans.Load(t); ok {
		return have.(plan)
	}
	if p[t] {
		return nil
	}
	p[t] = true
	out := p.make(t)
	delete(p, t)
	plans.Store(t, out)
	return out
}

var (
	timeType = reflect.TypeFor[time.Time]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (p planner) make(t reflect.Type) plan {
	switch {
	case t == timeType:
		return readTime
	case reflect.PointerTo(t).Implements(textType):
		return readText
	case reflect.PointerTo(t).NumMethod() > 0 && general(t):
		return nil
	}
	switch t.Kind() {
	case reflect.String:
		return readString
	case reflect.Bool:
		return readBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return readInt
	case reflect.Uint, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return readUint
	case reflect.Slice:
		return p.list(t)
	case reflect.Map:
		return p.table(t)
	case reflect.Struct:
		return p.record(t)
	}
	return nil
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

func (p planner) list(t reflect.Type) plan {
	if t.Elem().Kind() == reflect.Uint8 {
		return nil
	}
	each := p.of(t.Elem())
	if each == nil {
		return nil
	}
	return func(c *cursor, v reflect.Value) bool {
		n, none, ok := c.many(majorArray, 1)
		if !ok || none {
			return ok
		}
		v.Set(reflect.MakeSlice(t, n, n))
		for i := range n {
			if !each(c, v.Index(i)) {
				return false
			}
		}
		return true
	}
}

func (p planner) table(t reflect.Type) plan {
	each := p.of(t.Elem())
	if each == nil || t.Key().Kind() != reflect.String || reflect.PointerTo(t.Key()).Implements(textType) {
		return nil
	}
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
	}
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
	index   []int
	read    plan
}

func (p planner) record(t reflect.Type) plan {
	members, ok := p.members(t)
	if !ok {
		return nil
	}
	return func(c *cursor, v reflect.Value) bool {
		n, none, ok := c.many(majorMap, 2)
		if !ok || none {
			return false
		}
		for _, m := range members {
			if n == 0 {
				return true
			}
			if !c.pass(m.written) {
				continue
			}
			if n--; !m.read(c, v.FieldByIndex(m.index)) {
				return false
			}
		}
		return n == 0
	}
}

// members lists the fields of a struct in the order they are written, those of embedded ones
// among them; false where one is left to the general decoder.
func (p planner) members(t reflect.Type) (out []member, ok bool) {
	have := map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && name == "" {
			if f.Type.Kind() != reflect.Struct || p.of(f.Type) == nil {
				return nil, false
			}
			continue
		}
		if !f.IsExported() || name == "-" {
			continue
		}
		read := p.of(f.Type)
		if read == nil || name == "" || have[name] || f.Tag.Get("cbor") != "" {
			return nil, false
		}
		have[name] = true
		out = append(out, member{name, writtenName(name), f.Index, read})
	}
	slices.SortFunc(out, func(a, b member) int {
		if before(a.name, b.name) {
			return -1
		}
		return 1
	})
	return out, true
}
