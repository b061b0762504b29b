package export

import (
	"encoding/json"
	"io"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// Manifest is the first line of a JSONL output.
type Manifest struct {
	Tijdig    string      `json:"tijdig"` // what follows: "signalen"
	Version   int         `json:"vorm"`   // of the lines
	Level     model.Level `json:"niveau"`
	LeftOut   []string    `json:"weggelaten,omitempty"`
	Catalogue int         `json:"catalogus_versie"`

	Forms []Definition `json:"formulieren,omitempty"` // complete outputs only
}

// Definition is a form that records were entered with, as it was written. A record names
// it by its sum, so that two that have the same name and version are told apart.
type Definition struct {
	Form    string `json:"formulier"`
	Version int    `json:"formulier_versie"`
	Hash    string `json:"formulier_som"` // SHA-256 of the text, in hexadecimal digits
	Text    string `json:"tekst"`
}

// Line is every further line of a JSONL output. At level complete it holds
// everything, so that decoding it gives the record back.
type Line struct {
	Level   model.Level    `json:"niveau"`
	Subject model.Subject  `json:"onderwerp"`
	Name    string         `json:"roepnaam,omitempty"`
	Signal  model.Signal   `json:"signaal"`
	Earlier []model.Signal `json:"eerdere_versies,omitempty"` // oldest first
}

const lineVersion = 1

type lines struct {
	e     *json.Encoder
	v     *view
	begun bool
}

func newLines(w io.Writer, v *view) *lines {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &lines{e: e, v: v}
}

func (l *lines) begin() error {
	if l.begun {
		return nil
	}
	l.begun = true
	return l.e.Encode(manifest(l.v.o))
}

func manifest(o Options) Manifest {
	m := Manifest{Tijdig: "signalen", Version: lineVersion, Level: o.Level, Catalogue: catalogue.Version()}
	if o.Level == model.Pseudonymous {
		m.LeftOut = []string{"namen", "vertrouwelijke bronnen", "gezondheid", "strafbare feiten"}
		if !o.Text {
			m.LeftOut = append(m.LeftOut, "vrije tekst")
		}
	}
	if o.Level != model.Complete {
		return m
	}
	for _, f := range o.Forms.Forms() {
		if f.Hash != "" {
			m.Forms = append(m.Forms, Definition{f.ID, f.Version, f.Hash, string(f.Text)})
		}
	}
	return m
}

// Encode writes a line.
func (l *lines) Encode(rec model.Record) error {
	if err := l.begin(); err != nil {
		return err
	}
	r := l.v.of(rec, l.v.o.Text)
	return l.e.Encode(Line{l.v.o.Level, r.Subject, r.Name, r.Signal, r.Earlier})
}

// Close writes the manifest if there was no line to write it before.
func (l *lines) Close() error { return l.begin() }
