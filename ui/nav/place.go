package nav

import (
	"tijdig/model"
	"tijdig/store/export/paper"
)

// Placed is a screen the worker comes back to after the screen was covered,
// at the same row and with the same words in it. A screen that holds a secret,
// or that destroys something, is none.
type Placed interface {
	Screen
	Place() Place
	Return(Place) Screen // where the worker was, on a screen that was just made
}

// Holder is a screen in which words are typed that stand nowhere in the file until the
// worker goes on with them. While it holds any, its place is kept in the file a moment
// after each of them, so that they outlive the program.
type Holder interface {
	Placed
	Holds() bool
}

// Place is where a worker was on one screen. It is kept sealed in the file
// from the moment the screen is covered, or holds words of its own, until it is open again. What a number
// or a word means is the screen's own matter.
type Place struct {
	Screen  PlaceName  `json:"scherm"`
	Signals []model.ID `json:"signalen,omitempty"` // what it is about
	Subject model.ID   `json:"onderwerp,omitzero"`
	Only    Only       `json:"alleen,omitempty"`
	Row     int        `json:"rij,omitempty"`
	Top     int        `json:"boven,omitempty"`
	Choices []string   `json:"keuzes,omitempty"`
	Typed   []string   `json:"getypt,omitempty"`

	Access *paper.Access `json:"inzage,omitempty"`
}

// PlaceName is the screen that a place is on.
type PlaceName string

// The screens one comes back to.
const (
	AtConcept   PlaceName = "concept"
	AtChecklist PlaceName = "nagaan"
	AtAcute     PlaceName = "bellen"
	AtScribbles PlaceName = "krabbels"
	AtSignals   PlaceName = "signalen"
	AtFollowup  PlaceName = "vervolg"
	AtLines     PlaceName = "na_te_gaan"
	AtOverview  PlaceName = "overzicht"
	AtSignal    PlaceName = "signaal"
	AtSubject   PlaceName = "over_wie"
	AtAccess    PlaceName = "inzage"
	AtSame      PlaceName = "zelfde_als"
	AtTargets   PlaceName = "doelgroep"
	AtHandOver  PlaceName = "overdracht"
	AtReceive   PlaceName = "inlezen"
	AtPostbox   PlaceName = "postvak"
	AtHealth    PlaceName = "bestand"
	AtDue       PlaceName = "binnenkort_wissen"
	AtArrival   PlaceName = "niet_bevestigd"
	AtDiscarded PlaceName = "weggegooid"
	AtSettings  PlaceName = "instellingen"
	AtNetwork   PlaceName = "netwerk"
	AtRegion    PlaceName = "regio"
	AtContact   PlaceName = "contact"
	AtToday     PlaceName = "vandaag"
)

// Signal returns the one signal the place is about; zero for none.
func (p Place) Signal() model.ID {
	if len(p.Signals) != 1 {
		return model.ID{}
	}
	return p.Signals[0]
}

// Word returns the i-th word that was typed; "" when there is none.
func (p Place) Word(i int) string {
	if i >= len(p.Typed) {
		return ""
	}
	return p.Typed[i]
}

// Choice returns the i-th choice that was made; "" when there is none.
func (p Place) Choice(i int) string {
	if i >= len(p.Choices) {
		return ""
	}
	return p.Choices[i]
}
