package model

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
)

// Swap puts other bytes in the place of some bytes of one part of a concept,
// as that part is encoded. The bytes it takes away are not kept: whoever swaps
// gets the swap that puts them back.
type Swap struct {
	Part string `json:"deel"`
	At   int    `json:"vanaf,omitempty"`  // first item, in a list
	Now  int    `json:"nu,omitempty"`     // items that stand there
	Then int    `json:"straks,omitempty"` // items that will
	From int    `json:"begin,omitempty"`  // first byte of their encoding
	Len  int    `json:"weg,omitempty"`    // bytes that go
	Put  []byte `json:"erin,omitempty"`   // bytes that come
}

// The parts of a concept a swap may name. Those that end in a colon are
// followed by a question or an item.
const (
	partAnswer   = "antwoorden:"
	partTyping   = "half_getypt:"
	partUnclear  = "niet_begrepen:"
	partCheck    = "nagaan:"
	partFindings = "bevindingen"
	partPeople   = "personen"
	partSteps    = "vervolg"
	partAcute    = "direct_bellen" // only named by Changed
	partDanger   = "direct_gevaar_op"
	partSubject  = "onderwerp"
	partReason   = "reden"
)

func (s Swap) list() bool {
	return s.Part == partFindings || s.Part == partPeople || s.Part == partSteps
}

// whose is whom a concept is about.
type whose struct {
	Subject Subject `json:"onderwerp"`
	Known   bool    `json:"bekend,omitempty"`
	Name    string  `json:"roepnaam,omitempty"`
}

func whom(d Draft) whose { return whose{d.Subject, d.Known, d.Name} }

var errNoFit = errors.New("undo: the concept is not what the edit was made on")

// in swaps, and returns what swaps back.
func (s Swap) in(d *Draft) (Swap, error) {
	is, err := s.read(d)
	if err != nil {
		return Swap{}, err
	}
	if s.From < 0 || s.Len < 0 || s.From+s.Len > len(is) {
		return Swap{}, errNoFit
	}
	back := Swap{Part: s.Part, At: s.At, Now: s.Then, Then: s.Now, From: s.From, Len: len(s.Put), Put: slices.Clone(is[s.From : s.From+s.Len])}
	return back, s.write(d, slices.Concat(is[:s.From], s.Put, is[s.From+s.Len:]))
}

// read encodes what stands there now; nothing when the part has no value.
func (s Swap) read(d *Draft) ([]byte, error) {
	switch s.Part {
	case partFindings:
		return itemsOf(d.Findings, s)
	case partPeople:
		return itemsOf(d.People, s)
	case partSteps:
		return itemsOf(d.Steps, s)
	case partSubject:
		return encoded(whom(*d)), nil
	case partReason:
		return encoded(d.Reason), nil
	case partDanger:
		return encoded(d.DangerAt), nil
	}
	kind, name := s.named()
	switch kind {
	case partAnswer:
		return valueOf(d.Answers, name), nil
	case partTyping:
		return valueOf(d.Typing, name), nil
	case partUnclear:
		return valueOf(d.Unclear, name), nil
	case partCheck:
		return valueOf(d.Checks, name), nil
	}
	return nil, errNoFit
}

// write takes over what will stand there, which may be nothing.
func (s Swap) write(d *Draft, b []byte) (err error) {
	switch s.Part {
	case partFindings:
		d.Findings, err = withItems(d.Findings, s, b)
		return err
	case partPeople:
		d.People, err = withItems(d.People, s, b)
		return err
	case partSteps:
		d.Steps, err = withItems(d.Steps, s, b)
		return err
	case partSubject:
		var w whose
		err = json.Unmarshal(b, &w)
		d.Subject, d.Known, d.Name = w.Subject, w.Known, w.Name
		return err
	case partReason:
		return json.Unmarshal(b, &d.Reason)
	case partDanger:
		return json.Unmarshal(b, &d.DangerAt)
	}
	kind, name := s.named()
	switch kind {
	case partAnswer:
		return setValue(&d.Answers, name, b)
	case partTyping:
		return setValue(&d.Typing, name, b)
	case partUnclear:
		return setValue(&d.Unclear, name, b)
	case partCheck:
		return setValue(&d.Checks, name, b)
	}
	return errNoFit
}

// named parts a part into what it is and the question or item behind it.
func (s Swap) named() (kind, name string) {
	kind, name, _ = strings.Cut(s.Part, ":")
	return kind + ":", name
}

// swap turns the encoding now into that of then, keeping what both begin and
// end with.
func swap(part string, then, now []byte) Swap {
	n := 0
	for n < min(len(then), len(now)) && then[n] == now[n] {
		n++
	}
	m := 0
	for m < min(len(then), len(now))-n && then[len(then)-1-m] == now[len(now)-1-m] {
		m++
	}
	return Swap{Part: part, From: n, Len: len(now) - n - m, Put: slices.Clone(then[n : len(then)-m])}
}

func swapValue[M ~map[string]V, V any](part string, then, now M, name string) Swap {
	return swap(part, valueOf(then, name), valueOf(now, name))
}

// swapItems turns the list now into then, by the items that differ.
func swapItems[T comparable](part string, then, now []T) Swap {
	n := 0
	for n < min(len(then), len(now)) && then[n] == now[n] {
		n++
	}
	m := 0
	for m < min(len(then), len(now))-n && then[len(then)-1-m] == now[len(now)-1-m] {
		m++
	}
	then, now = then[n:len(then)-m], now[n:len(now)-m]
	if len(then) == 0 && len(now) == 0 {
		return Swap{}
	}
	s := swap(part, encoded(nonNil(then)), encoded(nonNil(now)))
	s.At, s.Now, s.Then = n, len(now), len(then)
	return s
}

func nonNil[T any](l []T) []T { return append([]T{}, l...) }

func itemsOf[T any](list []T, s Swap) ([]byte, error) {
	if s.At < 0 || s.Now < 0 || s.At+s.Now > len(list) {
		return nil, errNoFit
	}
	return encoded(nonNil(list[s.At : s.At+s.Now])), nil
}

func withItems[T any](list []T, s Swap, b []byte) ([]T, error) {
	var in []T
	if err := json.Unmarshal(b, &in); err != nil {
		return list, err
	}
	if len(in) != s.Then {
		return list, errNoFit
	}
	return slices.Concat(list[:s.At], in, list[s.At+s.Now:]), nil
}

func valueOf[M ~map[string]V, V any](m M, name string) []byte {
	v, ok := m[name]
	if !ok {
		return nil
	}
	return encoded(v)
}

func setValue[M ~map[string]V, V any](m *M, name string, b []byte) error {
	if len(b) == 0 {
		delete(*m, name)
		return nil
	}
	var v V
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	if *m == nil {
		*m = M{}
	}
	(*m)[name] = v
	return nil
}

// encoded never fails for what a concept holds: a year of five digits, which
// nobody can enter, would be the only way.
func encoded(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		return []byte("null")
	}
	return b
}
