package export

import (
	"bytes"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
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

type lines struct{ v *view }

func (l lines) head(b *bytes.Buffer) error { return quickjson.Write(b, new(manifest(l.v.scope))) }

func (l lines) foot(*bytes.Buffer) error { return nil }

// record writes a line.
func (l lines) record(b *bytes.Buffer, rec *model.Record) error {
	return quickjson.Write(b, new(lineOf(l.v, l.v.of(rec, l.v.Text))))
}

func lineOf(v *view, r *shown) Line {
	line := Line{v.Level, v.Fiction, v.Police, r.Subject, r.Name, r.Signal, r.Earlier, nil}
	if v.open { // it is read back: each subject by itself, and that they are one
		own := r.Own()
		line.Subject, line.Name, line.Links = own.Subject, own.Name, r.Links
	} else if len(r.Also) > 0 {
		line.Signal.Subject, line.Signal.N = r.Subject.ID, r.Number()
	}
	return line
}

// inOneLine is what [quickjson.Write] writes, without the end of the line.
func inOneLine[T any](v T) string {
	var b bytes.Buffer
	if quickjson.Write(&b, &v) != nil {
		panic("export: a record that is no JSON") // its types cannot make one
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func manifest(o scope) Manifest {
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

// countLines writes what was counted.
func countLines(v *view, b *bytes.Buffer, head []string, rows [][]string) error {
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
