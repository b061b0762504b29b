package jsonl

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/form"
)

// node is a part of a JSON Schema.
type node = map[string]any

// Schema describes every line of a JSONL output: JSON Schema 2020-12, made from the types
// that are written and the questions of the forms.
func Schema(forms form.Book) ([]byte, error) {
	s := schema{defs: node{}}
	line, manifest := s.of(reflect.TypeFor[Line]()), s.of(reflect.TypeFor[Manifest]())
	s.defs["Answers"] = answersNode(forms)
	s.defs["Count"] = node{
		"description": "what was counted, of a level without persons", "type": "object",
		"properties": node{"niveau": node{"const": model.Counts}}, "required": []string{"niveau"}, "additionalProperties": node{"type": "string"},
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(node{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:tijdig:jsonl:1",
		"title": "a line of tijdig export --format jsonl", "description": "the first line is a Manifest; every other is a Line, or a Count",
		"oneOf": []node{manifest, line, ref("Count")}, "$defs": s.defs,
	})
	return b.Bytes(), err
}

// schema collects the types that were come by.
type schema struct{ defs node }

func ref(name string) node { return node{"$ref": "#/$defs/" + name} }

// of describes a type as it is written in JSON.
func (s *schema) of(t reflect.Type) node {
	if n, known := written(t); known {
		return n
	}
	//exhaustive:ignore
	switch t.Kind() {
	case reflect.Struct:
		return s.object(t)
	case reflect.Slice:
		return node{"type": "array", "items": s.of(t.Elem())}
	case reflect.Map:
		return node{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Bool:
		return node{"type": "boolean"}
	case reflect.Int:
		return node{"type": "integer"}
	default:
		return node{"type": "string"}
	}
}

// object describes a struct under its name. What is not described is not written.
func (s *schema) object(t reflect.Type) node {
	if _, known := s.defs[t.Name()]; !known {
		s.defs[t.Name()] = nil // so that a type may hold itself
		props, required := s.fields(t)
		s.defs[t.Name()] = node{"type": "object", "properties": props, "required": required, "additionalProperties": false}
	}
	return ref(t.Name())
}

func (s *schema) fields(t reflect.Type) (props node, required []string) {
	props, required = node{}, []string{}
	for f := range t.Fields() {
		if f.Anonymous {
			more, must := s.fields(f.Type)
			maps.Copy(props, more)
			required = append(required, must...)
			continue
		}
		name, how, _ := strings.Cut(f.Tag.Get("json"), ",")
		props[name] = s.of(f.Type)
		if !strings.Contains(how, "omitempty") && !strings.Contains(how, "omitzero") {
			required = append(required, name)
			if k := f.Type.Kind(); k == reflect.Map { // nothing is written as null
				props[name] = node{"anyOf": []node{s.of(f.Type), {"type": "null"}}}
			}
		}
	}
	return props, required
}

// The patterns of what is written as a text of its own.
const (
	idPattern   = `^[0-9a-f]{32}$`
	dayPattern  = `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`
	seenPattern = `^(~?[0-9]{4}-[0-9]{2}-[0-9]{2}( ([0-9]{2}:[0-9]{2}|ochtend|middag|avond|nacht))? [+-][0-9]{2}:[0-9]{2})?$`
)

// written describes the types that have a way of their own to be written.
func written(t reflect.Type) (node, bool) {
	text := func(pattern string) (node, bool) { return node{"type": "string", "pattern": pattern}, true }
	switch t {
	case reflect.TypeFor[model.ID]():
		return text(idPattern)
	case reflect.TypeFor[model.Date]():
		return text(dayPattern)
	case reflect.TypeFor[model.Seen]():
		return text(seenPattern)
	case reflect.TypeFor[time.Time]():
		return node{"type": "string", "format": "date-time"}, true
	case reflect.TypeFor[model.Answers]():
		return ref("Answers"), true
	}
	if names, known := machineNames[t]; known {
		return node{"type": "string", "enum": names()}, true
	}
	return nil, false
}
