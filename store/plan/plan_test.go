package plan

import (
	"reflect"
	"strings"
	"sync"
	"testing"
)

type inner struct {
	A string `json:"een"`
	B int    `json:"twee,omitempty"`
}

type outer struct {
	inner
	C     string
	own   string
	D     bool  `json:"-"`
	Inner inner `json:"binnen"`
}

func TestFieldsAreNamedAsTheyAreWritten(t *testing.T) {
	all, ok := Fields(reflect.TypeFor[outer]())
	var names []string
	for _, f := range all {
		names = append(names, f.Name+":"+f.Options)
	}
	if got := strings.Join(names, " "); !ok || got != "een: twee:omitempty C: binnen:" {
		t.Errorf("%s, %v", got, ok)
	}
	v := outer{inner: inner{B: 7}, own: "x"}
	places, structs := Places(all)
	if got := places[1].Of(Find(nil, reflect.ValueOf(v), structs)).Int(); got != 7 || len(structs) != 2 {
		t.Errorf("%d is read where 7 stands", got)
	}
}

func TestTwoOfOneNameAreNotKnown(t *testing.T) {
	for _, of := range []reflect.Type{
		reflect.TypeFor[struct {
			inner
			A string `json:"een"`
		}](),
		reflect.TypeFor[struct{ *inner }](),
		reflect.TypeFor[struct {
			A string `cbor:"een"`
		}](),
	} {
		if _, ok := Fields(of); ok {
			t.Errorf("%v is known", of)
		}
	}
}

type tree struct{ Of []tree }

// TestEachPlanIsMadeOnce asks from several goroutines, for a type that holds itself as well.
func TestEachPlanIsMadeOnce(t *testing.T) {
	made := map[reflect.Type]int{}
	b := Book[string]{Make: func(t reflect.Type, of func(reflect.Type) (string, bool)) (string, bool) {
		made[t]++
		if t.Kind() == reflect.Slice {
			return of(t.Elem())
		}
		_, ok := of(t.Field(0).Type)
		return t.String(), ok
	}}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if p, ok := b.Of(reflect.TypeFor[tree]()); ok {
				t.Errorf("a plan of what holds itself: %s", p)
			}
		})
	}
	all.Wait()
	for of, n := range made {
		if n != 1 {
			t.Errorf("%v was planned %d times", of, n)
		}
	}
}
