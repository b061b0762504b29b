package objects

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"

	"github.com/fxamacker/cbor/v2"
)

// errTravel says that a body holds what JSON has no way to say.
var errTravel = errors.New("objects: not a value that JSON can hold")

// travelMode reads a body whatever its fields are: names are text, and so are all values
// that are no number, list or nothing.
var travelMode = func() cbor.DecMode {
	m, err := cbor.DecOptions{
		DefaultMapType: reflect.TypeFor[map[string]any](), IntDec: cbor.IntDecConvertSignedOrFail,
		MaxNestedLevels: 32, MaxArrayElements: 1 << 24, UTF8: cbor.UTF8DecodeInvalid,
	}.DecMode()
	if err != nil {
		panic(err)
	}
	return m
}()

// fieldsOfBody returns all fields of a body, those this program does not know among them. Text
// that is not UTF-8 gets a mark in the place of what is not: JSON cannot carry it.
func fieldsOfBody(body []byte) (map[string]any, error) {
	var all map[string]any
	if travelMode.Unmarshal(body, &all) != nil || all == nil {
		return nil, errTravel
	}
	v, err := valid(all)
	if err != nil {
		return nil, err
	}
	return v.(map[string]any), nil // valid leaves each what it is
}

func valid(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int64, uint64:
		return v, nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, errTravel
		}
		return v, nil
	case string:
		return strings.ToValidUTF8(v, "\ufffd"), nil
	case []any:
		out := make([]any, len(v))
		for i := range v {
			x, err := valid(v[i])
			if err != nil {
				return nil, err
			}
			out[i] = x
		}
		return out, nil
	case map[string]any:
		out := make(map[string]any, len(v))
		for name := range v {
			x, err := valid(v[name])
			if err != nil {
				return nil, err
			}
			out[strings.ToValidUTF8(name, "\ufffd")] = x
		}
		return out, nil
	}
	return nil, errTravel
}

// JSON writes a body as JSON, every field of it.
func JSON(body []byte) ([]byte, error) {
	all, err := fieldsOfBody(body)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err = e.Encode(all)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// FromJSON makes a body of JSON, the one that [JSON] wrote it from.
func FromJSON(text []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var all map[string]any
	if err := d.Decode(&all); err != nil || all == nil {
		return nil, errTravel
	}
	v, err := numbers(all)
	if err != nil {
		return nil, err
	}
	return Encode(v)
}

// numbers puts numbers as they are in the place of those that JSON wrote.
func numbers(v any) (any, error) {
	switch v := v.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n, nil
		}
		f, err := v.Float64()
		if err != nil {
			return nil, errTravel
		}
		return f, nil
	case []any:
		for i := range v {
			x, err := numbers(v[i])
			if err != nil {
				return nil, err
			}
			v[i] = x
		}
	case map[string]any:
		for name := range v {
			x, err := numbers(v[name])
			if err != nil {
				return nil, err
			}
			v[name] = x
		}
	}
	return v, nil
}

// Has reports whether a body has each of these fields, and none that is read as one of them
// for being written in other letters.
func Has(body []byte, names ...string) bool {
	all, err := fieldsOfBody(body)
	if err != nil {
		return false
	}
	for _, name := range names {
		if _, ok := all[name]; !ok {
			return false
		}
		for other := range all {
			if other != name && strings.EqualFold(other, name) {
				return false
			}
		}
	}
	return true
}

// SameBut reports whether two bodies say the same in every field but those named.
func SameBut(a, b []byte, but ...string) bool {
	x, errA := Without(a, but...)
	y, errB := Without(b, but...)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}

// Without returns a body without some of its fields, the same for all that say the same.
func Without(body []byte, names ...string) ([]byte, error) {
	all, err := fieldsOfBody(body)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		delete(all, name)
	}
	return Encode(all)
}

// With returns a body with another value at one of its fields.
func With(body []byte, name string, v any) ([]byte, error) {
	all, err := fieldsOfBody(body)
	if err != nil {
		return nil, err
	}
	all[name] = v
	out, err := Encode(all)
	if err != nil {
		return nil, fmt.Errorf("field: %w", err)
	}
	return out, nil
}
