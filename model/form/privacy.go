package form

import (
	"slices"

	"tijdig/model"
)

// Privacy says how far an answer may go.
type Privacy string

// How far. What an output without names lets through follows from this alone.
const (
	PrivacyText     Privacy = ""       // typed text may lead to somebody: left out, or masked; what is chosen goes along
	PrivacyOpen     Privacy = "open"   // leads to nobody: typed text goes along, masked
	PrivacyName     Privacy = "name"   // what somebody is called: left out, and masked in all other text
	PrivacySource   Privacy = "source" // may say who a source is: left out where one is confidential
	PrivacySpecial  Privacy = "a9"     // health, belief, origin, sexuality: left out, and that it was asked too
	PrivacyCriminal Privacy = "a10"    // criminal matters: the same
	PrivacyNever    Privacy = "never"  // in no output but a complete one
)

// privacies lists what a form may say, "text" for what it means to say nothing.
var privacies = []Privacy{PrivacyText, "text", PrivacyOpen, PrivacyName, PrivacySource, PrivacySpecial, PrivacyCriminal, PrivacyNever}

// Hidden reports whether an output without names does not even tell that it was asked.
func (p Privacy) Hidden() bool {
	return p == PrivacySpecial || p == PrivacyCriminal || p == PrivacyNever
}

// privacy refuses words that say nothing, and any at a question whose answer has rules of
// its own.
func (c *checker) privacy(at string, q Question) error {
	if !slices.Contains(privacies, q.Privacy) {
		return c.file.Errorf(at+".privacy", "%q is niet open, text, name, source, a9, a10 of never", q.Privacy)
	}
	//exhaustive:enforce
	switch q.Kind {
	case Subject, Mark, Findings, Steps, People, Checklist, Age, Seen, Note:
		if q.Privacy != PrivacyText {
			return c.file.Errorf(at+".privacy", "een vraag van soort %q heeft haar eigen regels", q.Kind)
		}
	case Text, Area, Number, Date, Choice, Choices, Place, Rows:
	}
	return nil
}

// Telling returns the columns of the questions that may not even be known to have been
// asked: those whose privacy says so, those that are asked only because of what stands at
// certain items, and what hangs on either.
func (f *Form) Telling(item func(code string) bool) map[string]bool {
	out := map[string]bool{}
	for _, q := range f.Questions {
		tells := q.Privacy.Hidden() || q.When.reads(item, out)
		if tells {
			out[q.ID] = true
		}
		for _, own := range q.Questions {
			cell := q.cell(own, "")
			if tells || own.Privacy.Hidden() || cell.When.reads(item, out) {
				out[model.Column(cell.ID)] = true
			}
		}
	}
	return out
}

// strictness orders them: the further on, the less goes along.
var strictness = []Privacy{PrivacyOpen, PrivacyText, PrivacySource, PrivacyName, PrivacySpecial, PrivacyCriminal, PrivacyNever}

// Stricter reports whether less goes along than with other.
func (p Privacy) Stricter(other Privacy) bool {
	return slices.Index(strictness, p) > slices.Index(strictness, other)
}
