package sql

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/store/export/jsonl"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
	"tijdig/store/export/sheet"
	"tijdig/store/export/tables"
)

// The columns that each table of a database begins with. Together they say which version a
// row is of, and which way of writing it: a row is added or was there, and never changed,
// so that it does not matter in which order scripts come. What is in a file only, as a code
// or a number, is no key.
var (
	teamField    = tables.Field{Name: "team", Label: "Team"}
	versionField = tables.Field{Name: "versie"}
	printField   = tables.Field{Name: "afdruk", Label: "Afdruk: gelijk waar hetzelfde staat"}
	keyFields    = []tables.Field{teamField, versionField, printField}
)

// What the table of signals has beside what it has elsewhere.
var signalExtra = []tables.Field{
	{Name: "signaal_id", Label: "Signaal, in elk bestand hetzelfde"},
	{Name: "onderwerp_id", Label: "Over wie, in elk bestand hetzelfde"},
	{Name: "met_tekst", Label: "Getypte tekst ging mee", Values: say.YesOrNo},
	{Name: "rijen", Label: "Rijen in de andere tabellen", Type: sheet.Number},
}

// teamLen is how much of the name of an organisation is its key.
const teamLen = 100

// prints knows what a version is written as.
type prints struct{ tables []tables.Relation }

// writing is how a version is written: what names it, and the rows in the tables that
// every file has, beside that of the signals.
type writing struct {
	print string
	rows  int
}

// of is asked for by each table, and made once for a record.
func (p *prints) of(r *privacy.Shown) writing {
	if known, ok := r.Note.(*writing); ok {
		return *known
	}
	var w writing
	h := newPrinter()
	for _, t := range p.tables {
		h.add(t.Name)
		for _, f := range t.Cols {
			h.add(f.Name)
		}
		t.Rows(r, func(cells []string) {
			if inRows(t) {
				w.rows++
			}
			h.add(cells...)
		})
	}
	w.print = h.sum()
	r.Note = &w
	return w
}

// databaseTables are the tables of a level as they stand in a database.
func databaseTables(v *privacy.View) []tables.Relation {
	p := &prints{tables.Relations(v)}
	out := make([]tables.Relation, 0, len(p.tables)+1)
	for _, t := range p.tables {
		out = append(out, p.keyed(v, t))
	}
	return append(out, ancestorTable(), p.lineTable(v))
}

// linesName is the table of what can be read back, and linesView what is to be.
const (
	linesName = "regels"
	linesView = "teruglezen"
	lineName  = "regel"
)

var lineSumField = tables.Field{Name: "regel_afdruk", Label: "Afdruk van de regel"}

// lineTable holds each version as a line of JSONL, from which a file takes it in. There is
// one only with names.
func (p *prints) lineTable(v *privacy.View) tables.Relation {
	t := tables.Relation{Name: linesName, Title: "Regels om terug te lezen", Cols: append(slices.Clone(keyFields), lineSumField, tables.Field{Name: lineName, Long: true, Label: "Regel jsonl"})}
	for _, f := range t.Cols[:len(t.Cols)-1] {
		t.Keys = append(t.Keys, f.Name)
	}
	t.Rows = func(r *privacy.Shown, row func([]string)) {
		if v.Level != model.Complete {
			return
		}
		line := jsonl.Text(v, r)
		row([]string{teamOf(r), r.Signal.Revision.String(), p.of(r).print, fingerprint(line), line})
	}
	return t
}

// formTable holds the first lines of those, with the forms that they were entered with.
var formTable = tables.Relation{Name: "formulieren", Title: "Formulieren, om terug te lezen", Cols: []tables.Field{printField, {Name: lineName, Long: true, Label: "Regel jsonl"}}, Keys: []string{printField.Name}}

// keyed is a table with the columns that say which version a row is of.
func (p *prints) keyed(v *privacy.View, t tables.Relation) tables.Relation {
	main := t.Name == tables.SignalsName
	own := slices.IndexFunc(t.Cols, func(f tables.Field) bool { return main && f.Name == versionField.Name })
	without := func(i int) bool { return i == own }
	out := tables.Relation{Name: t.Name, Title: t.Title, Cols: slices.Clone(keyFields)}
	if main {
		out.Cols = append(out.Cols, signalExtra...)
	}
	for i, f := range t.Cols {
		if !without(i) {
			out.Cols = append(out.Cols, f)
		}
	}
	for _, f := range keyFields {
		out.Keys = append(out.Keys, f.Name)
	}
	out.Keys = append(out.Keys, slices.DeleteFunc(slices.Clone(t.Keys), func(k string) bool { return k == tables.SignalField.Name })...)
	out.Rows = func(r *privacy.Shown, row func([]string)) {
		w := p.of(r)
		first := []string{teamOf(r), r.Signal.Revision.String(), w.print}
		if main {
			first = append(first, r.Signal.Signal.String(), r.Subject.ID.String(), say.YesNo(v.Typed()), strconv.Itoa(w.rows))
		}
		all := slices.Grow(first, len(out.Cols))
		t.Rows(r, func(cells []string) {
			all = all[:len(first)]
			for i, c := range cells {
				if !without(i) {
					all = append(all, c)
				}
			}
			row(all)
		})
	}
	return out
}

