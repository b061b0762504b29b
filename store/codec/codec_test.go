package codec_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"tijdig/model"
	"tijdig/store/codec"
	"tijdig/store/objects"
	"tijdig/store/plan/plantest"
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
			plantest.Fill(r, in.Elem())
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
			plantest.Fill(r, in.Elem())
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

// FuzzDecode reads bodies that nobody wrote.
func FuzzDecode(f *testing.F) {
	r := rand.New(rand.NewPCG(7, 8))
	for i, v := range bodies {
		in := reflect.New(reflect.TypeOf(v))
		plantest.Fill(r, in.Elem())
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
