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