// teamOf is whom the rows of a signal are for.
func teamOf(r *privacy.Shown) string {
	team := []rune(strings.Join(strings.Fields(r.Signal.Author.Org), " "))
	return string(team[:min(len(team), teamLen)])
}

// ancestorsName is the table that says which version comes after which: what is newest
// does not hang on what came in last.
const ancestorsName = "voorgangers"

func ancestorTable() tables.Relation {
	t := tables.Relation{Name: ancestorsName, Title: "Voorgangers", Cols: []tables.Field{versionField, {Name: "voorganger", Label: "Versie daarvoor"}}}
	t.Keys = []string{"voorganger", versionField.Name}
	t.Rows = func(r *privacy.Shown, row func([]string)) {
		for _, before := range r.Before {
			row([]string{r.Signal.Revision.String(), before.String()})
		}
	}
	return t
}

// beside are the other versions that none came after: two workers changed one signal, and
// nobody has settled it yet.
func beside(r model.Record) (out []model.Record) {
	followed := map[model.ID]bool{r.Signal.Revision: true}
	for _, s := range append(r.Earlier[:len(r.Earlier):len(r.Earlier)], r.Signal) {
		for _, p := range s.Parents {
			followed[p] = true
		}
	}
	for i, s := range r.Earlier {
		if !followed[s.Revision] {
			other := r
			other.Signal, other.Earlier = s, append(slices.Delete(slices.Clone(r.Earlier), i, i+1), r.Signal)
			out = append(out, other)
		}
	}
	return out
}

// sqlColumn is a column as it stands in a database.
type sqlColumn struct {
	tables.Field
	name  string // in the database
	sql   string // its type
	key   bool   // always holds something
	local bool   // the wall clock of the moment in the column before it
	at    int    // its cell
}

// localMark ends the name of the column with the time as the clock on the wall had it.
const localMark = "_ter_plaatse"

// sqlColumns are the columns of a table in a database. What a form asks gets its type in
// its name where that is no text: another team may ask something else by the same name.
func sqlColumns(t tables.Relation) (out []sqlColumn) {
	taken := map[string]bool{}
	add := func(c sqlColumn) {
		c.name = plainName(c.name)
		for taken[c.name] {
			c.name = plainName("vraag_" + c.name)
		}
		taken[c.name] = true
		out = append(out, c)
	}
	for i, f := range t.Cols {
		asked := strings.HasPrefix(f.Name, tables.OwnPrefix) || strings.HasPrefix(t.Name, tables.RowsPrefix) && f.Label != "" && i >= len(keyFields)
		c := sqlColumn{Field: f, name: f.Name, sql: sqlType(f, asked), at: i}
		if asked && f.Type != sheet.Text {
			c.name += "_" + f.Type.String()
		}
		c.key = slices.Contains(t.Keys, f.Name)
		if add(c); f.Type == sheet.Moment {
			add(sqlColumn{Field: f, name: c.name + localMark, sql: "timestamp", local: true, at: i})
		}
	}
	return out
}

func sqlType(f tables.Field, asked bool) string {
	switch f.Type {
	case sheet.Number:
		if asked {
			return "numeric"
		}
		return "integer"
	case sheet.Day:
		return "date"
	case sheet.Moment:
		return "timestamptz"
	case sheet.Text:
	}
	if !asked && slices.Equal(f.Values, say.YesOrNo) {
		return "boolean"
	}
	return "text"
}

// write writes a cell. Words that were not understood stand in a column of their own; here
// nothing does.
func (c sqlColumn) write(b *bytes.Buffer, cell string) {
	switch {
	case cell == "" && !c.key:
		b.WriteString("NULL")
	case c.sql == "boolean":
		b.WriteString(truth(cell))
	case c.Type == sheet.Text:
		writeLiteral(b, cell)
	case !c.Type.Holds(cell) || strings.HasPrefix(cell, noYear):
		b.WriteString("NULL")
	case c.Type == sheet.Number:
		b.WriteString(strings.Replace(cell, ",", ".", 1))
	case c.local:
		writeLiteral(b, cell[:len("2006-01-02T15:04:05")])
	default:
		writeLiteral(b, cell)
	}
}

// noYear begins a day of a year that PostgreSQL does not know.
const noYear = "0000-"

func truth(cell string) string {
	switch cell {
	case say.YesOrNo[0]:
		return "true"
	case say.YesOrNo[1]:
		return "false"
	}
	return "NULL"
}
