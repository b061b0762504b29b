package export

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
)

// script binds tables into one script of SQL for psql: what makes the tables where they are
// not there, and the rows, all of them or none. The rows of all tables come together, and
// wait until there are enough to write.
type script struct {
	w      io.Writer
	v      *view
	tables []relation
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

// scriptOf writes the tables of all records, and of what nobody settled yet each version, as
// a script.
func scriptOf(w io.Writer, v *view) *book {
	return newTogether(v, databaseTables(v), beside, func(t []relation) binder { return newScript(w, v, t) })
}

func newScript(w io.Writer, v *view, tables []relation) *script {
	tables = append(tables[:len(tables):len(tables)], codeTable, formTable)
	s := &script{w: w, v: v, tables: tables, rows: make([]int, len(tables)), waits: make([]bytes.Buffer, len(tables))}
	for _, t := range tables {
		s.cols = append(s.cols, sqlColumns(t))
	}
	return s
}

// codeTable says what the columns and words of the others mean.
var codeTable = relation{name: "codelijst", title: "Codelijst", cols: append([]field{printField}, codebookFields...), keys: []string{printField.name}}

func (s *script) say(text string) {
	if s.err == nil {
		_, s.err = io.WriteString(s.w, text)
	}
}

func (s *script) begin(int) error {
	if !s.begun {
		s.begun = true
		s.say(s.preface() + s.schema())
		s.say("\n" + beginning)
	}
	return s.err
}

// row makes a row, on a line of its own behind the number of its table.
func (s *script) row(b *bytes.Buffer, table int, cells []string) int {
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

func tableName(t relation) string { return schemaName + "." + named(plainName(t.name)) }

func (s *script) close(k *book) error { return s.end(k.missed) }

// end adds what the columns mean, sees that all of it is there, and ends.
func (s *script) end(missed int) error {
	codes := len(s.tables) - 2
	if err := s.printed(codes, codebook(s.v, s.tables[:codes])); err != nil {
		return err
	}
	var first [][]string
	if s.v.Level == model.Complete {
		first = [][]string{{inOneLine(manifest(s.v.scope))}}
	}
	if err := s.printed(codes+1, first); err != nil {
		return err
	}
	s.flush()
	s.say(wholeCheck(s.tables, s.rows))
	s.say("COMMIT;\n\n-- In dit script:\n")
	for i, t := range s.tables {
		s.say(fmt.Sprintf("-- %s: %d\n", plainName(t.name), s.rows[i]))
	}
	if missed > 0 {
		s.say(fmt.Sprintf("-- beschadigd, ontbreekt hier: %d\n", missed))
	}
	s.say(fmt.Sprintf("SELECT 'klaar' AS tijdig, %d AS %s;\n", s.rows[0], s.tables[0].name))
	return s.err
}

// printed takes rows that are named by their fingerprint.
func (s *script) printed(table int, rows [][]string) error {
	var b bytes.Buffer
	for _, r := range rows {
		s.row(&b, table, append([]string{fingerprint(r...)}, r...))
	}
	_, err := s.Write(b.Bytes())
	return err
}

// preface says what the script is, in lines that do nothing.
func (s *script) preface() string {
	o := s.v.scope
	says := []string{"Tijdig: signalen voor een database, " + o.title(), "", "Laden:  psql -q -v ON_ERROR_STOP=1 -d DATABASE -f DIT_BESTAND"}
	if o.Program != "" {
		says = append(says, "Programma: "+o.Program)
	}
	if !o.Made.IsZero() {
		says = append(says, "Gemaakt op: "+o.Made.Format(time.RFC3339))
	}
	if o.Filter != "" {
		says = append(says, "Keuze: "+o.Filter)
	}
	says = append(append(says, ""), s.v.notices()...)
	says = append(append(says, ""), adminNotes...)
	var b strings.Builder
	for _, line := range says {
		b.WriteString(strings.TrimRight("-- "+strings.Join(strings.FieldsFunc(line, unprinted), " "), " ") + "\n")
	}
	return b.String() + "\n" + settings
}

// countScript writes what was counted. There is nothing in it that two files share, so what
// names a row is what the whole says and when it was made.
func countScript(v *view, b *bytes.Buffer, head []string, rows [][]string) error {
	t := relation{name: countedName, title: "Geteld in een bestand", cols: []field{printField, {name: "gemaakt", of: ofMoment}}, keys: []string{printField.name, head[1], head[2]}}
	for _, name := range head {
		t.cols = append(t.cols, field{name: name})
	}
	s := newScript(b, v, []relation{t})
	if err := s.begin(0); err != nil {
		return err
	}
	made := moment(v.Made)
	parts := []string{made}
	for _, r := range rows {
		parts = append(parts, fingerprint(r...))
	}
	var out bytes.Buffer
	for _, r := range rows {
		s.row(&out, 0, append([]string{fingerprint(parts...), made}, r...))
	}
	if _, err := s.Write(out.Bytes()); err != nil {
		return err
	}
	return s.end(0)
}

const countedName = "geteld"
