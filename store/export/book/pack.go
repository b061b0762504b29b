package book

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
	"tijdig/store/export/tables"
)

// pack binds tables into a package of tables: a zip with a CSV for each, and a description
// of them in datapackage.json, as https://datapackage.org has it. One file is whole or not
// there; a folder may be half.
type pack struct {
	v      *privacy.View
	zip    *zip.Writer
	part   io.Writer // of the table that is written
	tables []tables.Relation
	names  [][]string // of the columns of each
	people bool       // people read it: words, days and numbers as they write them
}

// Package writes the tables of all records as a package.
func Package(w io.Writer, v *privacy.View, people bool) *Book {
	return newBook(v, func(t []tables.Relation) Binder { return newPack(w, v, people, t) })
}

func newPack(w io.Writer, v *privacy.View, people bool, all []tables.Relation) *pack {
	p := &pack{v: v, people: people, zip: zip.NewWriter(w)}
	for _, t := range all {
		p.know(t)
	}
	return p
}

func (p *pack) know(t tables.Relation) {
	p.tables = append(p.tables, t)
	p.names = append(p.names, p.columnNames(t))
}

// columnNames are different from each other, also where people call two columns the same,
// and for programs that take roepnaam and Roepnaam for one.
func (p *pack) columnNames(t tables.Relation) []string {
	out := make([]string, len(t.Cols))
	taken := map[string]bool{}
	for i, c := range t.Cols {
		if out[i] = c.Name; p.people {
			out[i] = c.Heading(p.v)
		}
		if taken[strings.ToLower(out[i])] {
			out[i] += " (" + c.Name + ")"
		}
		taken[strings.ToLower(out[i])] = true
	}
	return out
}

func (p *pack) sheet(table int) sheet.CSV {
	return sheet.New(p.people, p.names[table])
}

func (p *pack) Begin(table int) (err error) {
	if p.part, err = p.zip.Create(p.tables[table].Name + ".csv"); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := p.sheet(table).Head(&b); err != nil {
		return err
	}
	_, err = b.WriteTo(p.part)
	return err
}

func (p *pack) Write(rows []byte) (int, error) { return p.part.Write(rows) }

// Row writes a row. A column of days holds days only: words that were not understood stand
// in a column of their own.
func (p *pack) Row(b *bytes.Buffer, table int, cells []string) int {
	for i, c := range cells {
		cells[i] = p.cell(p.tables[table].Cols[i], c)
	}
	p.sheet(table).Row(b, cells)
	return 0
}

func (p *pack) cell(f tables.Field, cell string) string {
	if cell == "" || f.Type == sheet.Text {
		return sheet.Safe(cell)
	}
	if !f.Type.Holds(cell) {
		return ""
	}
	if p.people {
		return tables.Dutch(f.Name, f.Type, cell)
	}
	if f.Type == sheet.Number {
		return strings.Replace(cell, ",", ".", 1)
	}
	return cell
}

// Close adds what the columns mean, and the description.
func (p *pack) Close(k *Book) error {
	p.know(tables.Relation{Name: "codelijst", Title: "Codelijst", Cols: CodebookFields})
	at := len(p.tables) - 1
	if err := p.Begin(at); err != nil {
		return err
	}
	var b bytes.Buffer
	for _, r := range Codebook(k.v, k.tables) {
		p.Row(&b, at, r)
	}
	if _, err := b.WriteTo(p.part); err != nil {
		return err
	}
	w, err := p.zip.Create("datapackage.json")
	if err != nil {
		return err
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return errors.Join(e.Encode(p.describe(k)), p.zip.Close())
}

// CountPackage writes what was counted, and its description.
func CountPackage(people bool) func(v *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error {
	return func(v *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error {
		t := tables.Relation{Name: "aantallen", Title: "Aantallen"}
		for _, name := range head {
			t.Cols = append(t.Cols, tables.Field{Name: name})
		}
		p := newPack(b, v, people, []tables.Relation{t})
		if err := p.Begin(0); err != nil {
			return err
		}
		for _, r := range rows {
			var line bytes.Buffer
			p.Row(&line, 0, r)
			if _, err := line.WriteTo(p.part); err != nil {
				return err
			}
		}
		return p.Close(&Book{v: v, w: p, tables: []tables.Relation{t}})
	}
}
