package sql

import (
	"fmt"
	"slices"
	"strings"

	"tijdig/store/export/privacy"
	"tijdig/store/export/tables"
)

// schemaName is where everything stands in a database.
const schemaName = "tijdig"

// settings are what the rest is read by, whatever a server has as its own. One that does
// not go through stops psql, also where nobody asked for that.
const settings = `\set ON_ERROR_STOP on
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;

`

// lock has scripts that are loaded at the same time wait for each other, where a server
// can: each table is made once, and none of two hold what the other needs. Where it cannot,
// a script that fails for it is loaded again.
const lock = `SELECT 'SELECT pg_advisory_xact_lock(7234110)' WHERE EXISTS (SELECT 1 FROM pg_catalog.pg_proc WHERE proname = 'pg_advisory_xact_lock') \gexec
`

// beginning begins a transaction that sees what was there when its turn came, whatever a
// server has as its own.
const beginning = "BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED;\n" + lock

// adminNotes are for who looks after the database.
var adminNotes = []string{
	"Voor wie de database beheert. Wie dit laadt, moet een schema mogen maken en is de eigenaar van de tabellen. Laden meer mensen, geef ze",
	"dan een rol die ze delen en laad met psql -q -c 'SET ROLE die_rol' -f DIT_BESTAND. Nog een keer laden verandert niets. De volgorde doet er niet toe.",
	"",
	"Lezen per team:  GRANT tijdig_lezen TO iemand;  INSERT INTO tijdig.teams VALUES ('iemand', 'naam van het team');",
	"Alleen aantallen: GRANT tijdig_tellen TO iemand;",
	"Mag wie laadt geen rollen maken, doe dan eerst: CREATE ROLE tijdig_lezen; CREATE ROLE tijdig_tellen;",
	"",
	"PostgreSQL 15 of nieuwer. Citus: maak eerst de tabellen met een script, en dan, voor er rijen in staan: SELECT create_reference_table('tijdig.voorgangers');",
	"hetzelfde voor tijdig.codelijst, tijdig.formulieren en tijdig.teams; SELECT create_distributed_table('tijdig.signalen', 'team'); hetzelfde voor de andere.",
	"YugabyteDB: 2025.1 of nieuwer. CockroachDB: een regel voor wie wat leest, mag daar niet in een andere tabel kijken. Daar ziet niemand",
	"iets, behalve de eigenaar, tot er per tabel en team een is: CREATE POLICY noord ON tijdig.signalen FOR SELECT TO iemand USING (team = 'Noord');",
}

// schema makes what is not there. Each statement is asked for by a question to the server:
// no table is held for a change that is none, and nothing is said of what was there.
func (s *script) schema() string {
	var b strings.Builder
	b.WriteString(beginning)
	b.WriteString(unless("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = "+literal(schemaName), "CREATE SCHEMA "+schemaName,
		"COMMENT ON SCHEMA "+schemaName+" IS "+literal("Signalen uit Tijdig, van een of meer bestanden")))
	for _, role := range []string{readRole, countRole} {
		fmt.Fprintf(&b, "SELECT 'CREATE ROLE %s' WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = '%s') AND EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = current_user AND (rolsuper OR rolcreaterole)) \\gexec\n", role, role)
	}
	b.WriteString(s.teams())
	for _, t := range s.fixed() {
		b.WriteString(s.table(t))
	}
	for _, v := range databaseViews() {
		b.WriteString(v.make())
	}
	b.WriteString("COMMIT;\n")
	return b.String()
}

// fixed are the tables that are to be there, with the columns that the views read.
func (s *script) fixed() []tables.Relation {
	empty := privacy.New(privacy.Scope{Level: s.v.Level, Forms: s.v.Forms})
	out := s.tables
	for _, t := range databaseTables(empty) {
		known := false
		for _, have := range s.tables {
			known = known || have.Name == t.Name
		}
		if !known {
			out = append(out[:len(out):len(out)], t)
		}
	}
	return out
}

