package book

import (
	"strings"
	"time"

	"tijdig/model"
	"tijdig/store/export/say"
	"tijdig/store/export/sheet"
	"tijdig/store/export/tables"
)

// The parts of datapackage.json, version 2.0 of https://datapackage.org/standard/.
type (
	packageJSON struct {
		Schema      string         `json:"$schema"`
		Name        string         `json:"name"`
		Title       string         `json:"title"`
		Description string         `json:"description"`
		Created     string         `json:"created,omitempty"`
		Level       model.Level    `json:"niveau"`
		Fiction     bool           `json:"verzonnen,omitempty"`
		Police      bool           `json:"wpg,omitempty"`
		Program     string         `json:"programma,omitempty"`
		Filter      string         `json:"keuze,omitempty"`
		Missing     int            `json:"beschadigd_en_weggelaten"`
		Resources   []resourceJSON `json:"resources"`
	}
	resourceJSON struct {
		Name     string      `json:"name"`
		Title    string      `json:"title"`
		Type     string      `json:"type"`
		Path     string      `json:"path"`
		Format   string      `json:"format"`
		Media    string      `json:"mediatype"`
		Encoding string      `json:"encoding"`
		Dialect  dialectJSON `json:"dialect"`
		Schema   schemaJSON  `json:"schema"`
	}
	dialectJSON struct {
		Delimiter  string `json:"delimiter"`
		Terminator string `json:"lineTerminator"`
		Header     bool   `json:"header"`
	}
	schemaJSON struct {
		Fields      []fieldJSON   `json:"fields"`
		PrimaryKey  []string      `json:"primaryKey,omitempty"`
		ForeignKeys []foreignJSON `json:"foreignKeys,omitempty"`
		Missing     []string      `json:"missingValues"`
	}
	fieldJSON struct {
		Name       string   `json:"name"`
		Title      string   `json:"title"`
		Type       string   `json:"type"`
		Format     string   `json:"format,omitempty"`
		Decimal    string   `json:"decimalChar,omitempty"`
		True       []string `json:"trueValues,omitempty"`
		False      []string `json:"falseValues,omitempty"`
		Categories []string `json:"categories,omitempty"`
	}
	foreignJSON struct {
		Fields    []string `json:"fields"`
		Reference struct {
			Resource string   `json:"resource"`
			Fields   []string `json:"fields"`
		} `json:"reference"`
	}
)

// describe says what the tables of a package hold, and how they belong together.
func (p *pack) describe(k *Book) packageJSON {
	o := p.v.Scope
	out := packageJSON{
		Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: "tijdig-signalen", Title: "Tijdig: signalen, " + o.Title(),
		Description: strings.Join(p.v.Notices(), "\n\n"), Level: o.Level, Fiction: o.Fiction, Police: o.Police, Program: o.Program, Filter: o.Filter, Missing: k.missed,
	}
	if !o.Made.IsZero() {
		out.Created = o.Made.Format(time.RFC3339)
	}
	for i, t := range p.tables {
		comma := string(p.sheet(i).Comma)
		out.Resources = append(out.Resources, resourceJSON{
			t.Name, t.Title, "table", t.Name + ".csv", "csv", "text/csv", "utf-8", dialectJSON{comma, "\r\n", true}, p.schema(i),
		})
	}
	return out
}

// schema describes the columns of a table.
func (p *pack) schema(table int) schemaJSON {
	t := p.tables[table]
	out := schemaJSON{Missing: []string{""}}
	named := map[string]string{}
	for i, f := range t.Cols {
		name := p.names[table][i]
		named[f.Name] = name
		j := fieldJSON{Name: name, Title: f.Heading(p.v), Type: "string"}
		switch {
		case f.Type == sheet.Number:
			if j.Type = "number"; p.people {
				j.Decimal = ","
			}
		case f.Type == sheet.Day:
			if j.Type = "date"; p.people {
				j.Format = "%d-%m-%Y"
			}
		case f.Type == sheet.Moment:
			if j.Type, j.Format = "datetime", "%Y-%m-%dT%H:%M:%S%z"; p.people {
				j.Format = "%d-%m-%Y %H:%M"
			}
		case len(f.Values) == 2 && f.Values[0] == say.YesOrNo[0] && f.Values[1] == say.YesOrNo[1]:
			j.Type, j.True, j.False = "boolean", say.YesOrNo[:1], say.YesOrNo[1:]
		default:
			j.Categories = f.Values
		}
		out.Fields = append(out.Fields, j)
	}
	for _, key := range t.Keys {
		out.PrimaryKey = append(out.PrimaryKey, named[key])
	}
	if signal, joined := named[tables.SignalField.Name]; joined && t.Name != tables.SignalsName {
		key := foreignJSON{Fields: []string{signal}}
		key.Reference.Resource, key.Reference.Fields = tables.SignalsName, []string{signal}
		out.ForeignKeys = append(out.ForeignKeys, key)
	}
	return out
}
