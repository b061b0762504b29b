package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"tijdig/model"
)

// script binds tables into one script of SQL for psql: what makes the tables where they are
// not there, and the rows, all of them or none.
type script struct {
	w      io.Writer
	v      *view
	tables []relation
	cols   [][]sqlColumn
	open   bool // an INSERT waits for its next row or its end
	in     int  // rows in it
	size   int  // bytes in it
	at     int  // the table that is written
	rows   []int
	err    error
}

// What an INSERT has at most: it is held in memory whole by whoever reads it.
const (
	insertRows = 1000
	insertSize = 1 << 20
)

func newScript(w io.Writer, v *view, tables []relation) *script {
	tables = append(tables[:len(tables):len(tables)], codeTable, formTable)
	s := &script{w: w, v: v, tables: tables, rows: make([]int, len(tables)), at: -1}
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

func (s *script) begin(table int) error {
	if s.at < 0 {
		s.say(s.preface() + s.schema())
		s.say("\n" + beginning)
	}
	s.end()
	s.at = table
	return s.err
}

// end ends the INSERT that is open.
func (s *script) end() {
	if s.open {
		s.say("\nON CONFLICT DO NOTHING;\n")
	}
	s.open, s.in, s.size = false, 0, 0
}

// row makes a row, on a line of its own.
func (s *script) row(b *bytes.Buffer, table int, cells []string) int {
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
		switch {
		case s.open && (s.in >= insertRows || s.size+len(line) > insertSize):
			s.end()
			s.into()
		case s.open:
			s.say(",\n")
		default:
			s.into()
		}
		if s.err == nil {
			_, s.err = s.w.Write(line[:len(line)-1])
		}
		s.in, s.size, s.open = s.in+1, s.size+len(line), true
		s.rows[s.at]++
	}
	return len(rows), s.err
}

func (s *script) into() {
	names := make([]string, len(s.cols[s.at]))
	for i, c := range s.cols[s.at] {
		names[i] = named(c.name)
	}
	s.say("INSERT INTO " + tableName(s.tables[s.at]) + " (" + strings.Join(names, ", ") + ") VALUES\n")
}

func tableName(t relation) string { return schemaName + "." + named(plainName(t.name)) }

// close adds what the columns mean, sees that all of it is there, and ends.
func (s *script) close(k *book) error {
	codes := len(s.tables) - 2
	if err := s.printed(codes, codebook(k.v, k.tables)); err != nil {
		return err
	}
	var first [][]string
	if s.v.o.Level == model.Complete {
		first = [][]string{{inOneLine(manifest(s.v.o))}}
	}
	if err := s.printed(codes+1, first); err != nil {
		return err
	}
	s.say(wholeCheck(s.tables, s.rows))
	s.say("COMMIT;\n\n-- In dit script:\n")
	for i, t := range s.tables {
		s.say(fmt.Sprintf("-- %s: %d\n", plainName(t.name), s.rows[i]))
	}
	if k.missed > 0 {
		s.say(fmt.Sprintf("-- beschadigd, ontbreekt hier: %d\n", k.missed))
	}
	s.say(fmt.Sprintf("SELECT 'klaar' AS tijdig, %d AS %s;\n", s.rows[0], s.tables[0].name))
	return s.err
}

// printed writes rows that are named by their fingerprint.
func (s *script) printed(table int, rows [][]string) error {
	if err := s.begin(table); err != nil {
		return err
	}
	var b bytes.Buffer
	for _, r := range rows {
		s.row(&b, table, append([]string{fingerprint(r...)}, r...))
	}
	if _, err := s.Write(b.Bytes()); err != nil {
		return err
	}
	s.end()
	return s.err
}

// preface says what the script is, in lines that do nothing.
func (s *script) preface() string {
	o := s.v.o
	says := []string{"Tijdig: signalen voor een database, " + o.level(), "", "Laden:  psql -q -v ON_ERROR_STOP=1 -d DATABASE -f DIT_BESTAND"}
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
func countScript(c *counter, b *bytes.Buffer, head []string, rows [][]string) error {
	v := newView(c.o)
	t := relation{name: countedName, title: "Geteld in een bestand", cols: []field{printField, {name: "gemaakt", of: ofMoment}}, keys: []string{printField.name, head[1], head[2]}}
	for _, name := range head {
		t.cols = append(t.cols, field{name: name})
	}
	s := newScript(b, v, []relation{t})
	if err := s.begin(0); err != nil {
		return err
	}
	made := moment(c.o.Made)
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
	return s.close(&book{v: v, w: s, tables: []relation{t}})
}

const countedName = "geteld"
