package model

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
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

// Stretch names the one text an edit is about, so that keys typed in it one
// after another are one edit; "" when the edit is more than text. It is typed
// when characters came or went in one place, and not when the text was
// replaced or has just begun.
func Stretch(e Edit, before, after Draft) (name string, typed bool) {
	var lists, others []Swap
	typing := ""
	for _, s := range e.Swaps {
		switch {
		case s.list():
			lists = append(lists, s)
		case s.part() == partTyping:
			typing = s.of()
		default:
			others = append(others, s)
		}
	}
	switch {
	case len(lists) == 1 && len(others) == 0:
		then, now := before.Content, after.Content
		return named(lists[0].part()).stretch(lists[0], &then, &now)
	case len(lists) > 0 || len(others) > 1:
		return "", false
	case len(others) == 0 && typing != "":
		return string(PartAnswers) + ":" + typing, spliced(before.Typing[typing], after.Typing[typing])
	case len(others) == 0:
		return "", false
	}
	return others[0].textStretch(typing, before, after)
}

// stretch is that of a swap in a list: one item began, or one text in it was
// typed in.
func (l list[T]) stretch(s Swap, before, after *Content) (string, bool) {
	name := s.Part + " " + strconv.Itoa(s.At)
	switch {
	case s.Now == 1 && s.Then == 0:
		return name, false
	case s.Now != 1 || s.Then != 1:
		return "", false
	}
	b, a := (*l.at(before))[s.At], (*l.at(after))[s.At]
	if l.typing != nil && l.typing(b, a) {
		return name + " -", true
	}
	var now []string
	l.texts(&a, func(_ TextKind, s *string) { now = append(now, *s) })
	n, of, typed := 0, "", false
	l.texts(&b, func(_ TextKind, s *string) {
		was := *s
		if *s = now[n]; was != *s && l.same(&b, &a) {
			of, typed = name+strings.Repeat(" ", n), spliced(was, *s)
		}
		*s = was
		n++
	})
	return of, typed
}

// typing reports that the day of a step is typed, which is not one text.
func (s Step) typing(after Step) bool {
	return s.ID == after.ID && s.Status == after.Status && s.Type == after.Type && s.Text == after.Text
}

// textStretch is that of a swap of one value.
func (s Swap) textStretch(typing string, before, after Draft) (string, bool) {
	kind, q := s.part(), s.of()
	switch {
	case kind == PartAnswers && typing == q:
		return s.Part, spliced(before.Typing[q], after.Typing[q])
	case typing != "":
		return "", false
	case kind == PartAnswers && len(before.Answers[q]) < 2 && len(after.Answers[q]) < 2:
		return s.Part, spliced(before.Answers.One(q), after.Answers.One(q))
	case kind == PartChecks:
		b, a := before.Checks[q], after.Checks[q]
		if b.Note, b.At = a.Note, a.At; a != b {
			return "", false // an answer or a source is an edit of its own
		}
		return s.Part, spliced(before.Checks[q].Note, a.Note)
	case kind == partReason:
		return s.Part, spliced(before.Reason, after.Reason)
	case kind == partSubject:
		b, a := whom(before), whom(after)
		c := b
		c.Name, c.Subject.Mark = a.Name, a.Subject.Mark
		return s.Part, c == a && (spliced(b.Name, a.Name) || spliced(b.Subject.Mark, a.Subject.Mark))
	}
	return "", false
}

// spliced reports whether b is a with characters put in, or taken out, in one
// place.
func spliced(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return len(a) < len(b) && strings.HasSuffix(b, a[n:])
}
