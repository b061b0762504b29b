// Package sql writes tables as one script for a database in which the outputs of several files
// come together: it makes what is not there and adds rows, all of them or none. A row names the
// version it is of and the way of writing it, and is never changed, so that scripts may come in
// any order and more than once.
package sql

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/store/export/book"
	"tijdig/store/export/jsonl"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
	"tijdig/store/export/tables"
)

// script binds tables into one script of SQL for psql: what makes the tables where they are
// not there, and the rows, all of them or none. The rows of all tables come together, and
// wait until there are enough to write.
type script struct {
	w      io.Writer
	v      *privacy.View
	tables []tables.Relation
	cols   [][]sqlColumn
	waits  []bytes.Buffer // the rows of each table that are to be written, on a line each
	held   int            // bytes in all of those
	begun  bool
	rows   []int
	err    error
}

// What an INSERT has at most: it is held in memory whole by whoever reads it.
const (
	insertRows = 1000
	insertSize = 1 << 20
)

// heldMost is how many bytes of rows wait at most.
const heldMost = 4 << 20

// New writes the tables of all records, and of what nobody settled yet each version, as
// a script.
func New(w io.Writer, v *privacy.View) *book.Book {
	return book.Together(v, databaseTables(v), beside, func(t []tables.Relation) book.Binder { return newScript(w, v, t) })
}

func newScript(w io.Writer, v *privacy.View, all []tables.Relation) *script {
	all = append(all[:len(all):len(all)], codeTable, formTable)
	s := &script{w: w, v: v, tables: all, rows: make([]int, len(all)), waits: make([]bytes.Buffer, len(all))}
	for _, t := range all {
		s.cols = append(s.cols, sqlColumns(t))
	}
	return s
}

// codeTable says what the columns and words of the others mean.
var codeTable = tables.Relation{Name: "codelijst", Title: "Codelijst", Cols: append([]tables.Field{printField}, book.CodebookFields...), Keys: []string{printField.Name}}

func (s *script) say(text string) {
	if s.err == nil {
		_, s.err = io.WriteString(s.w, text)
	}
}

func (s *script) Begin(int) error {
	if !s.begun {
		s.begun = true
		s.say(s.preface() + s.schema())
		s.say("\n" + beginning)
	}
	return s.err
}

// Row makes a row, on a line of its own behind the number of its table.
func (s *script) Row(b *bytes.Buffer, table int, cells []string) int {
	b.Write(strconv.AppendInt(b.AvailableBuffer(), int64(table), 10))
	b.WriteByte('(')
	for i, c := range s.cols[table] {
		if i > 0 {
			b.WriteByte(',')
		}
		c.write(b, cells[c.at])
	}
	b.WriteString(")\n")
	return 0
}

// Write takes whole rows.
func (s *script) Write(rows []byte) (int, error) {
	for line := range bytes.Lines(rows) {
		behind := bytes.IndexByte(line, '(')
		table, err := strconv.Atoi(string(line[:behind]))
		if err != nil {
			return 0, err
		}
		s.waits[table].Write(line[behind:])
		s.rows[table]++
		if s.held += len(line) - behind; s.held > heldMost {
			s.flush()
		}
	}
	return len(rows), s.err
}

// flush writes what waits: of the signals first, which the other tables refer to.
func (s *script) flush() {
	for table := range s.tables {
		s.insert(table)
	}
	s.held = 0
}

// insert writes what waits for a table, in as many INSERTs as that takes.
func (s *script) insert(table int) {
	in, size := 0, 0 // rows and bytes in the INSERT that is open
	for row := range bytes.Lines(s.waits[table].Bytes()) {
		switch {
		case in == 0:
			s.say(s.into(table))
		case in >= insertRows || size+len(row) > insertSize:
			s.say(inserted + s.into(table))
			in, size = 0, 0
		default:
			s.say(",\n")
		}
		if s.err == nil {
			_, s.err = s.w.Write(row[:len(row)-1])
		}
		in, size = in+1, size+len(row)
	}
	if in > 0 {
		s.say(inserted)
	}
	s.waits[table].Reset()
}

