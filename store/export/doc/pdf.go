package doc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"sync"
	"sync/atomic"

	"tijdig/store/export/pdf"
)

// PDF returns a writer of PDF on A4. Everything it makes is to go through what it sees; see
// [Writer.Sees].
func PDF(w io.Writer) Writer { return Writer{&paged{out: w}} }

// How text looks on paper.
var (
	body   = pdf.Style{Size: 10}
	soft   = pdf.Style{Size: 10, Soft: true}
	small  = pdf.Style{Size: 8.5, Soft: true}
	titles = []pdf.Style{{Size: 17, Bold: true}, {Size: 14, Bold: true}, {Size: 11.5, Bold: true}, {Size: 10, Bold: true}} // by level
)

// Where text begins behind a name, a number and an answer, in points.
const (
	besideName   = 112.0
	besideNumber = 24.0
	besideAnswer = 88.0 // at least
	apart        = 8.0  // two columns
)

// paged lays parts out on pages, in their order. What is to be laid out stands in waiting
// under a number, and only the number is handed on.
type paged struct {
	out     io.Writer
	w       *pdf.Writer
	started bool // something of level 1 was written
	waiting sync.Map
	last    atomic.Uint64
}

func (p *paged) begin(_ *bytes.Buffer, title string, parts []Part) {
	p.w = pdf.NewWriter(p.out, title, "nl")
	p.w.Row(pdf.Text("H1", titles[0], title))
	p.w.Space(4)
	p.all(parts)
}

func (p *paged) parts(b *bytes.Buffer, parts []Part) {
	n := p.last.Add(1)
	p.waiting.Store(n, parts)
	b.Write(binary.BigEndian.AppendUint64(nil, n))
}

// Write takes the numbers of parts in the order they are to stand in.
func (p *paged) Write(numbers []byte) (int, error) {
	for at := 0; at+8 <= len(numbers); at += 8 {
		parts, ok := p.waiting.LoadAndDelete(binary.BigEndian.Uint64(numbers[at:]))
		if !ok {
			return at, fmt.Errorf("doc: %w", io.ErrUnexpectedEOF)
		}
		p.w.Begin("Art")
		p.all(parts.([]Part))
		p.w.End()
	}
	return len(numbers), p.w.Err()
}

func (p *paged) end(*bytes.Buffer) error { return p.w.Close() }

func (p *paged) all(parts []Part) {
	for i, part := range parts {
		switch part := part.(type) {
		case Heading:
			p.heading(part, headings(parts[i+1:]))
		case Para:
			p.w.Space(3)
			p.w.Row(pdf.Text("P", body, part.Text))
		case Facts:
			p.facts(part)
		case List:
			p.list(part)
		case Table:
			p.table(part)
		}
	}
}

// headings counts those in front.
func headings(parts []Part) (n int) {
	for n < len(parts) {
		if _, is := parts[n].(Heading); !is {
			break
		}
		n++
	}
	return n
}

// heading writes one that has others right below it. What they stand over comes on the
// same page.
func (p *paged) heading(h Heading, below int) {
	style := titles[min(h.Level, len(titles)-1)]
	if h.Level == 1 && p.started {
		p.w.NewPage()
	}
	p.w.Space([]float64{0, 20, 14, 8}[min(h.Level, 3)])
	p.w.Need(5*style.Size + 25*float64(below))
	if h.Level == 1 {
		p.started = true
		p.w.Bookmark(h.Text)
	}
	p.w.Row(pdf.Text("H"+strconv.Itoa(h.Level+1), style, h.Text))
	if h.Level == 1 {
		p.w.Space(3)
		p.w.Rule(1)
		p.w.Space(6)
	}
}

func (p *paged) facts(all Facts) {
	p.w.Space(2)
	p.w.Begin("L")
	for _, f := range all {
		p.w.Begin("LI")
		p.w.Row(cell("Lbl", 0, besideName-apart, soft, f.Name), cell("LBody", besideName, pdf.Width-besideName, body, f.Text))
		p.w.End()
	}
	p.w.End()
}

func (p *paged) list(all List) {
	p.w.Begin("L")
	for _, item := range all {
		mark := "•"
		if item.N > 0 {
			mark = strconv.Itoa(item.N) + "."
		}
		says := cell("LBody", besideNumber, pdf.Width-besideNumber, body, item.Text)
		for _, more := range item.More {
			says.Paras = append(says.Paras, pdf.Para{Style: small, Text: more})
		}
		p.w.Space(3)
		p.w.Begin("LI")
		p.w.Row(cell("Lbl", 6, besideNumber-6, body, mark), says)
		p.w.End()
	}
	p.w.End()
}

// firstColumn is how wide the first of two columns is: as wide as what stands in it, within
// reason.
func (p *paged) firstColumn(t Table) float64 {
	wide := besideAnswer
	for _, row := range t.Rows {
		if first := row[0]; len(first) < 100 {
			wide = max(wide, p.w.Wide(body, first)+2*apart)
		}
	}
	return min(wide, pdf.Width*0.4)
}

// table writes columns of one width, or two of which the first is no wider than it needs.
func (p *paged) table(t Table) {
	if len(t.Head) == 0 {
		return
	}
	beside := p.firstColumn(t)
	row := func(tag string, style pdf.Style, texts []string) {
		p.w.Space(2)
		p.w.Begin("TR")
		var cells []pdf.Cell
		for i, text := range texts {
			wide := pdf.Width / float64(len(texts))
			left := wide * float64(i)
			if len(texts) == 2 {
				left, wide = float64(i)*beside, beside+float64(i)*(pdf.Width-2*beside)
			}
			c := cell(tag, left, wide-apart, style, text)
			c.Column = tag == "TH"
			cells = append(cells, c)
		}
		p.w.Row(cells...)
		p.w.End()
		p.w.Space(2)
		p.w.Rule(0.3)
	}
	p.w.Begin("Table")
	p.w.Begin("THead")
	row("TH", small, t.Head)
	p.w.End()
	p.w.Begin("TBody")
	for _, r := range t.Rows {
		row("TD", body, r)
	}
	p.w.End()
	p.w.End()
	p.w.Space(4)
}

func cell(tag string, left, wide float64, s pdf.Style, text string) pdf.Cell {
	return pdf.Cell{Tag: tag, Left: left, Width: wide, Paras: []pdf.Para{{Style: s, Text: text}}}
}