// unless asks for statements where a question has no answer.
func unless(question string, statements ...string) string {
	texts := make([]string, len(statements))
	for i, s := range statements {
		texts[i] = literal(s)
	}
	return ask(question, texts...)
}

// ask is the same for texts that the server puts together.
func ask(question string, texts ...string) string {
	rows := make([]string, len(texts))
	for i, t := range texts {
		rows[i] = fmt.Sprintf("(%d, %s)", i, t)
	}
	return "SELECT q FROM (VALUES " + strings.Join(rows, ",\n  ") + ") AS v(n, q)\n  WHERE NOT EXISTS (" + question + ") ORDER BY n \\gexec\n"
}

func hasTable(name string) string {
	return "SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = '" + schemaName + "' AND c.relname = " + literal(name)
}

// columns adds those that a table lacks.
func (s *script) columns(name, full string, cols []sqlColumn) string {
	var rows []string
	for _, c := range cols {
		if c.key {
			continue
		}
		for _, q := range []string{"ALTER TABLE " + full + " ADD COLUMN " + named(c.name) + " " + c.sql, s.comment(full, c)} {
			rows = append(rows, fmt.Sprintf("(%d, %s, %s)", len(rows), literal(c.name), literal(q)))
		}
	}
	if len(rows) == 0 {
		return ""
	}
	return "SELECT q FROM (VALUES " + strings.Join(rows, ",\n  ") + ") AS v(n, col, q)\n  WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a WHERE a.attname = v.col AND a.attrelid IN (" +
		strings.Replace(hasTable(name), "SELECT 1", "SELECT c.oid", 1) + ")) ORDER BY n \\gexec\n"
}

// table makes a table with its keys, then each column that it lacks.
func (s *script) table(t tables.Relation) string {
	name, full := plainName(t.Name), tableName(t)
	var first, keys []string
	cols := sqlColumns(t)
	for _, c := range cols {
		if c.key {
			first = append(first, named(c.name)+" "+c.sql+" NOT NULL")
			keys = append(keys, named(c.name))
		}
	}
	first = append(first, "PRIMARY KEY ("+strings.Join(keys, ", ")+")")
	joined := t.Cols[0].Name == teamField.Name
	if joined && t.Name != tables.SignalsName {
		first = append(first, fmt.Sprintf("FOREIGN KEY (team, versie, afdruk) REFERENCES %s.%s (team, versie, afdruk)", schemaName, tables.SignalsName))
	}
	statements := []string{"CREATE TABLE " + full + " (" + strings.Join(first, ", ") + ")", "COMMENT ON TABLE " + full + " IS " + literal(t.Title)}
	for _, c := range cols {
		if c.key {
			statements = append(statements, s.comment(full, c))
		}
	}
	if joined {
		statements = append(statements, "ALTER TABLE "+full+" ENABLE ROW LEVEL SECURITY")
	}
	out := unless(hasTable(name), statements...) + s.columns(name, full, append(cols, needed(t)...))
	if joined {
		out += policy(name, full)
	}
	if t.Name == countedName {
		out += grant(name, full, countRole)
	}
	return out + grant(name, full, readRole)
}

// needed are the columns that the views read and that are not in every output.
func needed(t tables.Relation) (out []sqlColumn) {
	if t.Name == tables.SignalsName && !hasField(t, placeName) {
		out = append(out, sqlColumn{Field: tables.Field{Name: placeName}, name: placeName, sql: "text"})
	}
	return out
}

const placeName = "waar"

func hasField(t tables.Relation, name string) bool {
	return slices.ContainsFunc(t.Cols, func(f tables.Field) bool { return f.Name == name })
}

func (s *script) comment(table string, c sqlColumn) string {
	says := c.Heading(s.v)
	if c.local {
		says += ", zoals de klok daar stond"
	}
	return "COMMENT ON COLUMN " + table + "." + named(c.name) + " IS " + literal(says)
}
