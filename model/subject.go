package model

import "time"

// Subject is a child, a young person, a family, a group or a place that
// signals are about. Only its id joins two records; a name never does.
type Subject struct {
	ID      ID        `json:"id"`
	Kind    Kind      `json:"soort"`
	Code    Code      `json:"code"`
	Mark    string    `json:"aanduiding,omitempty"` // groups and places only, at most MaxMark characters
	Created time.Time `json:"gemaakt"`
}

// MaxMark is how many characters the mark of a group or place may have. A
// longer one is kept and warned about, never cut.
const MaxMark = 30

// Author is who wrote a version, as set when the file was made.
type Author struct {
	Name    string `json:"naam,omitempty"`
	Role    string `json:"functie,omitempty"`
	Org     string `json:"organisatie,omitempty"`
	Phone   string `json:"telefoon,omitempty"`
	Profile string `json:"profiel,omitempty"` // the profession whose checklist order is used
}
