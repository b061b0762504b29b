package bundle

import (
	"bytes"
	"encoding/json"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/objects"
)

// linesName is what the first line of an output as JSONL calls what follows. With names it
// gives its records back: with their versions, and without what only a later program knows.
const linesName = "signalen"

// definitions reads the forms of the first line.
func (in *reader) definitions(first []byte) {
	var m export.Manifest
	if json.Unmarshal(bytes.TrimPrefix(first, []byte("\ufeff")), &m) != nil {
		return
	}
	for _, f := range m.Forms {
		in.form(f.Hash, f.Text)
	}
}

// takeRecord reads a line of such an output: a signal with its versions, all or none.
func (in *reader) takeRecord(text []byte) Refusal {
	var l export.Line
	if json.Unmarshal(text, &l) != nil {
		return BadSaid
	}
	if l.Level != model.Complete {
		return BadSaid
	}
	subjects, versions := len(in.out.Subjects), len(in.out.Versions)
	why := in.subject(about{Subject: l.Subject, Name: l.Name, Links: l.Links})
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
