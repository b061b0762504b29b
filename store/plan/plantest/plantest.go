// Package plantest fills values of any type with anything, for tests of what reads and writes
// them.
package plantest

import (
	"math/rand/v2"
	"reflect"
	"time"

	"tijdig/model"
)

// texts are some that are hard to write.
var texts = []string{"", "nee", "<k\u00e4nd> \xff\x00\u2028", "\xe2\x80", "Sam huilde \"hard\"\n\\", string(make([]byte, 300))}

// Fill fills what can be set, of which about a third stays as it is.
func Fill(r *rand.Rand, v reflect.Value) {
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
		v.SetString(texts[r.IntN(len(texts))])
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(r.Int64() >> (64 - v.Type().Bits()) >> r.IntN(v.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.Uint64() >> (64 - v.Type().Bits()) >> r.IntN(8))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
		for i := range v.Len() {
			Fill(r, v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			Fill(r, v.Index(i))
		}
	case reflect.Map:
		fillMap(r, v)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				Fill(r, v.Field(i))
			}
		}
	default:
		panic("plantest: a kind that nobody fills: " + v.Kind().String())
	}
}

func fillMap(r *rand.Rand, v reflect.Value) {
	v.Set(reflect.MakeMap(v.Type()))
	for range r.IntN(40) {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		Fill(r, key)
		Fill(r, value)
		v.SetMapIndex(key, value)
	}
}
