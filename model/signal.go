package model

import (
	"maps"
	"slices"
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
