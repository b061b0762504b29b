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

// What a concept has beside its content that a swap may name.
const (
	partTyping  PartName = "half_getypt"
	partSubject PartName = "onderwerp"
	partReason  PartName = "reden"
)

// part is what a swap is of, and of is the question or the item.
func (s Swap) part() PartName { name, _, _ := strings.Cut(s.Part, ":"); return PartName(name) }

func (s Swap) of() string { _, of, _ := strings.Cut(s.Part, ":"); return of }

// list reports a swap in a list.
func (s Swap) list() bool { return s.Now+s.Then > 0 }

// named is a part of a content that can be taken back; nil where there is none.
func named(name PartName) part {
	for _, p := range parts {
		if i := p.info(); i.name == name && !i.noted {
			return p
		}
	}
	return nil
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
func (s Swap) in(d *Draft) (back Swap, err error) {
	switch s.part() {
	case partTyping:
		return inMap(s, &d.Typing)
	case partReason:
		return into(s, &d.Reason)
	case partSubject:
		w := whom(*d)
		back, err = into(s, &w)
		d.Subject, d.Known, d.Name = w.Subject, w.Known, w.Name
		return back, err
	}
	if p := named(s.part()); p != nil {
		return p.swap(&d.Content, s)
	}
	return Swap{}, errNoFit
}

// into swaps in the encoding of a value.
func into[V any](s Swap, v *V) (back Swap, err error) {
	back, b, err := s.spliced(encoded(*v))
	if err != nil {
		return back, err
	}
	var now V
	err = json.Unmarshal(b, &now)
	*v = now
	return back, err
}

// inMap swaps in what stands under a name, or puts it there, or takes it away.
func inMap[V any](s Swap, m *map[string]V) (Swap, error) {
	back, b, err := s.spliced(valueOf(*m, s.of()))
	if err != nil {
		return back, err
	}
	if len(b) == 0 {
		delete(*m, s.of())
		return back, nil
	}
	if *m == nil {
		*m = map[string]V{}
	}
	var v V
	err = json.Unmarshal(b, &v)
	(*m)[s.of()] = v
	return back, err
}

// spliced returns what will stand in the place of an encoding, which may be nothing.
func (s Swap) spliced(is []byte) (back Swap, b []byte, err error) {
	if s.From < 0 || s.Len < 0 || s.From+s.Len > len(is) {
		return back, nil, errNoFit
	}
	back = Swap{Part: s.Part, At: s.At, Now: s.Then, Then: s.Now, From: s.From, Len: len(s.Put), Put: slices.Clone(is[s.From : s.From+s.Len])}
	return back, slices.Concat(is[:s.From], s.Put, is[s.From+s.Len:]), nil
}

// swap turns the encoding now into that of then, keeping what both begin and
// end with.
func swap(part PartName, then, now []byte) Swap {
	n := 0
	for n < min(len(then), len(now)) && then[n] == now[n] {
		n++
	}
	m := 0
	for m < min(len(then), len(now))-n && then[len(then)-1-m] == now[len(now)-1-m] {
		m++
	}
	return Swap{Part: string(part), From: n, Len: len(now) - n - m, Put: slices.Clone(then[n : len(then)-m])}
}

// swapValues turns the values now into then, by the names under which they differ.
func swapValues[V any](part PartName, then, now map[string]V, same func(a, b V) bool, add func(Swap)) {
	for _, name := range differing(then, now, same) {
		add(swap(part+":"+PartName(name), valueOf(then, name), valueOf(now, name)))
	}
}

func nonNil[T any](l []T) []T { return append([]T{}, l...) }

func valueOf[M ~map[string]V, V any](m M, name string) []byte {
	v, ok := m[name]
	if !ok {
		return nil
	}
	return encoded(v)
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
