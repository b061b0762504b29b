package pdf

import (
	"github.com/carlos7ags/folio/content"
	"github.com/carlos7ags/folio/core"
)

// element is a part of what a document says, as a screen reader knows it: its kind and
// what is in it, in reading order.
type element struct {
	object, parent int
	tag            string
	kids           []core.PdfObject
	scope          string // of the heading of a column
}

// Begin begins an element of a kind that PDF knows, such as Sect, L, LI, Table or TR.
func (w *Writer) Begin(tag string) {
	if w.out.err == nil {
		w.open = append(w.open, w.child(tag))
	}
}

// End ends the innermost one.
func (w *Writer) End() {
	if w.out.err != nil {
		return
	}
	last := len(w.open) - 1
	w.write(w.open[last])
	w.open = w.open[:last]
}

// child is a new element inside the innermost.
func (w *Writer) child(tag string) *element { return w.inside(w.open[len(w.open)-1], tag) }

func (w *Writer) inside(parent *element, tag string) *element {
	e := &element{object: w.out.next(), parent: parent.object, tag: tag}
	parent.kids = append(parent.kids, ref(e.object))
	return e
}

func (w *Writer) write(e *element) {
	d := dict("Type", name("StructElem"), "S", name(e.tag), "P", ref(e.parent), "K", core.NewPdfArray(e.kids...))
	if e.scope != "" {
		d.Set("A", dict("O", name("Table"), "Scope", name(e.scope)))
	}
	w.out.put(e.object, d)
}

// Cell is text with a place on the line: a paragraph, or one of several beside each other.
type Cell struct {
	Tag    string // what kind of element it is; "" for a mark beside a text that says nothing itself
	Left   float64
	Width  float64
	Column bool // it is the heading of a column
	Paras  []Para
}

// Para is a paragraph of a cell.
type Para struct {
	Style Style
	Text  string
}

// Text is a cell as wide as there is room, of one paragraph.
func Text(tag string, s Style, text string) Cell {
	return Cell{Tag: tag, Width: Width, Paras: []Para{{s, text}}}
}

// strip is a line with its place in a cell.
type strip struct {
	line  line
	style Style
	of    *element // nil: a mark
}

// Row writes cells beside each other. What does not fit goes on at the next page, where
// all of it would.
func (w *Writer) Row(cells ...Cell) {
	if w.out.err != nil {
		return
	}
	rest := make([][]strip, len(cells))
	var made []*element
	tallest := 0.0
	for i, c := range cells {
		var own []*element
		rest[i], own = w.strips(c)
		made = append(made, own...)
		tallest = max(tallest, height(rest[i]))
	}
	if left := w.y - bottom; tallest > left && tallest < (pageHeight-margin-bottom)/2 {
		w.turn()
	}
	for {
		y, more := w.y, false
		for i, c := range cells {
			var end float64
			rest[i], end = w.fill(rest[i], margin+c.Left)
			y = min(y, end)
			more = more || len(rest[i]) > 0
		}
		w.y = y
		if !more {
			break
		}
		w.turn()
	}
	for _, e := range made {
		w.write(e)
	}
}

// strips breaks a cell into lines, and makes the elements they are of: where there are
// several paragraphs, one for each inside that of the cell.
func (w *Writer) strips(c Cell) (out []strip, made []*element) {
	var of *element
	if c.Tag != "" {
		of = w.child(c.Tag)
		made = append(made, of)
		if c.Column {
			of.scope = "Column"
		}
	}
	for _, p := range c.Paras {
		in := of
		if of != nil && len(c.Paras) > 1 {
			in = w.inside(of, "P")
			made = append(made, in)
		}
		for _, l := range w.lines(p.Text, p.Style, c.Width) {
			out = append(out, strip{l, p.Style, in})
		}
	}
	return out, made
}

func height(all []strip) (h float64) {
	for _, s := range all {
		h += s.style.lineHeight()
	}
	return h
}

// fill draws the lines that fit on the page, and returns the others and where it ended.
func (w *Writer) fill(all []strip, x float64) (rest []strip, y float64) {
	y = w.y
	top := pageHeight - margin
	for i := 0; i < len(all); {
		of := all[i].of
		began := false
		for i < len(all) && all[i].of == of {
			h := all[i].style.lineHeight()
			if y-h < bottom && y < top {
				if began {
					w.page.text.EndMarkedContent()
				}
				return all[i:], y
			}
			if !began {
				w.mark(of)
				began = true
			}
			w.draw(w.page.text, all[i].style, x, y-all[i].style.Size, all[i].line)
			y -= h
			i++
		}
		w.page.text.EndMarkedContent()
	}
	return nil, y
}

// mark begins text that is of an element, or of none.
func (w *Writer) mark(of *element) {
	if of == nil {
		w.page.text.BeginMarkedContent("Artifact")
		return
	}
	n := len(w.page.marks)
	w.page.marks = append(w.page.marks, ref(of.object))
	of.kids = append(of.kids, dict("Type", name("MCR"), "Pg", ref(w.page.object), "MCID", core.NewPdfInteger(n)))
	w.page.text.BeginMarkedContentWithID(of.tag, n)
}

// draw writes a line with its left end at a place. A space at its end keeps it from
// running into the next where text is copied.
func (w *Writer) draw(s *content.Stream, style Style, x, y float64, l line) {
	t := w.typeface(style)
	s.BeginText()
	s.SetFont(t.name, style.Size)
	grey := 0.0
	if style.Soft {
		grey = 0.3
	}
	s.SetFillColorGray(grey)
	s.MoveText(x, y)
	for i, r := range l {
		text := r.text
		if i == len(l)-1 && r.says == "" {
			text += " "
		}
		if r.says != "" {
			s.BeginMarkedContentActualText(r.says)
		}
		s.ShowTextHex(t.glyphs(text))
		if r.says != "" {
			s.EndMarkedContent()
		}
	}
	s.EndText()
}

// Space leaves room before what comes next, except at the top of a page.
func (w *Writer) Space(points float64) {
	if w.out.err == nil && w.y < pageHeight-margin {
		w.y -= points
	}
}

// Need goes on at the next page where there is less room than this.
func (w *Writer) Need(points float64) {
	if w.out.err == nil && w.y-bottom < points {
		w.NewPage()
	}
}

// Rule draws a thin line over the whole width.
func (w *Writer) Rule(thick float64) {
	if w.out.err != nil {
		return
	}
	s := w.page.text
	s.BeginMarkedContent("Artifact")
	s.SetStrokeColorGray(0.6)
	s.SetLineWidth(thick)
	s.MoveTo(margin, w.y)
	s.LineTo(pageWidth-margin, w.y)
	s.Stroke()
	s.EndMarkedContent()
}
