package form

import (
	"encoding/json"
	"reflect"
)

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
