package model

import "maps"

import "time"

// FormRef names the form and the catalogue a signal was entered with, so that
// it stays readable under every later version.
type FormRef struct {
	Form      string `json:"formulier"`
	Version   int    `json:"formulier_versie"`
	Catalogue int    `json:"catalogus_versie"`
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
// change, so that of two copies the newer can always be told.
type Draft struct {
	Signal   ID                `json:"signaal"`
	Rev      uint64            `json:"rev"`
	Parents  []ID              `json:"vorige_versies,omitempty"` // the versions this one changes
	Subject  Subject           `json:"onderwerp"`                // zero ID: not said yet whom it is about
	Known    bool              `json:"bekend,omitempty"`         // the subject stands in the file already
	Name     string            `json:"roepnaam,omitempty"`       // sealed apart once recorded
	Reason   string            `json:"reden,omitempty"`
	Scribble bool              `json:"krabbel,omitempty"`
	Started  time.Time         `json:"begonnen"`
	Changed  time.Time         `json:"gewijzigd"`
	Typing   map[string]string `json:"half_getypt,omitempty"` // text at a question that is not understood (yet)
	Missing  []string          `json:"onvolledig,omitempty"`  // required questions without an answer
	Spot     Spot              `json:"plek"`
	Undo     []Change          `json:"ongedaan,omitempty"` // newest last; dropped when recorded
	FormRef
	Content
}

// Clone returns a copy that shares nothing with d.
func (d Draft) Clone() Draft {
	d.Content = d.Content.Clone()
	d.Parents = append([]ID(nil), d.Parents...)
	d.Missing = append([]string(nil), d.Missing...)
	d.Undo = append([]Change(nil), d.Undo...)
	t := make(map[string]string, len(d.Typing))
	maps.Copy(t, d.Typing)
	d.Typing = t
	return d
}
