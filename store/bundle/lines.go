package bundle

import (
	"encoding/json"
	"time"

	"tijdig/model"
)

// version is of the lines. A higher one is not read: what it adds would be lost.
const version = 1

// What a bundle may hold. Each goes for what is written too: what this program makes, it
// takes in.
const (
	MaxSize  = 64 << 20 // bytes, sealed or not
	MaxLine  = 4 << 20  // bytes of a line
	MaxLines = 100_000
	MaxDepth = 16   // of what stands in each other in a line
	MaxLinks = 8192 // of who is one: each stands with both
)

// name is what the first line calls what follows.
const name = "bundel"

// header is the first line.
type header struct {
	Tijdig  string      `json:"tijdig"`
	Version int         `json:"vorm"`
	Level   model.Level `json:"niveau"`
	Made    time.Time   `json:"gemaakt"`
	Program string      `json:"programma,omitempty"`
	Fiction bool        `json:"verzonnen,omitempty"`
	Police  bool        `json:"wpg,omitempty"` // police data
	Counts  counts      `json:"aantallen"`
	Forms   []string    `json:"formulieren,omitempty"` // the sums of the definitions that follow
}

type counts struct {
	Forms    int `json:"formulieren"`
	Subjects int `json:"onderwerpen"`
	Signals  int `json:"signalen"`
	Versions int `json:"versies"`
}

func (c counts) lines() int { return c.Forms + c.Subjects + c.Versions }

// The kinds of the lines that follow.
const (
	kindForm    = "formulier"
	kindSubject = "onderwerp"
	kindVersion = "versie"
)

// line is every line but the first. Of the fields beside its kind it has those of that.
type line struct {
	Kind string `json:"soort"`

	Form    string `json:"formulier,omitempty"`
	Number  int    `json:"formulier_versie,omitempty"`
	Hash    string `json:"formulier_som,omitempty"` // SHA-256 of the text
	Text    string `json:"tekst,omitempty"`
	Subject *about `json:"onderwerp,omitempty"`

	Version json.RawMessage `json:"versie,omitempty"` // as it stands in the file, every field of it
}

// about is a subject.
type about struct {
	model.Subject
	Name  string       `json:"roepnaam,omitempty"`
	Codes []model.Code `json:"andere_codes,omitempty"`
	Links model.Links  `json:"zelfde_als,omitempty"` // what was said of whether it is one with another
}
