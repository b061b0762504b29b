package model

import (
	"maps"
	"reflect"
	"slices"
	"time"
)

// Content is everything a worker fills in about a signal. A concept and each
// recorded version hold one. Each of its fields is one of [parts].
type Content struct {
	Answers  Answers           `json:"antwoorden"`
	Findings []Finding         `json:"bevindingen,omitempty"`
	People   []Person          `json:"personen,omitempty"`
	Checks   map[string]Check  `json:"nagaan,omitempty"`
	Steps    []Step            `json:"vervolg,omitempty"`
	Acute    []Acute           `json:"direct_bellen,omitempty"`
	Unclear  map[string]string `json:"niet_begrepen,omitempty"`   // words at a question of a day or a time that were not understood
	DangerAt time.Time         `json:"direct_gevaar_op,omitzero"` // when direct danger became ja
	UrgentAt time.Time         `json:"hoe_snel_op,omitzero"`      // when the term was recorded first; zero: with this version
}

// The parts of a content, by their names in JSON.
const (
	PartAnswers  PartName = "antwoorden"
	PartUnclear  PartName = "niet_begrepen"
	PartChecks   PartName = "nagaan"
	PartFindings PartName = "bevindingen"
	PartPeople   PartName = "personen"
	PartSteps    PartName = "vervolg"
	PartDanger   PartName = "direct_gevaar_op"
	PartAcute    PartName = "direct_bellen"
	PartUrgent   PartName = "hoe_snel_op"
)

// parts are the parts of a content, in the order in which changes are told. Whatever is done
// to all of them alike goes over these: copying, what changed, taking back, joining, what
// says nothing, and each text that was typed.
var parts = []part{
	answers{dict[Answer]{
		about: about{name: PartAnswers}, at: func(c *Content) *map[string]Answer { return (*map[string]Answer)(&c.Answers) }, same: slices.Equal[Answer],
		texts: func(a *Answer, text textFunc) {
			for i := range *a {
				text(AskedText, &(*a)[i])
			}
		},
	}},
	dict[string]{
		about: about{name: PartUnclear}, at: func(c *Content) *map[string]string { return &c.Unclear }, same: same[string],
		texts: func(s *string, text textFunc) { text(TypedText, s) },
	},
	dict[Check]{
		about: about{name: PartChecks}, at: func(c *Content) *map[string]Check { return &c.Checks }, same: same[Check],
		texts: func(c *Check, text textFunc) { text(TypedText, &c.Note) },
	},
	list[Finding]{
		about: about{name: PartFindings}, at: func(c *Content) *[]Finding { return &c.Findings }, same: sameAs[Finding],
		is: func(a, b Finding) bool { return a.ID == b.ID }, empty: Finding.empty, apart: beside,
		texts: func(f *Finding, text textFunc) {
			text(TypedText, &f.Text)
			text(SourceText, &f.SourceWords)
			text(SourceText, &f.ViaWords)
			text(TypedText, &f.StatusWhy)
			text(TypedText, &f.OwnView)
		},
	},
	list[Person]{
		about: about{name: PartPeople}, at: func(c *Content) *[]Person { return &c.People }, same: sameAs[Person],
		is: func(a, b Person) bool { return a.ID == b.ID }, empty: Person.empty,
		texts: func(p *Person, text textFunc) { text(AgeText, &p.AgeSaid) },
	},
	list[Step]{
		about: about{name: PartSteps}, at: func(c *Content) *[]Step { return &c.Steps }, same: sameAs[Step],
		is: func(a, b Step) bool { return a.ID == b.ID }, empty: Step.empty, known: Step.known, typing: Step.typing,
		texts: func(s *Step, text textFunc) {
			text(PlanText, &s.Text)
			text(TypedText, &s.Said)
			text(DoerText, &s.Who)
			text(PlanText, &s.Result)
		},
	},
	moment{about{name: PartDanger}, func(c *Content) *time.Time { return &c.DangerAt }},
	list[Acute]{
		about: about{PartAcute, true}, at: func(c *Content) *[]Acute { return &c.Acute }, same: func(a, b *Acute) bool { return a.equal(*b) }, is: Acute.equal,
		copy:  func(a *Acute) { a.Why = slices.Clone(a.Why) },
		texts: func(a *Acute, text textFunc) { text(TypedText, &a.Text) },
	},
	moment{about{PartUrgent, true}, func(c *Content) *time.Time { return &c.UrgentAt }},
}

// Clone returns a copy that shares nothing with c, safe to hand to a command.
func (c Content) Clone() Content {
	c.Own()
	return c
}

