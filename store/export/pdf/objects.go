package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/carlos7ags/folio/core"
)

// objects writes numbered objects, and where each stands at the end. The first error stays.
type objects struct {
	w    io.Writer
	at   int64
	from []int64 // where each begins, by its number
	err  error
}

// begins is the head of the file: its version, and a line that no program takes for text.
const begins = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// newObjects begins a file in which some numbers are given out already.
func newObjects(w io.Writer, fixed int) *objects {
	o := &objects{w: w, from: make([]int64, fixed+1)}
	o.write([]byte(begins))
	return o
}

func (o *objects) write(b []byte) {
	if o.err == nil {
		var n int
		n, o.err = o.w.Write(b)
		o.at += int64(n)
	}
}

// next gives out a number.
func (o *objects) next() int { return o.reserve(1) }

// reserve gives out several, and returns the first.
func (o *objects) reserve(n int) int {
	first := len(o.from)
	o.from = append(o.from, make([]int64, n)...)
	return first
}

// put writes the object with a number.
func (o *objects) put(n int, p core.PdfObject) {
	if o.err != nil {
		return
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d 0 obj\n", n)
	if _, err := p.WriteTo(&b); err != nil {
		o.err = err
		return
	}
	b.WriteString("\nendobj\n")
	o.from[n] = o.at
	o.write(b.Bytes())
}

// add writes an object under a number of its own.
func (o *objects) add(p core.PdfObject) *core.PdfIndirectReference {
	n := o.next()
	o.put(n, p)
	return ref(n)
}

// close writes where every object stands.
func (o *objects) close() error {
	at := o.at
	var b bytes.Buffer
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(o.from))
	for n, from := range o.from {
		if n > 0 {
			fmt.Fprintf(&b, "%010d 00000 n \n", from)
		}
	}
	b.WriteString("trailer\n")
	trailer := dict("Size", core.NewPdfInteger(len(o.from)), "Root", ref(catalogObject), "Info", ref(infoObject))
	if _, err := trailer.WriteTo(&b); err != nil {
		return err
	}
	fmt.Fprintf(&b, "\nstartxref\n%d\n%%%%EOF\n", at)
	o.write(b.Bytes())
	return o.err
}

func ref(n int) *core.PdfIndirectReference { return core.NewPdfIndirectReference(n, 0) }

func name(s string) *core.PdfName { return core.NewPdfName(s) }

// dict is a dictionary of names, each followed by its value.
func dict(pairs ...any) *core.PdfDictionary {
	d := core.NewPdfDictionary()
	for i := 0; i < len(pairs); i += 2 {
		d.Set(pairs[i].(string), pairs[i+1].(core.PdfObject))
	}
	return d
}
