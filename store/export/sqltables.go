package export

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
)

// The columns that each table of a database begins with. Together they say which version a
// row is of, and which way of writing it: a row is added or was there, and never changed,
// so that it does not matter in which order scripts come. What is in a file only, as a code
// or a number, is no key.
var (
	teamField    = field{name: "team", label: "Team"}
	versionField = field{name: "versie"}
	printField   = field{name: "afdruk", label: "Afdruk: gelijk waar hetzelfde staat"}
	keyFields    = []field{teamField, versionField, printField}
)

// What the table of signals has beside what it has elsewhere.
var signalExtra = []field{
	{name: "signaal_id", label: "Signaal, in elk bestand hetzelfde"},
	{name: "onderwerp_id", label: "Over wie, in elk bestand hetzelfde"},
	{name: "met_tekst", label: "Getypte tekst ging mee", values: yesOrNo},
	{name: "rijen", label: "Rijen in de andere tabellen", of: ofNumber},
}

// teamLen is how much of the name of an organisation is its key.
const teamLen = 100

// prints knows what a version is written as.
type prints struct{ tables []relation }

// writing is how a version is written: what names it, and the rows in the tables that
// every file has, beside that of the signals.
type writing struct {
	print string
	rows  int
}

// of is asked for by each table, and made once for a record.
func (p *prints) of(r *shown) writing {
	if known, ok := r.note.(*writing); ok {
		return *known
	}
	var w writing
	h := newPrinter()
	for _, t := range p.tables {
		h.add(t.name)
		for _, f := range t.cols {
			h.add(f.name)
		}
		t.rows(r, func(cells []string) {
			if inRows(t) {
				w.rows++
			}
			h.add(cells...)
		})
	}
	w.print = h.sum()
	r.note = &w
	return w
}

// databaseTables are the tables of a level as they stand in a database.
func databaseTables(v *view) []relation {
	p := &prints{relations(v)}
	out := make([]relation, 0, len(p.tables)+1)
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

var lineSumField = field{name: "regel_afdruk", label: "Afdruk van de regel"}

// lineTable holds each version as a line of JSONL, from which a file takes it in. There is
// one only with names.
func (p *prints) lineTable(v *view) relation {
	t := relation{name: linesName, title: "Regels om terug te lezen", cols: append(slices.Clone(keyFields), lineSumField, field{name: lineName, long: true, label: "Regel jsonl"})}
	for _, f := range t.cols[:len(t.cols)-1] {
		t.keys = append(t.keys, f.name)
	}
	t.rows = func(r *shown, row func([]string)) {
		if v.Level != model.Complete {
			return
		}
		line := inOneLine(lineOf(v, r))
		row([]string{teamOf(r), r.Signal.Revision.String(), p.of(r).print, fingerprint(line), line})
	}
	return t
}

// formTable holds the first lines of those, with the forms that they were entered with.
var formTable = relation{name: "formulieren", title: "Formulieren, om terug te lezen", cols: []field{printField, {name: lineName, long: true, label: "Regel jsonl"}}, keys: []string{printField.name}}

// keyed is a table with the columns that say which version a row is of.
func (p *prints) keyed(v *view, t relation) relation {
	main := t.name == signalsName
	own := slices.IndexFunc(t.cols, func(f field) bool { return main && f.name == versionField.name })
	without := func(i int) bool { return i == own }
	out := relation{name: t.name, title: t.title, cols: slices.Clone(keyFields)}
	if main {
		out.cols = append(out.cols, signalExtra...)
	}
	for i, f := range t.cols {
		if !without(i) {
			out.cols = append(out.cols, f)
		}
	}
	for _, f := range keyFields {
		out.keys = append(out.keys, f.name)
	}
	out.keys = append(out.keys, slices.DeleteFunc(slices.Clone(t.keys), func(k string) bool { return k == signalField.name })...)
	out.rows = func(r *shown, row func([]string)) {
		w := p.of(r)
		first := []string{teamOf(r), r.Signal.Revision.String(), w.print}
		if main {
			first = append(first, r.Signal.Signal.String(), r.Subject.ID.String(), yesNo(asText.on(v)), strconv.Itoa(w.rows))
		}
		all := slices.Grow(first, len(out.cols))
		t.rows(r, func(cells []string) {
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
func teamOf(r *shown) string {
	team := []rune(strings.Join(strings.Fields(r.Signal.Author.Org), " "))
	return string(team[:min(len(team), teamLen)])
}

// ancestorsName is the table that says which version comes after which: what is newest
// does not hang on what came in last.
const ancestorsName = "voorgangers"

func ancestorTable() relation {
	t := relation{name: ancestorsName, title: "Voorgangers", cols: []field{versionField, {name: "voorganger", label: "Versie daarvoor"}}}
	t.keys = []string{"voorganger", versionField.name}
	t.rows = func(r *shown, row func([]string)) {
		for _, before := range r.before {
			row([]string{r.Signal.Revision.String(), before.String()})
		}
	}
	return t
}

// ancestors are the versions that a version came from, as far back as is known.
func ancestors(r *model.Record) (out []model.ID) {
	if len(r.Signal.Parents) == 0 {
		return nil
	}
	parents := map[model.ID][]model.ID{}
	for _, s := range r.Earlier {
		parents[s.Revision] = s.Parents
	}
	next := slices.Clone(r.Signal.Parents)
	for len(next) > 0 {
		id := next[0]
		if next = next[1:]; !slices.Contains(out, id) {
			out = append(out, id)
			next = append(next, parents[id]...)
		}
	}
	return out
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
	field
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
func sqlColumns(t relation) (out []sqlColumn) {
	taken := map[string]bool{}
	add := func(c sqlColumn) {
		c.name = plainName(c.name)
		for taken[c.name] {
			c.name = plainName("vraag_" + c.name)
		}
		taken[c.name] = true
		out = append(out, c)
	}
	for i, f := range t.cols {
		asked := strings.HasPrefix(f.name, ownPrefix) || strings.HasPrefix(t.name, rowsPrefix) && f.label != "" && i >= len(keyFields)
		c := sqlColumn{field: f, name: f.name, sql: f.sqlType(asked), at: i}
		if asked && f.of != ofText {
			c.name += "_" + f.of.String()
		}
		c.key = slices.Contains(t.keys, f.name)
		if add(c); f.of == ofMoment {
			add(sqlColumn{field: f, name: c.name + localMark, sql: "timestamp", local: true, at: i})
		}
	}
	return out
}

func (f field) sqlType(asked bool) string {
	switch f.of {
	case ofNumber:
		if asked {
			return "numeric"
		}
		return "integer"
	case ofDay:
		return "date"
	case ofMoment:
		return "timestamptz"
	case ofText:
	}
	if !asked && slices.Equal(f.values, yesOrNo) {
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
	case c.of == ofText:
		writeLiteral(b, cell)
	case !c.of.holds(cell) || strings.HasPrefix(cell, noYear):
		b.WriteString("NULL")
	case c.of == ofNumber:
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
	case yesOrNo[0]:
		return "true"
	case yesOrNo[1]:
		return "false"
	}
	return "NULL"
}
