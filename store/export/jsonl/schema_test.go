package jsonl_test

import (
	"bytes"
	"strings"
	"testing"

	jsonschema "github.com/santhosh-tekuri/jsonschema/v6"
	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/jsonl"
)

// compiled is the schema of the lines of these forms, read by a program of others.
func compiled(t *testing.T, forms form.Book) *jsonschema.Schema {
	t.Helper()
	text, err := jsonl.Schema(forms)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t *testing.T, s *jsonschema.Schema, line string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
	if err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	return s.Validate(doc)
}

// TestEveryLineIsAsTheSchemaSays validates what is written at every level: the cases, two
// hundred signals of the demonstration with their earlier versions, and an answer to every
// question of every form that comes with the program. A record with something in every
// field is among them.
func TestEveryLineIsAsTheSchemaSays(t *testing.T) {
	all, forms := exporttest.AnsweredForms(t)
	full, _, _ := exporttest.Plant(t)
	full.Signal.Checks["eigen"] = model.Check{Note: "alleen een toelichting", At: exporttest.Made}
	all = append(all, full)
	err := demodata.New(3, exporttest.Made).Each(200, func(sub model.Subject, name string, versions []model.Signal) error {
		last := len(versions) - 1
		all = append(all, model.Record{Signal: versions[last], Subject: sub, Name: name, Earlier: versions[:last]})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	book := form.NewBook(forms...)
	s := compiled(t, book)
	for _, o := range []export.Options{{Level: model.Complete}, {Level: model.Pseudonymous}, {Level: model.Pseudonymous, Text: true}, {Level: model.Counts}} {
		o.Forms, o.Made = book, exporttest.Made
		n := 0
		for line := range strings.Lines(exporttest.Write(t, export.JSONL, o, all...)) {
			n++
			if err := valid(t, s, line); err != nil {
				t.Fatalf("%s, line %d: %v\n%.2000s", o.Level, n, err, line)
			}
		}
		if o.Level != model.Counts && n != len(all)+1 || n < 2 {
			t.Errorf("%s: %d lines", o.Level, n)
		}
	}
}

// TestTheSchemaRefusesWhatIsNotWritten changes one thing in a line that is right.
func TestTheSchemaRefusesWhatIsNotWritten(t *testing.T) {
	var own *form.Form
	for _, f := range exporttest.Shipped(t) {
		if f.ID == "referentie" {
			own = f
		}
	}
	rec, _ := exporttest.Filled(own)
	rec.Subject, rec.Signal.Answers[model.QAge] = exporttest.Records()[2].Subject, model.Answer{"6-11"}
	s := compiled(t, form.NewBook(own))
	lines := strings.Split(exporttest.Write(t, export.JSONL, export.Options{Level: model.Complete, Forms: form.NewBook(own), Made: exporttest.Made}, rec), "\n")
	if err := valid(t, s, lines[1]); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"a number as text":          {`"volgnummer":1`, `"volgnummer":"1"`},
		"a text as a number":        {`"tekst":"stil"`, `"tekst":7`},
		"a field nobody writes":     {`"toestand":`, `"score":3,"toestand":`},
		"a field that is missing":   {`"toestand":"open",`, ``},
		"an unknown kind":           {`"soort":"kind"`, `"soort":"hond"`},
		"an unknown kind of line":   {`"soort":"uitspraak_betrokkene"`, `"soort":"roddel"`},
		"an answer that is a text":  {`"leeftijd":["6-11"]`, `"leeftijd":"6-11"`},
		"an age that is no band":    {`"leeftijd":["6-11"]`, `"leeftijd":["7"]`},
		"a day that is none":        {`"datum":["2019-`, `"datum":["in 2019-`},
		"an option there is not":    {`"soort_contact":["`, `"soort_contact":["geen_`},
		"a moment that is no time":  {`"geschreven":"`, `"geschreven":"gisteren `},
		"a name that is no version": {`"versie":"`, `"versie":"x`},
	} {
		spoiled := strings.Replace(lines[1], change[0], change[1], 1)
		if spoiled == lines[1] {
			t.Errorf("%s: %q is not in the line: %s", name, change[0], lines[1])
		}
		if valid(t, s, spoiled) == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
