package quickjson

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/plan/plantest"
)

type line struct {
	model.Signal
	Subject model.Subject  `json:"onderwerp_zelf"`
	Earlier []model.Signal `json:"eerder,omitempty"`
	Links   model.Links    `json:"zelfde_als,omitempty"`
	Seen    model.Seen     `json:"gezien,omitzero"`
	Note    string         `json:"-"`
	Plain   uint16
}

// general is what encoding/json makes of a value.
func general(v any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.String(), err
}

func TestItWritesWhatEncodingJSONWrites(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2_000 {
		var v line
		plantest.Fill(r, reflect.ValueOf(&v).Elem())
		want, wantErr := general(v)
		var got bytes.Buffer
		got.WriteString("before ")
		if err := Write(&got, &v); (err == nil) != (wantErr == nil) || err == nil && got.String() != "before "+want {
			t.Fatalf("written as\n%s, %v; want\n%s, %v", got.String(), err, want, wantErr)
		}
	}
	if _, ok := writers.Of(reflect.TypeFor[line]()); !ok {
		t.Error("encoding/json compared with itself")
	}
}

// TestWhatIsNotPlannedIsWrittenAllTheSame goes over types that are left to encoding/json.
func TestWhatIsNotPlannedIsWrittenAllTheSame(t *testing.T) {
	type itself struct{ Of []itself }
	type twice struct {
		model.FormRef
		Form string `json:"formulier"`
	}
	type quoted struct {
		A int `json:"a,string"`
	}
	n := 3
	left(t, &n)
	left(t, 1.5)
	left(t, []byte("ja"))
	left(t, map[int]string{1: "a"})
	left(t, []any{1, "a", nil})
	left(t, json.RawMessage(`{"a": 1}`))
	left(t, itself{Of: []itself{{}}})
	left(t, twice{Form: "x"})
	left(t, quoted{4})
	left(t, [2]int{1, 2})
}

func left[T any](t *testing.T, v T) {
	t.Helper()
	want, wantErr := general(v)
	var got bytes.Buffer
	if err := Write(&got, &v); err != nil || wantErr != nil || got.String() != want {
		t.Errorf("%T is written as %s, %v; want %s, %v", v, got.String(), err, want, wantErr)
	}
	if _, planned := writers.Of(reflect.TypeFor[T]()); planned {
		t.Errorf("%T has a plan", v)
	}
}

// TestAYearThatJSONCannotHoldIsAnError holds for both.
func TestAYearThatJSONCannotHoldIsAnError(t *testing.T) {
	v := line{Signal: model.Signal{Written: time.Date(20_000, 1, 1, 0, 0, 0, 0, time.UTC)}}
	var b bytes.Buffer
	if _, err := general(v); err == nil || Write(&b, &v) == nil || b.Len() > 0 {
		t.Errorf("written as %q", b.String())
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Sam \"huilde\"\\\n\r\t\b\f\x00\x1f\x7f", "één \u2028 \u2029 \xff\xc3", "<b>&", "👩‍👧"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, err := general(s)
		if got := string(appendString(nil, s)) + "\n"; err != nil || got != want {
			t.Errorf("%q is written as %s, want %s", s, got, want)
		}
	})
}
