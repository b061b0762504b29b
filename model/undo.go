package model

import (
	"maps"
	"reflect"
	"slices"
)

// Change is one undoable change to a concept: the parts that changed, as they
// were before.
type Change struct {
	What    string   `json:"wat"` // the question, or the item of the checklist
	Parts   []string `json:"delen"`
	Before  Content  `json:"voor"`
	Subject *Subject `json:"onderwerp,omitempty"` // nil: did not change
	Name    *string  `json:"roepnaam,omitempty"`  // nil: did not change
}

// MaxUndo is how many changes of a concept can be taken back.
const MaxUndo = 50

// The parts of a content a change may name, beside "antwoorden:" and
// "nagaan:" followed by a question or an item.
const (
	partAnswer   = "antwoorden:"
	partCheck    = "nagaan:"
	partFindings = "bevindingen"
	partPeople   = "personen"
	partSteps    = "vervolg"
	partAcute    = "direct_bellen"
)

// Difference returns what has to be put back to turn after into before, and
// false when nothing changed.
func Difference(what string, before, after Draft) (Change, bool) {
	c := Change{What: what, Before: Content{Answers: Answers{}, Checks: map[string]Check{}}}
	for q := range union(before.Answers, after.Answers) {
		if !slices.Equal(before.Answers[q], after.Answers[q]) {
			c.Parts = append(c.Parts, partAnswer+q)
			c.Before.Answers[q] = slices.Clone(before.Answers[q])
		}
	}
	for i := range union(before.Checks, after.Checks) {
		b, was := before.Checks[i]
		a, is := after.Checks[i]
		if was != is || b != a {
			c.Parts = append(c.Parts, partCheck+i)
			if was {
				c.Before.Checks[i] = b
			}
		}
	}
	slices.Sort(c.Parts)
	if !slices.Equal(before.Findings, after.Findings) {
		c.Parts, c.Before.Findings = append(c.Parts, partFindings), slices.Clone(before.Findings)
	}
	if !slices.Equal(before.People, after.People) {
		c.Parts, c.Before.People = append(c.Parts, partPeople), slices.Clone(before.People)
	}
	if !slices.Equal(before.Steps, after.Steps) {
		c.Parts, c.Before.Steps = append(c.Parts, partSteps), slices.Clone(before.Steps)
	}
	if !reflect.DeepEqual(before.Acute, after.Acute) {
		c.Parts, c.Before.Acute = append(c.Parts, partAcute), slices.Clone(before.Acute)
	}
	if before.Subject != after.Subject {
		s := before.Subject
		c.Subject = &s
	}
	if before.Name != after.Name {
		n := before.Name
		c.Name = &n
	}
	return c, len(c.Parts) > 0 || c.Subject != nil || c.Name != nil
}

func union[V any](a, b map[string]V) map[string]bool {
	out := map[string]bool{}
	for k := range a {
		out[k] = true
	}
	for k := range b {
		out[k] = true
	}
	return out
}

// Same reports whether two changes are about the same thing, so that a word
// typed letter by letter is taken back in one go.
func (c Change) Same(d Change) bool {
	return c.What == d.What && slices.Equal(c.Parts, d.Parts) &&
		(c.Subject == nil) == (d.Subject == nil) && (c.Name == nil) == (d.Name == nil)
}

// Restore returns d with the change taken back. Rev is the caller's to raise.
func (c Change) Restore(d Draft) Draft {
	d = d.Clone()
	if d.Checks == nil {
		d.Checks = map[string]Check{}
	}
	for _, p := range c.Parts {
		c.restorePart(&d.Content, p)
	}
	if c.Subject != nil {
		d.Subject = *c.Subject
	}
	if c.Name != nil {
		d.Name = *c.Name
	}
	return d
}

func (c Change) restorePart(to *Content, part string) {
	switch part {
	case partFindings:
		to.Findings = slices.Clone(c.Before.Findings)
	case partPeople:
		to.People = slices.Clone(c.Before.People)
	case partSteps:
		to.Steps = slices.Clone(c.Before.Steps)
	case partAcute:
		to.Acute = slices.Clone(c.Before.Acute)
	default:
		c.restoreNamed(to, part)
	}
}

func (c Change) restoreNamed(to *Content, part string) {
	if q, ok := trim(part, partAnswer); ok {
		if a := c.Before.Answers[q]; len(a) > 0 {
			to.Answers[q] = slices.Clone(a)
		} else {
			delete(to.Answers, q)
		}
	}
	if i, ok := trim(part, partCheck); ok {
		checks := maps.Clone(to.Checks)
		if b, was := c.Before.Checks[i]; was {
			checks[i] = b
		} else {
			delete(checks, i)
		}
		to.Checks = checks
	}
}

func trim(s, prefix string) (string, bool) {
	if len(s) > len(prefix) && s[:len(prefix)] == prefix {
		return s[len(prefix):], true
	}
	return "", false
}

// Changed names the parts in which two contents differ, in a fixed order: a
// question after "antwoorden:", an item after "nagaan:", or a whole list.
func Changed(before, after Content) []string {
	c, _ := Difference("", Draft{Content: before}, Draft{Content: after})
	return c.Parts
}
