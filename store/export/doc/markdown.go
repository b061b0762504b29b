package doc

import (
	"bytes"
	"strconv"
	"strings"

	"tijdig/model/pattern"
)

// Markdown returns a writer of Markdown as CommonMark and GitHub have it. What was typed
// stays text: nothing in it becomes a mark, a link or a tag.
func Markdown() Writer { return Writer{marked{}} }

type marked struct{}

func (m marked) begin(b *bytes.Buffer, title string, parts []Part) {
	b.WriteString("# " + marks(title, " ") + "\n")
	m.parts(b, parts)
}

func (marked) parts(b *bytes.Buffer, parts []Part) {
	for _, p := range parts {
		b.WriteByte('\n')
		switch p := p.(type) {
		case Heading:
			b.WriteString(strings.Repeat("#", p.Level+1) + " " + marks(p.Text, " ") + "\n")
		case Para:
			b.WriteString(marks(p.Text, newLine) + "\n")
		case Facts:
			for _, f := range p {
				named(b, f.Name, f.Text)
			}
		case List:
			for i, item := range p {
				if i > 0 && item.N > 0 {
					b.WriteByte('\n')
				}
				markItem(b, item)
			}
		case Table:
			markTable(b, p)
		}
	}
}

func (marked) end(*bytes.Buffer) error { return nil }

// newLine is a line end that stays one, and the one of a line further to the right.
const (
	newLine   = "\\\n"
	newLineIn = "\\\n  "
)

func named(b *bytes.Buffer, name, text string) {
	b.WriteString("- **" + marks(name, " ") + ":** " + marks(text, newLineIn) + "\n")
}

// markItem writes an item. One with a number is a paragraph of its own: a list would count
// anew.
func markItem(b *bytes.Buffer, item Item) {
	lead, in := "- ", newLineIn
	if item.N > 0 {
		lead, in = strconv.Itoa(item.N)+"\\. ", newLine
	}
	b.WriteString(lead + marks(strings.Join(append([]string{item.Text}, item.More...), "\n"), in) + "\n")
}

// markTable writes a table, or of two columns a list: that reads well everywhere.
func markTable(b *bytes.Buffer, t Table) {
	if len(t.Head) == 2 {
		for _, row := range t.Rows {
			named(b, row[0], row[1])
		}
		return
	}
	row := func(cells []string) {
		for _, c := range cells {
			b.WriteString("| " + marks(c, " ") + " ")
		}
		b.WriteString("|\n")
	}
	row(t.Head)
	b.WriteString(strings.Repeat("| --- ", len(t.Head)) + "|\n")
	for _, r := range t.Rows {
		row(r)
	}
}

// What would be more than text: marks anywhere, at the beginning of a line, and what some
// readers make a link of.
var (
	markAnywhere = pattern.Lazy("[\\\\`*_\\[\\]<>&|~$^@]")
	markAtStart  = pattern.Lazy(`^([#+=:-]|\d{1,9}[.)])`)
	markLink     = pattern.Lazy(`(?i)(://|\bwww\.)`)
)

// marks returns text in which nothing is a mark, with its lines between these. A link is
// guarded before the beginning of a line: the colon that begins one is then guarded once.
func marks(text, between string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		line = markAnywhere().ReplaceAllString(strings.Join(strings.Fields(line), " "), `\$0`)
		line = markLink().ReplaceAllStringFunc(line, func(s string) string {
			if strings.HasPrefix(s, ":") {
				return `\` + s
			}
			return s[:len(s)-1] + `\.`
		})
		line = markAtStart().ReplaceAllStringFunc(line, func(s string) string { return s[:len(s)-1] + `\` + s[len(s)-1:] })
		if rest, ends := strings.CutSuffix(line, `\\`); ends { // beside the mark of a line end some readers take it for another
			line = rest + "&#92;"
		}
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, between)
}
