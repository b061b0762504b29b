// Package model holds what the program is about: signals and the subjects they
// are about, what was seen, what was found on the checklist and what is done
// next, with the rules about them. It imports nothing but the standard
// library and knows neither screens nor files nor the clock.
//
// The nouns:
//
//   - subject: whom signals are about: a child, a young person, a family, a group or a place
//   - signal: what somebody noticed about a subject; it has versions
//   - draft, or concept: a signal being written
//   - content: all that is filled in about a signal, of which a draft and a version hold one
//   - part: a piece of the content that is compared and taken back by itself: an answer, a
//     finding, a person, a check, a step
//   - finding: one line of what was seen or heard, with its kind and source
//   - check: what was found about one item of the checklist
//   - form, block, question: what is asked, as data; see model/form
//   - row, cell: one answer of a question that is answered more than once, and what stands
//     in it; see [Cell]
//   - record: a recorded signal with whom it is about
//   - level: how much of a person an output carries
package model

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// FormRef names the form and the catalogue a signal was entered with, so that
// it stays readable under every later version.
type FormRef struct {
	Form      string `json:"formulier"`
	Version   int    `json:"formulier_versie"`
	Catalogue int    `json:"catalogus_versie"`
	Hash      string `json:"formulier_som,omitempty"` // of the definition's text, where the file keeps it; "": a form of the program itself
}

// Signal is one version of a signal. A version is never changed: an edit
// makes a new one that names the versions it came from.
type Signal struct {
	Revision ID        `json:"versie"`
	Parents  []ID      `json:"vorige_versies,omitempty"` // none, one, or two when two laptops are joined
	Signal   ID        `json:"signaal"`
	Subject  ID        `json:"onderwerp"`
	N        int       `json:"volgnummer"` // 1 for the first signal of the subject
	Written  time.Time `json:"geschreven"` // an instant, with the offset it was written at
	Reason   string    `json:"reden,omitempty"`
	Undone   bool      `json:"ongedaan,omitempty"` // this version restores an earlier one
	Redone   bool      `json:"opnieuw,omitempty"`  // this version gives again what one before it took back
	Author   Author    `json:"door"`
	State    State     `json:"toestand"`
	Missing  []string  `json:"onvolledig,omitempty"` // required questions without an answer when written
	FormRef
	Content
}

// Spot is where the worker was in a concept.
type Spot struct {
	Question string `json:"vraag,omitempty"`
	Line     int    `json:"regel,omitempty"`  // zero-based, in a question of several lines
	Column   int    `json:"kolom,omitempty"`  // zero-based, in characters
	Part     string `json:"deel,omitempty"`   // what is being asked within the line
	Screen   string `json:"scherm,omitempty"` // "nagaan" when the checklist was in front
	Page     int    `json:"blad,omitempty"`   // zero-based page of the checklist
	Item     int    `json:"punt,omitempty"`   // zero-based item on that page
}

// Draft is a signal being written: a concept. Rev goes up by one with every
// change, so that of two copies of one concept the newer can always be told. Of two
// concepts of one signal it tells nothing: only ID says which is which.
type Draft struct {
	ID       ID                `json:"concept"` // of this concept alone, from its first key
	Signal   ID                `json:"signaal"`
	Rev      uint64            `json:"rev"`
	Sitting  ID                `json:"zitting"`                  // from being opened until it is left
	Before   []Sitting         `json:"eerder,omitempty"`         // earlier ones, and how far each had come
	Parents  []ID              `json:"vorige_versies,omitempty"` // the versions this one changes
	Subject  Subject           `json:"onderwerp"`                // zero ID: not said yet whom it is about
	Known    bool              `json:"bekend,omitempty"`         // the subject stands in the file already
	Name     string            `json:"roepnaam,omitempty"`       // sealed apart once recorded
	Reason   string            `json:"reden,omitempty"`
	Scribble bool              `json:"krabbel,omitempty"`
	Contact  bool              `json:"contact,omitempty"` // no signal at all: whom the worker can turn to
	Started  time.Time         `json:"begonnen"`
	Changed  time.Time         `json:"gewijzigd"`
	Typing   map[string]string `json:"half_getypt,omitempty"`    // text at a question that is not understood (yet)
	Missing  []string          `json:"onvolledig,omitempty"`     // required questions without an answer
	Begun    Begun             `json:"begonnen_rijen,omitempty"` // see there
	Spot     Spot              `json:"plek"`
	History                    // dropped when recorded
	FormRef
	Content
}

// Sitting is one stretch of work on a concept, from opening to leaving it.
type Sitting struct {
	ID  ID     `json:"zitting"`
	Rev uint64 `json:"rev"` // the last of it that the concept goes on from
}

