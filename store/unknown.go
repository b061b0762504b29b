package store

import (
	"maps"
	"reflect"
	"strings"
	"sync"

	"github.com/fxamacker/cbor/v2"

	"tijdig/model"
	"tijdig/store/vault"
)

// putValue stores v as CBOR. What stood there before may hold fields that this
// program does not know: they stay.
func (t *sealedTx) putValue(b vault.Bucket, kd vault.Kind, id model.ID, v any) error {
	body, err := encode(v)
	if err != nil {
		return err
	}
	if old, err := getBody(t.bolt, t.keys, b, kd, id); err == nil {
		body, err = keepUnknown(old, body, v)
		if err != nil {
			return err
		}
	}
	return t.put(b, kd, id, body)
}

// keepUnknown returns body with those fields of old that the type of v does not have.
func keepUnknown(old, body []byte, v any) ([]byte, error) {
	return withUnknown(body, unknownIn(old, v))
}

// unknownIn returns those fields of a body that the type of v does not have; nil for none.
func unknownIn(body []byte, v any) map[string]cbor.RawMessage {
	var all map[string]cbor.RawMessage
	if decMode.Unmarshal(body, &all) != nil {
		return nil // no map, or damaged: there is nothing to keep
	}
	known := fieldsOf(reflect.TypeOf(v))
	maps.DeleteFunc(all, func(name string, _ cbor.RawMessage) bool { return known[name] })
	if len(all) == 0 {
		return nil
	}
	return all
}

// withUnknown returns body with these fields as well.
func withUnknown(body []byte, more map[string]cbor.RawMessage) ([]byte, error) {
	if len(more) == 0 {
		return body, nil
	}
	var all map[string]cbor.RawMessage
	if err := decMode.Unmarshal(body, &all); err != nil {
		return nil, err
	}
	maps.Copy(all, more)
	return encode(all)
}

var fields sync.Map // of each type, by its reflect.Type

// fieldsOf lists the names a struct has in CBOR, those of embedded structs among them.
func fieldsOf(t reflect.Type) map[string]bool {
	if have, ok := fields.Load(t); ok {
		return have.(map[string]bool)
	}
	out := map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" {
			out[name] = true
		}
	}
	fields.Store(t, out)
	return out
}
