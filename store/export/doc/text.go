package doc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Text returns a writer of plain text, in lines of at most 78 characters.
func Text() Writer { return Writer{plain{}} }

// What the lines of plain text are made of, in characters.
const (
	textWidth = 78
	nameWidth = 18 // of what a fact is called
	cellWidth = 11 // of a column, at least
)

// plain is text without any marks.
type plain struct{}

func (plain) begin(b *bytes.Buffer, title string, parts []Part) {
	t := typist{b: b}
	t.para("", title)
	t.all(parts)
}

func (plain) parts(b *bytes.Buffer, parts []Part) {
	t := typist{b: b}
	t.all(parts)
}

func (plain) end(*bytes.Buffer) error { return nil }

// typist types lines. What stands under a heading inside something is indented.
type typist struct {
	b     *bytes.Buffer
	depth int    // level of the heading above
	after string // the line before, for where no empty one is needed
}

func (t *typist) all(parts []Part) {
	for _, p := range parts {
		switch p := p.(type) {
		case Heading:
			t.heading(p)
		case Para:
			t.para(t.indent(), p.Text)
		case Facts:
			for _, f := range p {
				t.para(fmt.Sprintf("%-*s ", nameWidth, f.Name), f.Text)
			}
		case List:
			t.list(p)
		case Table:
			t.table(p)
		}
	}
}

func (t *typist) indent() string {
	if t.depth < 2 {
		return ""
	}
	return "  "
}

func (t *typist) heading(h Heading) {
	t.depth = h.Level
	switch rule := strings.Repeat("=", textWidth); h.Level {
	case 1:
		t.line("")
		t.line(rule)
		t.para("", h.Text)
		t.line(rule)
	case 2:
		t.line("")
		t.para("", h.Text)
		t.line(strings.Repeat("-", min(textWidth, utf8.RuneCountInString(h.Text))))
	default:
		if !strings.HasPrefix(t.after, "--") { // right below what it stands in
			t.line("")
		}
		t.para("  ", h.Text)
	}
}

func (t *typist) list(l List) {
	for _, item := range l {
		lead := strings.Repeat("  ", max(0, t.depth-1)) + "- "
		if item.N > 0 {
			lead = t.indent() + fmt.Sprintf("%2d. ", item.N)
		}
		t.para(lead, item.Text)
		for _, more := range item.More {
			t.para(strings.Repeat(" ", len(lead)), more)
		}
	}
}

// table writes the columns beside each other, the last as wide as there is room. The
// headings of two columns go without saying.
func (t *typist) table(p Table) {
	rows := p.Rows
	lead := "    "
	if len(p.Head) > 2 {
		rows, lead = append([][]string{p.Head}, rows...), "  "
		t.line("")
	}
	wide := make([]int, len(p.Head))
	for _, row := range rows {
		for i, cell := range row {
			wide[i] = max(wide[i], cellWidth, utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var first strings.Builder
		first.WriteString(lead)
		for i, cell := range row[:max(0, len(row)-1)] {
			first.WriteString(fmt.Sprintf("%-*s ", min(wide[i], textWidth/len(row)), strings.ReplaceAll(cell, "\n", " ")))
		}
		t.para(first.String(), row[len(row)-1])
	}
}

// para writes text after a lead, broken at words, each line as far to the right as the
// first.
func (t *typist) para(lead, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	at := lead
	room := max(textWidth/4, textWidth-len(indent))
	for para := range strings.SplitSeq(text, "\n") {
		for _, l := range wrap(para, room) {
			t.line(strings.TrimRight(at+l, " "))
			at = indent
		}
	}
}

func (t *typist) line(s string) {
	t.after = s
	t.b.WriteString(s)
	t.b.WriteByte('\n')
}

// wrap breaks a text into lines of at most n characters; a longer word has a line of its
// own.
func wrap(text string, n int) []string {
	var out []string
	line, used := "", 0
	for w := range strings.FieldsSeq(text) {
		l := utf8.RuneCountInString(w)
		if used > 0 && used+1+l > n {
			out = append(out, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+w, used+l
	}
	return append(out, line)
}
