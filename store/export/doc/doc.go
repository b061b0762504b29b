// Package doc writes something to read: as plain text, as Markdown, as one page of HTML or
// as PDF. It is given headings, paragraphs, names with what they are, lists and tables, and
// knows nothing of what they are about: no signals, no levels. Text is made safe here, once
// for every way of writing.
package doc

import (
	"bytes"
	"io"

	"tijdig/model/clean"
)

// Part is a part of a document: a [Heading], [Para], [Facts], [List] or [Table]. A line
// end in any text stays one.
type Part interface{ part() }

// Heading begins something. What has level 1 begins on a page of its own where there are
// pages, unless it is the first; 2 and 3 stand inside it.
type Heading struct {
	Level int
	Text  string
}

// Para is a paragraph.
type Para struct{ Text string }

// Facts are names, each with what it is.
type Facts []Fact

// Fact is one of them.
type Fact struct{ Name, Text string }

// List is a list of items, in their order.
type List []Item

// Item is an item of a list.
type Item struct {
	N    int // its number, which need not be its place; 0 for none
	Text string
	More []string // what else is to be said of it, a paragraph each
}

// Table has a heading over every column. In two columns the second says something of the
// first.
type Table struct {
	Head []string
	Rows [][]string
}

func (Heading) part() {}
func (Para) part()    {}
func (Facts) part()   {}
func (List) part()    {}
func (Table) part()   {}

// Writer writes one document: where it begins, its parts in their order, its end.
type Writer struct{ style style }

// style is a way of writing. Its parts may be written by several goroutines at once, each
// into a buffer of its own.
type style interface {
	begin(b *bytes.Buffer, title string, parts []Part) // parts that come before everything else
	parts(b *bytes.Buffer, parts []Part)               // what belongs together: its first is a heading of level 1
	end(b *bytes.Buffer) error
}

// Begin writes the title, and what is to be read before everything else.
func (w Writer) Begin(b *bytes.Buffer, title string, parts []Part) {
	w.style.begin(b, clean.Whole(title), safe(parts))
}

// Parts writes parts that belong together. It is safe for several goroutines.
func (w Writer) Parts(b *bytes.Buffer, parts []Part) { w.style.parts(b, safe(parts)) }

// End writes what is left.
func (w Writer) End(b *bytes.Buffer) error { return w.style.end(b) }

// Sees returns what everything that was written is to be given to, in its order, instead of
// where it is to come; nil where the way of writing need not see it.
func (w Writer) Sees() io.Writer {
	out, _ := w.style.(io.Writer)
	return out
}

// safe returns the parts with every text made safe. It takes nothing away that says
// something.
func safe(parts []Part) []Part {
	out := make([]Part, len(parts))
	for i, p := range parts {
		switch p := p.(type) {
		case Heading:
			out[i] = Heading{p.Level, clean.Whole(p.Text)}
		case Para:
			out[i] = Para{clean.Whole(p.Text)}
		case Facts:
			facts := make(Facts, len(p))
			for n, f := range p {
				facts[n] = Fact{clean.Whole(f.Name), clean.Whole(f.Text)}
			}
			out[i] = facts
		case List:
			list := make(List, len(p))
			for n, item := range p {
				list[n] = Item{item.N, clean.Whole(item.Text), safeAll(item.More)}
			}
			out[i] = list
		case Table:
			t := Table{Head: safeAll(p.Head)}
			for _, row := range p.Rows {
				t.Rows = append(t.Rows, safeAll(row))
			}
			out[i] = t
		}
	}
	return out
}

func safeAll(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = clean.Whole(s)
	}
	return out
}