// Own has c, a copy of another content, share nothing with it but some parts.
func (c *Content) Own(but ...PartName) {
	for _, p := range parts {
		if !slices.Contains(but, p.info().name) {
			p.clone(c)
		}
	}
}

// Texts hands out each text that was typed or chosen, but those of some parts, which may be
// changed in place. Where none is nothing of c is written, so that others may read it.
func (c *Content) Texts(do func(Text, *string), but ...PartName) {
	for _, p := range parts {
		if !slices.Contains(but, p.info().name) {
			p.walk(c, do)
		}
	}
}

// Equal reports whether two contents say the same.
func (c Content) Equal(d Content) bool { return reflect.DeepEqual(c.tidy(), d.tidy()) }

// tidy makes nothing and empty the same thing.
func (c Content) tidy() Content {
	c = c.Clone()
	maps.DeleteFunc(c.Answers, func(_ string, a Answer) bool { return len(a) == 0 })
	for _, f := range reflect.ValueOf(&c).Elem().Fields() {
		if k := f.Kind(); (k == reflect.Map || k == reflect.Slice) && f.Len() == 0 {
			f.SetZero()
		}
	}
	return c
}

// TextKind says what a text tells of people, which decides what may be seen of it.
type TextKind byte

// The kinds. One that is new to whoever reads it counts as typed.
const (
	TypedText  TextKind = iota // in somebody's own words
	AskedText                  // an answer, typed or chosen: its question says how far it may go
	SourceText                 // who somebody is that told something
	DoerText                   // who does something
	PlanText                   // what is done, which may say who told something
	AgeText                    // how old somebody is exactly
)

// Text says what a text is, and where it stands.
type Text struct {
	Part PartName
	Kind TextKind
	Of   string // the question or the item it belongs to; "" in a list
}

// textFunc is handed each text of an item.
type textFunc func(TextKind, *string)

// PartName is the name of a part of a content.
type PartName string

// PartNames lists the parts of a content, in the order in which changes are told.
func PartNames() (out []PartName) {
	for _, p := range parts {
		out = append(out, p.info().name)
	}
	return out
}

// part is one part of a content: a [list], a [dict] or a [moment].
type part interface {
	info() about
	clone(c *Content)                                      // c shares it no more with what it was copied from
	said(c *Content)                                       // lets go of what says nothing; c is a copy
	walk(c *Content, do func(Text, *string))               // see [Content.Texts]
	merge(base, mine, theirs *Content)                     // mine becomes what [Join] says
	differ(then, now *Content, add func(Swap))             // what turns now into then
	stretch(s Swap, before, after *Content) (string, bool) // see [Stretch]
	swap(c *Content, s Swap) (back Swap, err error)        // see [Swap.in]
}

// about is what a part is called, and whether it is noted once and never taken back. It is
// also a part in which there is nothing to do.
type about struct {
	name  PartName
	noted bool
}

func (a about) info() about                                   { return a }
func (about) clone(*Content)                                  {}
func (about) said(*Content)                                   {}
func (about) walk(*Content, func(Text, *string))              {}
func (about) stretch(Swap, *Content, *Content) (string, bool) { return "", false }

// list is a part of several of the same, in order.
type list[T any] struct {
	about
	at     func(*Content) *[]T
	same   func(a, b *T) bool
	is     func(a, b T) bool // one and the same, whatever it says
	texts  func(*T, textFunc)
	copy   func(*T)                   // nil: it holds nothing that could be shared
	empty  func(T) bool               // nil: none says nothing
	apart  func(T) T                  // how theirs stands beside mine; nil: mine stays
	known  func(mine, theirs T) bool  // theirs stays
	typing func(before, after T) bool // it is being typed in, where that is not one text
}

func (l list[T]) clone(c *Content) {
	p := l.at(c)
	if *p = slices.Clone(*p); l.copy != nil {
		for i := range *p {
			l.copy(&(*p)[i])
		}
	}
}

func (l list[T]) said(c *Content) {
	if p := l.at(c); l.empty != nil && slices.ContainsFunc(*p, l.empty) {
		*p = slices.DeleteFunc(slices.Clone(*p), l.empty)
	}
}

func (l list[T]) walk(c *Content, do func(Text, *string)) {
	text := func(k TextKind, s *string) { do(Text{l.name, k, ""}, s) }
	for i := range *l.at(c) {
		l.texts(&(*l.at(c))[i], text)
	}
}

