package bundle

import (
	"bytes"
	"encoding/json"
	"slices"

	"tijdig/model"
	"tijdig/store/export/jsonl"
	"tijdig/store/objects"
)

// linesName is what the first line of an output as JSONL calls what follows. With names it
// gives its records back: with their versions, and without what only a later program knows.
const linesName = "signalen"

// definitions reads the forms of the first line.
func (in *reader) definitions(first []byte) {
	var m jsonl.Manifest
	if json.Unmarshal(bytes.TrimPrefix(first, []byte("\ufeff")), &m) != nil {
		return
	}
	for _, f := range m.Forms {
		in.form(f.Hash, f.Text)
	}
}

// sameSubject takes a subject of a line. Lines come together out of several files, as a
// database gives them: the first says what it is called, and of each other with its id what
// it is known by there goes along.
func (in *reader) sameSubject(a about) Refusal {
	was, twice := in.about[a.ID]
	if !twice {
		return in.subject(a)
	}
	had := &in.out.Subjects[was.n]
	if a.Kind != had.Kind || a.Code != "" && !isCode(a.Code) {
		return Twice
	}
	if a.Code != "" && a.Code != had.Code && !slices.Contains(had.Codes, a.Code) && len(had.Codes) < maxCodes {
		had.Codes = append(slices.Clone(had.Codes), a.Code)
	}
	if had.Name == "" {
		had.Name = a.Name
	}
	for _, l := range a.Links {
		if in.links++; in.links > MaxLinks {
			return BadAbout
		}
		had.Links, _ = had.Links.With(l)
	}
	return ""
}

// takeRecord reads a line of such an output: a signal with its versions, all or none.
func (in *reader) takeRecord(text []byte) Refusal {
	var l struct {
		Tijdig string `json:"tijdig"`
		jsonl.Line
	}
	if json.Unmarshal(text, &l) != nil {
		return BadSaid
	}
	if l.Level != model.Complete || l.Fiction != in.out.Demo || l.Police != in.out.Police {
		return BadSaid // what is made up, and police data, stay among themselves
	}
	if l.Tijdig == linesName { // the first line of another file, with forms of its own
		in.definitions(text)
		return ""
	}
	subjects, versions := len(in.out.Subjects), len(in.out.Versions)
	why := in.sameSubject(about{Subject: l.Subject, Name: l.Name, Links: l.Links})
	for _, s := range append(l.Earlier, l.Signal) {
		if why != "" {
			break
		}
		body, err := objects.Encode(s)
		if why = BadSaid; err == nil {
			why = in.version(body)
		}
	}
	if why != "" {
		for _, b := range in.out.Subjects[subjects:] {
			delete(in.about, b.ID)
		}
		in.out.Subjects, in.out.Versions = in.out.Subjects[:subjects], in.out.Versions[:versions]
	}
	in.out.Signals++
	return why
}
