package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"tijdig/model"
)

// pack binds tables into a package of tables: a zip with a CSV for each, and a description
// of them in datapackage.json, as https://datapackage.org has it. One file is whole or not
// there; a folder may be half.
type pack struct {
	v      *view
	zip    *zip.Writer
	part   io.Writer // of the table that is written
	tables []relation
	names  [][]string // of the columns of each
	people bool       // people read it: words, days and numbers as they write them
}

// packOf writes the tables of all records as a package.
func packOf(w io.Writer, v *view, people bool) *book {
	return newBook(v, func(t []relation) binder { return newPack(w, v, people, t) })
}

func newPack(w io.Writer, v *view, people bool, tables []relation) *pack {
	p := &pack{v: v, people: people, zip: zip.NewWriter(w)}
	for _, t := range tables {
		p.know(t)
	}
	return p
}

func (p *pack) know(t relation) {
	p.tables = append(p.tables, t)
	p.names = append(p.names, p.columnNames(t))
}

// columnNames are different from each other, also where people call two columns the same,
// and for programs that take roepnaam and Roepnaam for one.
func (p *pack) columnNames(t relation) []string {
	out := make([]string, len(t.cols))
	taken := map[string]bool{}
	for i, c := range t.cols {
		if out[i] = c.name; p.people {
			out[i] = c.heading(p.v)
		}
		if taken[strings.ToLower(out[i])] {
			out[i] += " (" + c.name + ")"
		}
		taken[strings.ToLower(out[i])] = true
	}
	return out
}

func (p *pack) sheet(table int) sheet {
	return newSheet(p.people, p.names[table])
}

func (p *pack) begin(table int) (err error) {
	if p.part, err = p.zip.Create(p.tables[table].name + ".csv"); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := p.sheet(table).head(&b); err != nil {
		return err
	}
	_, err = b.WriteTo(p.part)
	return err
}

func (p *pack) Write(rows []byte) (int, error) { return p.part.Write(rows) }

// row writes a row. A column of days holds days only: words that were not understood stand
// in a column of their own.
func (p *pack) row(b *bytes.Buffer, table int, cells []string) int {
	for i, c := range cells {
		cells[i] = p.cell(p.tables[table].cols[i], c)
	}
	p.sheet(table).row(b, cells)
	return 0
}

func (p *pack) cell(f field, cell string) string {
	if cell == "" || f.of == ofText {
		return safe(cell)
	}
	if !f.of.holds(cell) {
		return ""
	}
	if p.people {
		return dutch(f.name, f.of, cell)
	}
	if f.of == ofNumber {
		return strings.Replace(cell, ",", ".", 1)
	}
	return cell
}

// holds reports whether a cell holds what its column is of.
func (t cellType) holds(cell string) bool {
	switch t {
	case ofNumber:
		return plainNumber().MatchString(cell)
	case ofDay:
		_, err := model.ParseDate(cell)
		return err == nil
	case ofMoment:
		_, err := time.Parse(time.RFC3339, cell)
		return err == nil
	case ofText:
	}
	return true
}

// close adds what the columns mean, and the description.
func (p *pack) close(k *book) error {
	p.know(relation{name: "codelijst", title: "Codelijst", cols: codebookFields})
	at := len(p.tables) - 1
	if err := p.begin(at); err != nil {
		return err
	}
	var b bytes.Buffer
	for _, r := range codebook(k.v, k.tables) {
		p.row(&b, at, r)
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

// countPack writes what was counted, and its description.
func countPack(people bool) func(v *view, b *bytes.Buffer, head []string, rows [][]string) error {
	return func(v *view, b *bytes.Buffer, head []string, rows [][]string) error {
		t := relation{name: "aantallen", title: "Aantallen"}
		for _, name := range head {
			t.cols = append(t.cols, field{name: name})
		}
		p := newPack(b, v, people, []relation{t})
		if err := p.begin(0); err != nil {
			return err
		}
		for _, r := range rows {
			var line bytes.Buffer
			p.row(&line, 0, r)
			if _, err := line.WriteTo(p.part); err != nil {
				return err
			}
		}
		return p.close(&book{v: v, w: p, tables: []relation{t}})
	}
}
