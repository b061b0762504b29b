package codec_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/codec"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// bodies are the types of what stands in the objects.
var bodies = append([]any{
	model.Settings{}, records.EndedMark{}, records.LogEntry{}, records.Contacts{}, records.Regions{}, records.Team{}, records.Bare{},
}, written...)

// written are those that may be many, or large.
var written = []any{model.Signal{}, model.Draft{}, records.LedgerLine{}, records.Thrown{}, records.Line{}, records.Subject{}, records.Name{}, records.Links{}}

// TestWhatIsReadQuicklyIsWhatTheGeneralDecoderReads goes over bodies of all types with
// anything in them, as they are written and with a byte of them changed.
func TestWhatIsReadQuicklyIsWhatTheGeneralDecoderReads(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, v := range bodies {
		kind, changed := reflect.TypeOf(v), 0
		for range 300 {
			in := reflect.New(kind)
			anything(r, in.Elem())
			body, err := objects.Encode(in.Interface())
			if err != nil {
				t.Fatal(kind, err)
			}
			alike(t, kind, body)
			for range 20 {
				other := append([]byte(nil), body...)
				other[r.IntN(len(other))] = byte(r.IntN(256))
				if alike(t, kind, other[:len(other)-r.IntN(2)]) {
					changed++
				}
			}
		}
		t.Logf("%v: %d changed bodies read quickly", kind, changed)
	}
}

// TestWhatAnOutputReadsIsReadQuickly fails where a new field is left to the general decoder.
func TestWhatAnOutputReadsIsReadQuickly(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, v := range written {
		for range 50 {
			in := reflect.New(reflect.TypeOf(v))
			anything(r, in.Elem())
			body, err := objects.Encode(in.Interface())
			if err != nil || !codec.Decode(body, reflect.New(in.Elem().Type()).Interface()) {
				t.Fatalf("%T is not read quickly: %v", v, err)
			}
		}
	}
}

// alike compares how a body is read both ways, and reports whether it was quickly.
func alike(t *testing.T, kind reflect.Type, body []byte) bool {
	t.Helper()
	quick, general := reflect.New(kind), reflect.New(kind)
	if !codec.Decode(body, quick.Interface()) {
		if !quick.Elem().IsZero() {
			t.Fatalf("%v: %x left something behind", kind, body)
		}
		return false
	}
	if err := objects.DecMode.Unmarshal(body, general.Interface()); err != nil {
		t.Fatalf("%v: %x is read quickly, and otherwise %v", kind, body, err)
	}
	if !reflect.DeepEqual(quick.Interface(), general.Interface()) {
		t.Fatalf("%v: %x is read quickly as\n%+v, and otherwise as\n%+v", kind, body, quick.Elem(), general.Elem())
	}
	return true
}

// anything fills v; about a third of what may be empty is.
func anything(r *rand.Rand, v reflect.Value) {
	if r.IntN(3) == 0 {
		return
	}
	switch at := v.Addr().Interface().(type) {
	case *time.Time:
		*at = time.Unix(r.Int64N(1<<34), r.Int64N(1e9)).In(time.FixedZone("", 60*r.IntN(120)))
		return
	case *model.Date:
		*at = model.DateOf(time.Unix(r.Int64N(1<<34), 0))
		return
	case *model.Seen:
		*at = model.SeenAt(time.Unix(r.Int64N(1<<34), 0))
		at.About = r.IntN(2) == 0
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"", "nee", "k\u00e4nd \xff\x00", string(make([]byte, r.IntN(300))), "Sam huilde \"hard\"\n"}[r.IntN(5)])
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt((r.Int64N(1<<40) - 1<<39) >> r.IntN(40) % (1 << (v.Type().Bits() - 1)))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.Uint64() >> (64 - v.Type().Bits()) >> r.IntN(8))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
		for i := range v.Len() {
			anything(r, v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			anything(r, v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range r.IntN(30) {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			anything(r, key)
			anything(r, value)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				anything(r, v.Field(i))
			}
		}
	}
}

// FuzzDecode reads bodies that nobody wrote.
func FuzzDecode(f *testing.F) {
	r := rand.New(rand.NewPCG(7, 8))
	for i, v := range bodies {
		in := reflect.New(reflect.TypeOf(v))
		anything(r, in.Elem())
		body, err := objects.Encode(in.Interface())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), body)
	}
	f.Fuzz(func(t *testing.T, i uint8, body []byte) {
		alike(t, reflect.TypeOf(bodies[int(i)%len(bodies)]), body)
	})
}
