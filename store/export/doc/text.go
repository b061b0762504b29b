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
	depth int  // level of the heading above
	ruled bool // the line before is a rule, below which no empty one is needed
	row   []byte
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
				t.para(padded(f.Name, nameWidth)+" ", f.Text)
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
	switch h.Level {
	case 1:
		t.end()
		t.rule('=', textWidth)
		t.para("", h.Text)
		t.rule('=', textWidth)
	case 2:
		t.end()
		t.para("", h.Text)
		t.rule('-', min(textWidth, utf8.RuneCountInString(h.Text)))
	default:
		if !t.ruled { // right below what it stands in
			t.end()
		}
		t.para("  ", h.Text)
	}
}

func (t *typist) list(l List) {
	for _, item := range l {
		lead := spaces(2*max(0, t.depth-1)) + "- "
		if item.N > 0 {
			lead = t.indent() + fmt.Sprintf("%2d. ", item.N)
		}
		t.para(lead, item.Text)
		for _, more := range item.More {
			t.para(spaces(len(lead)), more)
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
		t.end()
	}
	wide := make([]int, len(p.Head))
	for _, row := range rows {
		for i, cell := range row {
			wide[i] = max(wide[i], cellWidth, utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		cells := append(make([]string, 0, len(row)+1), lead)
		for i, cell := range row[:max(0, len(row)-1)] {
			cells = append(cells, padded(strings.ReplaceAll(cell, "\n", " "), min(wide[i], textWidth/len(row))), " ")
		}
		t.para(strings.Join(cells, ""), row[len(row)-1])
	}
}

// para writes text after a lead, broken at words, each line as far to the right as the
// first. A word longer than a line has one of its own.
func (t *typist) para(lead, text string) {
	indent := utf8.RuneCountInString(lead)
	room := max(textWidth/4, textWidth-indent)
	t.row = append(t.row[:0], lead...)
	for para := range strings.SplitSeq(text, "\n") {
		used := 0
		for w := range strings.FieldsSeq(para) {
			l := utf8.RuneCountInString(w)
			switch {
			case used > 0 && used+1+l > room:
				t.next(indent)
				used = 0
			case used > 0:
				t.row = append(t.row, ' ')
				used++
			}
			t.row = append(t.row, w...)
			used += l
		}
		t.next(indent)
	}
}

// next ends the line that is being made and begins one that is indented.
func (t *typist) next(indent int) {
	t.b.Write(bytes.TrimRight(t.row, " "))
	t.end()
	t.row = append(t.row[:0], spaces(indent)...)
}

func (t *typist) rule(of byte, n int) {
	for range n {
		t.b.WriteByte(of)
	}
	t.end()
	t.ruled = of == '-' && n > 1
}

// end ends a line, which is an empty one where nothing stands in it.
func (t *typist) end() {
	t.ruled = false
	t.b.WriteByte('\n')
}

// padded is s and what is missing of so many characters.
func padded(s string, n int) string { return s + spaces(n-utf8.RuneCountInString(s)) }

const blank = "                                                                                "

// spaces is so many of them, none where n is less than one.
func spaces(n int) string {
	if n <= len(blank) {
		return blank[:max(0, n)]
	}
	return strings.Repeat(" ", n)
}