// Sit begins a new sitting, which goes on from the concept as it is.
func (d Draft) Sit() Draft {
	if d.Rev > 0 {
		d.Before = append(slices.Clone(d.Before), Sitting{d.Sitting, d.Rev})
	}
	d.Sitting = NewID()
	return d
}

// Follows reports whether d went on from e, so that all that e held went through it.
// Where two went on from the same state apart from each other, neither follows the
// other, whatever their Rev.
func (d Draft) Follows(e Draft) bool {
	return d.ID == e.ID && Sitting{e.Sitting, e.Rev}.in(append(slices.Clone(d.Before), Sitting{d.Sitting, d.Rev}))
}

// Within reports whether the concept went through these sittings as it is.
func (d Draft) Within(all []Sitting) bool { return Sitting{d.Sitting, d.Rev}.in(all) }

// in reports whether work went on from here in any of these sittings.
func (s Sitting) in(all []Sitting) bool {
	return slices.ContainsFunc(all, func(o Sitting) bool { return o.ID == s.ID && o.Rev >= s.Rev })
}

// Clone returns a copy that shares nothing with d but its history, which is
// never changed in place.
func (d Draft) Clone() Draft {
	d.Before = slices.Clone(d.Before)
	d.Content = d.Content.Clone()
	d.Parents = append([]ID(nil), d.Parents...)
	d.Missing = append([]string(nil), d.Missing...)
	t := make(map[string]string, len(d.Typing))
	maps.Copy(t, d.Typing)
	d.Typing = t
	return d
}

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

// Begun is what rows began with before anything was answered in them, by the name of the row:
// the answers, by question, that the form puts there.
type Begun map[string]Answers

// With returns it with one more row.
func (b Begun) With(row string, answers Answers) Begun {
	out := Begun{row: answers}
	maps.Copy(out, b)
	return out
}

// Without returns the content without the rows in which nothing was answered. Nothing of c
// is changed.
func (b Begun) Without(c Content) Content {
	for rows, names := range c.Answers {
		if !slices.ContainsFunc(names, func(row string) bool { return b.Only(c, rows, row) }) {
			continue
		}
		c = c.Clone()
		c.Answers[rows] = slices.DeleteFunc(slices.Clone(names), func(row string) bool { return b.Only(c, rows, row) })
		for cell := range c.Answers {
			if of, row, _, ok := InRow(cell); ok && of == rows && !slices.Contains(c.Answers[rows], row) {
				delete(c.Answers, cell)
			}
		}
		if len(c.Answers[rows]) == 0 {
			delete(c.Answers, rows)
		}
		return b.Without(c)
	}
	return c
}

// Only reports whether in a row stands no more than it began with.
func (b Begun) Only(c Content, rows, row string) bool {
	began, ok := b[row]
	if !ok {
		return false
	}
	for cell, a := range c.Answers {
		if of, r, question, in := InRow(cell); in && of == rows && r == row && len(a) > 0 && !blank(a) && !slices.Equal(a, began[question]) {
			return false
		}
	}
	for cell := range c.Unclear {
		if of, r, _, in := InRow(cell); in && of == rows && r == row {
			return false
		}
	}
	return true
}

// Said returns the content without what says nothing: as [Content.Said], and without rows in
// which nothing was answered.
func (d Draft) Said() Content { return d.Begun.Without(d.Content).Said() }

// A question that is answered in rows has as its own answer the rows, each by a name that
// nobody sees, in the order they are shown. What is answered in a row is a cell: it stands
// among the other answers, under a name of its own, so that whatever is done to answers is
// done to cells too.

// cellMark stands between the parts of the name of a cell, and in no other name.
const cellMark = "."

// Cell names the answer to a question in a row of a question of rows.
func Cell(rows, row, question string) string { return rows + cellMark + row + cellMark + question }

// InRow parts the name of a cell; not ok for any other question.
func InRow(name string) (rows, row, question string, ok bool) {
	rows, rest, _ := strings.Cut(name, cellMark)
	row, question, ok = strings.Cut(rest, cellMark)
	return rows, row, question, ok
}

// Column names what the cells of one question have in common: it is the cell of no row. The
// column of any other question is its own name.
func Column(name string) string {
	if rows, _, question, ok := InRow(name); ok {
		return Cell(rows, "", question)
	}
	return name
}

// RowsOf names the question whose rows a cell is in, and a question itself where it is no
// cell.
func RowsOf(name string) string {
	rows, _, _ := strings.Cut(name, cellMark)
	return rows
}
