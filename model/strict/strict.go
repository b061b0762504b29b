// Package strict reads data files the way this program wants all of them
// read: nothing unknown, nothing twice, nothing after the end, and every
// refusal names the file and the place. It knows no particular file.
package strict

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"tijdig/model/pattern"
)

// MaxFile is the largest data file that is read, in bytes.
const MaxFile = 4 << 20

// File is a data file that was read, with the place of everything in it.
type File struct {
	Name   string
	data   []byte
	places map[string]int64 // path, such as questions[3].key, to the offset of its value
}

// Embedded returns what reads a file that comes with the program, once, when it is first asked.
func Embedded[T any](data []byte, name string, read func(data []byte, name string) (T, error)) func() T {
	return sync.OnceValue(func() T {
		v, err := read(data, name)
		if err != nil {
			panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
		}
		return v
	})
}

// JSON reads data into v and returns the file, to name places in it. Besides
// what encoding/json refuses it refuses an unknown field, a key given twice
// in one object, a key with a capital (encoding/json would take it for its
// lower-case sister), text after the end and invalid UTF-8.
func JSON(data []byte, name string, v any) (*File, error) {
	f := &File{Name: name, data: data, places: map[string]int64{}}
	if len(data) > MaxFile {
		return nil, fmt.Errorf("%s: %d bytes, ten hoogste %d", name, len(data), MaxFile)
	}
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%s: geen geldige UTF-8", name)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(v)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return nil, f.at(syntax.Offset, "", f.misplaced(syntax.Offset))
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, f.at(int64(len(data)), "", errors.New("het bestand houdt te vroeg op"))
	}
	if werr := f.walk(); werr != nil {
		return nil, werr
	}
	if err != nil {
		return nil, f.refused(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, f.at(d.InputOffset(), "", errors.New("na het einde volgt nog iets"))
	}
	return f, nil
}

// misplaced says what stands where the syntax of JSON has no room for it. The end of
// a file cut short is told as that.
func (f *File) misplaced(offset int64) error {
	if offset > int64(len(f.data)) || len(bytes.TrimSpace(f.data[max(0, offset-1):])) == 0 {
		return errors.New("het bestand houdt te vroeg op")
	}
	r, _ := utf8.DecodeRune(f.data[max(0, offset-1):])
	return fmt.Errorf("hier klopt het bestand niet: %q had er niet mogen staan; let op komma's, aanhalingstekens en haken", r)
}

// Errorf returns a refusal that names the file, the line and column, and the
// path. A path that is not in the file gets the place of what holds it.
func (f *File) Errorf(path, format string, args ...any) error {
	return f.at(f.offset(path), path, fmt.Errorf(format, args...))
}

func (f *File) offset(path string) int64 {
	for p := path; p != ""; {
		if off, ok := f.places[p]; ok {
			return off
		}
		cut := strings.LastIndexAny(p, ".[")
		if cut < 0 {
			break
		}
		p = p[:cut]
	}
	return 0
}

func (f *File) at(offset int64, path string, err error) error {
	before := f.data[:min(max(offset, 0), int64(len(f.data)))]
	line := bytes.Count(before, []byte("\n")) + 1
	col := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	if path != "" {
		return fmt.Errorf("%s:%d:%d: %s: %w", f.Name, line, col, path, err)
	}
	return fmt.Errorf("%s:%d:%d: %w", f.Name, line, col, err)
}

var unknownField = pattern.Lazy(`^json: unknown field "(.*)"$`)

// jsonWords are the kinds of value as people call them.
var jsonWords = map[string]string{
	"number": "een getal", "string": "tekst", "bool": "true of false", "array": "een lijst tussen [ en ]", "object": "een groep tussen { en }",
}

// refused finds the place of what encoding/json refused.
func (f *File) refused(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return f.at(kind.Offset, kind.Field, fmt.Errorf("dit past hier niet: %s", cmp.Or(jsonWords[kind.Value], kind.Value)))
	}
	if m := unknownField().FindStringSubmatch(err.Error()); m != nil {
		first, path := int64(-1), m[1]
		for p, off := range f.places {
			if (p == m[1] || strings.HasSuffix(p, "."+m[1])) && (first < 0 || off < first) {
				first, path = off, p
			}
		}
		return f.at(first, path, errors.New("onbekende naam"))
	}
	return f.at(0, "", err)
}
