package model

import "slices"

// Record is a recorded signal with whom it is about: what lists, outputs and searching go
// over. Where it was recorded about a subject that is one with others, Subject is the one that
// is kept and Also are the others.
type Record struct {
	Signal  Signal
	Subject Subject
	Name    string   // roepnaam, "" for none
	Earlier []Signal // the versions before, oldest first; only who asks for them gets them

	Also  []Known
	Shift int   // what its number is shown with more, see [Member]
	Links Links // what was said of its own subject
}

// Known is a subject with its roepnaam, "" for none.
type Known struct {
	Subject Subject
	Name    string
}

// Code is what the signal is called.
func (r Record) Code() string { return SignalCode(r.Subject.Code, r.Number()) }

// Number is its number among the signals of its subject.
func (r Record) Number() int { return r.Signal.N + r.Shift }

// Own returns whom it was recorded about, by itself.
func (r Record) Own() Known {
	for _, k := range r.Also {
		if k.Subject.ID == r.Signal.Subject {
			return k
		}
	}
	return Known{r.Subject, r.Name}
}

// Names lists the roepnamen of all it is about.
func (r Record) Names() []string { return r.each(func(k Known) string { return k.Name }) }

// Marks lists the marks of all it is about.
func (r Record) Marks() []string { return r.each(func(k Known) string { return k.Subject.Mark }) }

func (r Record) each(of func(Known) string) (out []string) {
	for _, k := range append([]Known{{r.Subject, r.Name}}, r.Also...) {
		if s := of(k); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// OtherCodes lists the codes of the others it is about.
func (r Record) OtherCodes() (out []Code) {
	for _, k := range r.Also {
		out = append(out, k.Subject.Code)
	}
	return out
}

// Level says how much of a person an output carries.
type Level string

// The levels.
const (
	Counts       Level = "counts"       // no person: numbers only, small ones hidden
	Pseudonymous Level = "pseudonymous" // a code, no names; masked, and never read back
	Complete     Level = "complete"     // everything; the only one that can be imported
)

// Levels lists the levels from little to much.
var Levels = []Level{Counts, Pseudonymous, Complete}