// merge takes of each item the side that changed it, in my order, with theirs behind. What
// is noted nobody takes away.
func (l list[T]) merge(base, mine, theirs *Content) {
	var out []T
	find := func(in []T, want T) (t T, ok bool) {
		i := slices.IndexFunc(in, func(t T) bool { return l.is(t, want) })
		if i < 0 {
			return t, false
		}
		return in[i], true
	}
	for _, m := range *l.at(mine) {
		was, had := find(*l.at(base), m)
		other, there := find(*l.at(theirs), m)
		switch {
		case !there && had && says(m, was) && !l.noted: // they took it away, and it says nothing new
		case there && had && says(m, was), there && l.known != nil && l.known(m, other):
			out = append(out, other)
		case there && !says(other, m) && (!had || !says(other, was)) && l.apart != nil:
			out = append(out, m, l.apart(other))
		default:
			out = append(out, m)
		}
	}
	for _, o := range *l.at(theirs) {
		if _, here := find(*l.at(mine), o); here {
			continue
		}
		if was, had := find(*l.at(base), o); !had || !says(o, was) {
			out = append(out, o) // new, or changed while I took it away
		}
	}
	*l.at(mine) = out
}

// differ goes by the items that differ.
func (l list[T]) differ(before, after *Content, add func(Swap)) {
	then, now := *l.at(before), *l.at(after)
	n := 0
	for n < min(len(then), len(now)) && l.same(&then[n], &now[n]) {
		n++
	}
	m := 0
	for m < min(len(then), len(now))-n && l.same(&then[len(then)-1-m], &now[len(now)-1-m]) {
		m++
	}
	if then, now = then[n:len(then)-m], now[n:len(now)-m]; len(then)+len(now) > 0 {
		s := swap(l.name, encoded(nonNil(then)), encoded(nonNil(now)))
		s.At, s.Now, s.Then = n, len(now), len(then)
		add(s)
	}
}

func (l list[T]) swap(c *Content, s Swap) (Swap, error) {
	p := l.at(c)
	if s.At < 0 || s.Now < 0 || s.At+s.Now > len(*p) {
		return Swap{}, errNoFit
	}
	items := nonNil((*p)[s.At : s.At+s.Now])
	back, err := into(s, &items)
	if err == nil && len(items) != s.Then {
		err = errNoFit
	}
	if err == nil {
		*p = slices.Concat((*p)[:s.At], items, (*p)[s.At+s.Now:])
	}
	return back, err
}

// dict is a part of several of the same, each under the name of a question or an item.
type dict[V any] struct {
	about
	at    func(*Content) *map[string]V
	same  func(a, b V) bool
	texts func(*V, textFunc)
}

func (d dict[V]) clone(c *Content) { *d.at(c) = maps.Clone(*d.at(c)) }

// walk writes only what was changed.
func (d dict[V]) walk(c *Content, do func(Text, *string)) {
	var of string
	var now V
	text := func(k TextKind, s *string) { do(Text{d.name, k, of}, s) }
	for k, v := range *d.at(c) {
		of, now = k, v
		if d.texts(&now, text); !d.same(now, v) {
			(*d.at(c))[k] = now
		}
	}
}

func (d dict[V]) merge(base, mine, theirs *Content) {
	*d.at(mine) = joinMap(*d.at(base), *d.at(mine), *d.at(theirs), says)
}

func (d dict[V]) differ(then, now *Content, add func(Swap)) {
	swapValues(d.name, *d.at(then), *d.at(now), d.same, add)
}

func (d dict[V]) swap(c *Content, s Swap) (Swap, error) { return inMap(s, d.at(c)) }

// answers are always there in a copy, and are joined by their rows.
type answers struct{ dict[Answer] }

func (answers) clone(c *Content) {
	a := make(Answers, len(c.Answers))
	for k, v := range c.Answers {
		a[k] = slices.Clone(v)
	}
	c.Answers = a
}

func (answers) said(c *Content) {
	for _, a := range c.Answers {
		if blank(a) {
			c.Answers = maps.Clone(c.Answers)
			maps.DeleteFunc(c.Answers, func(_ string, a Answer) bool { return blank(a) })
			return
		}
	}
}

func (answers) merge(base, mine, theirs *Content) {
	mine.Answers = joinAnswers(base.Answers, mine.Answers, theirs.Answers)
}

// moment is a part of one moment.
type moment struct {
	about
	at func(*Content) *time.Time
}

func (m moment) merge(base, mine, theirs *Content) {
	if m.at(mine).Equal(*m.at(base)) {
		*m.at(mine) = *m.at(theirs)
	}
}

func (m moment) differ(then, now *Content, add func(Swap)) {
	if !m.at(then).Equal(*m.at(now)) {
		add(swap(m.name, encoded(m.at(then)), encoded(m.at(now))))
	}
}

func (m moment) swap(c *Content, s Swap) (Swap, error) { return into(s, m.at(c)) }
