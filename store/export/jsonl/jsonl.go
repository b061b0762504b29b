// Package jsonl writes each signal as a line of JSON, which at level complete gives it back,
// and describes the lines in a JSON Schema.
package jsonl

import (
	"bytes"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/store/export/privacy"
	"tijdig/store/export/quickjson"
)

// Manifest is the first line of a JSONL output.
type Manifest struct {
	Tijdig    string      `json:"tijdig"` // what follows: "signalen"
	Version   int         `json:"vorm"`   // of the lines
	Level     model.Level `json:"niveau"`
	Fiction   bool        `json:"verzonnen,omitempty"` // the signals are made up; they go back into fictional files only
	Police    bool        `json:"wpg,omitempty"`       // police data; they go back into files of police data only
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
	Fiction bool           `json:"verzonnen,omitempty"` // as in the manifest
	Police  bool           `json:"wpg,omitempty"`       // as in the manifest
	Subject model.Subject  `json:"onderwerp"`
	Name    string         `json:"roepnaam,omitempty"`
	Signal  model.Signal   `json:"signaal"`
	Earlier []model.Signal `json:"eerdere_versies,omitempty"` // oldest first
	Links   model.Links    `json:"zelfde_als,omitempty"`      // complete outputs only: what was said of whether its subject is one with another
}

const lineVersion = 1

// Encoder writes each signal as a line.
type Encoder struct{ v *privacy.View }

// New returns an encoder.
func New(v *privacy.View) Encoder { return Encoder{v} }

// Head writes the manifest.
func (l Encoder) Head(b *bytes.Buffer) error { return quickjson.Write(b, new(manifestOf(l.v.Scope))) }

// Foot writes nothing.
func (l Encoder) Foot(*bytes.Buffer) error { return nil }

// Record writes a line.
func (l Encoder) Record(b *bytes.Buffer, rec *model.Record) error {
	return quickjson.Write(b, new(lineOf(l.v, l.v.Of(rec, l.v.Text))))
}

func lineOf(v *privacy.View, r *privacy.Shown) Line {
	line := Line{v.Level, v.Fiction, v.Police, r.Subject, r.Name, r.Signal, r.Earlier, nil}
	if v.Open { // it is read back: each subject by itself, and that they are one
		own := r.Own()
		line.Subject, line.Name, line.Links = own.Subject, own.Name, r.Links
	} else if len(r.Also) > 0 {
		line.Signal.Subject, line.Signal.N = r.Subject.ID, r.Number()
	}
	return line
}

// Text is the line of a record, without its end.
func Text(v *privacy.View, r *privacy.Shown) string { return text(lineOf(v, r)) }

// First is the first line, without its end.
func First(o privacy.Scope) string { return text(manifestOf(o)) }

func text[T any](v T) string {
	var b bytes.Buffer
	if quickjson.Write(&b, &v) != nil {
		panic("jsonl: a record that is no JSON") // its types cannot make one
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func manifestOf(o privacy.Scope) Manifest {
	m := Manifest{Tijdig: "signalen", Version: lineVersion, Level: o.Level, Catalogue: catalogue.Version(), Fiction: o.Fiction, Police: o.Police}
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

// Count writes what was counted.
func Count(v *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error {
	m := Manifest{Tijdig: "aantallen", Version: lineVersion, Level: model.Counts, Fiction: v.Fiction, Police: v.Police, Catalogue: catalogue.Version()}
	if err := quickjson.Write(b, &m); err != nil {
		return err
	}
	for _, r := range rows {
		line := map[string]string{}
		for i, name := range head {
			line[name] = r[i]
		}
		line["niveau"] = string(model.Counts) // for programs: the machine name
		if err := quickjson.Write(b, &line); err != nil {
			return err
		}
	}
	return nil
}
