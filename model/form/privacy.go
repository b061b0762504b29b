package form

import (
	"encoding/json"
	"reflect"
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

// Remember says what becomes of the last answer to a question in the next signal.
// A form may also say true, which means [Offer].
type Remember string

// What may become of it. What stood about one child must never stand about the
// next because nobody looked, so filling in is only for what is not about a child.
const (
	Forget Remember = ""
	Offer  Remember = "offer" // shown, and taken by a key of its own
	Fill   Remember = "fill"  // filled in; only about the worker, or where the privacy is open
)

// UnmarshalJSON reads a word, or true or false.
func (r *Remember) UnmarshalJSON(b []byte) error {
	var yes bool
	if json.Unmarshal(b, &yes) == nil {
		*r = map[bool]Remember{true: Offer}[yes]
		return nil
	}
	var word string
	if json.Unmarshal(b, &word) != nil {
		return &json.UnmarshalTypeError{Value: "iets anders dan een woord, true of false", Type: reflect.TypeFor[Remember]()}
	}
	*r = Remember(word)
	return nil
}

// AboutWorker says that a question is about who fills it in, or where they work; "" is
// the subject.
const AboutWorker = "worker"

// remember refuses an answer that would go from one child to the next unseen.
func (c *checker) remember(at string, q Question) error {
	if q.About != "" && q.About != AboutWorker {
		return c.file.Errorf(at+".about", "hier kan alleen %q staan", AboutWorker)
	}
	at += ".remember"
	switch q.Remember {
	case Forget:
		return nil
	case Offer, Fill:
	default:
		return c.file.Errorf(at, "%q is niet true, %q of %q", q.Remember, Offer, Fill)
	}
	//exhaustive:enforce
	switch q.Kind {
	case Subject, Mark, Findings, Steps, People, Checklist, Rows, Note:
		return c.file.Errorf(at, "het antwoord op een vraag van soort %q wordt niet onthouden", q.Kind)
	case Text, Area, Number, Date, Choice, Choices, Age, Seen, Place:
	}
	if q.Remember == Fill && q.About != AboutWorker && (q.Privacy != PrivacyOpen || q.Kind == Place) {
		return c.file.Errorf(at, "alleen wat over de medewerker gaat of privacy %q heeft, wordt vanzelf ingevuld; %q wordt aangeboden", PrivacyOpen, Offer)
	}
	return nil
}