// inserted ends an INSERT.
const inserted = "\nON CONFLICT DO NOTHING;\n"

func (s *script) into(table int) string {
	names := make([]string, len(s.cols[table]))
	for i, c := range s.cols[table] {
		names[i] = named(c.name)
	}
	return "INSERT INTO " + tableName(s.tables[table]) + " (" + strings.Join(names, ", ") + ") VALUES\n"
}

func tableName(t tables.Relation) string { return schemaName + "." + named(plainName(t.Name)) }

func (s *script) Close(k *book.Book) error { return s.end(k.Missed()) }

// end adds what the columns mean, sees that all of it is there, and ends.
func (s *script) end(missed int) error {
	codes := len(s.tables) - 2
	if err := s.printed(codes, book.Codebook(s.v, s.tables[:codes])); err != nil {
		return err
	}
	var first [][]string
	if s.v.Level == model.Complete {
		first = [][]string{{jsonl.First(s.v.Scope)}}
	}
	if err := s.printed(codes+1, first); err != nil {
		return err
	}
	s.flush()
	s.say(wholeCheck(s.tables, s.rows))
	s.say("COMMIT;\n\n-- In dit script:\n")
	for i, t := range s.tables {
		s.say(fmt.Sprintf("-- %s: %d\n", plainName(t.Name), s.rows[i]))
	}
	if missed > 0 {
		s.say(fmt.Sprintf("-- beschadigd, ontbreekt hier: %d\n", missed))
	}
	s.say(fmt.Sprintf("SELECT 'klaar' AS tijdig, %d AS %s;\n", s.rows[0], s.tables[0].Name))
	return s.err
}

// printed takes rows that are named by their fingerprint.
func (s *script) printed(table int, rows [][]string) error {
	var b bytes.Buffer
	for _, r := range rows {
		s.Row(&b, table, append([]string{fingerprint(r...)}, r...))
	}
	_, err := s.Write(b.Bytes())
	return err
}

// preface says what the script is, in lines that do nothing.
func (s *script) preface() string {
	o := s.v.Scope
	says := []string{"Tijdig: signalen voor een database, " + o.Title(), "", "Laden:  psql -q -v ON_ERROR_STOP=1 -d DATABASE -f DIT_BESTAND"}
	if o.Program != "" {
		says = append(says, "Programma: "+o.Program)
	}
	if !o.Made.IsZero() {
		says = append(says, "Gemaakt op: "+o.Made.Format(time.RFC3339))
	}
	if o.Filter != "" {
		says = append(says, "Keuze: "+o.Filter)
	}
	says = append(append(says, ""), s.v.Notices()...)
	says = append(append(says, ""), adminNotes...)
	var b strings.Builder
	for _, line := range says {
		b.WriteString(strings.TrimRight("-- "+strings.Join(strings.FieldsFunc(line, unprinted), " "), " ") + "\n")
	}
	return b.String() + "\n" + settings
}

// Count writes what was counted. There is nothing in it that two files share, so what
// names a row is what the whole says and when it was made.
func Count(v *privacy.View, b *bytes.Buffer, head []string, rows [][]string) error {
	t := tables.Relation{Name: countedName, Title: "Geteld in een bestand", Cols: []tables.Field{printField, {Name: "gemaakt", Type: sheet.Moment}}, Keys: []string{printField.Name, head[1], head[2]}}
	for _, name := range head {
		t.Cols = append(t.Cols, tables.Field{Name: name})
	}
	s := newScript(b, v, []tables.Relation{t})
	if err := s.Begin(0); err != nil {
		return err
	}
	made := sheet.Instant(v.Made)
	parts := []string{made}
	for _, r := range rows {
		parts = append(parts, fingerprint(r...))
	}
	var out bytes.Buffer
	for _, r := range rows {
		s.Row(&out, 0, append([]string{fingerprint(parts...), made}, r...))
	}
	if _, err := s.Write(out.Bytes()); err != nil {
		return err
	}
	return s.end(0)
}

const countedName = "geteld"
