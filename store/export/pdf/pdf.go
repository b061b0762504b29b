// Package pdf writes text as PDF on pages of A4: in fonts that go along, with headings,
// lists and tables marked as such, so that a screen reader can follow them and text can be
// copied and searched. Nothing in a file says when, where or with what it was made; the
// same text gives the same bytes. It knows nothing of what the text is about.
//
// Pages are written as they are full, so that a document of any length takes little
// memory. How many there are is known at the end only: what stands at the foot of each is
// written then.
package pdf

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/carlos7ags/folio/content"
	"github.com/carlos7ags/folio/core"
)

// A page of A4 and what stays empty around it, in points.
const (
	pageWidth  = 595.276
	pageHeight = 841.89
	margin     = 54.0
	bottom     = 66.0
	footAt     = 40.0

	// Width is how wide text may be.
	Width = pageWidth - 2*margin
)

// Numbers of the objects that others name before they are written.
const (
	catalogObject = 1 + iota
	pagesObject
	treeObject
	rootObject
	infoObject
	regularObject
	boldObject
	outlineObject
	fixedObjects = outlineObject
)

// Writer writes one document. What goes wrong is kept until [Writer.Close].
type Writer struct {
	out   *objects
	title string
	lang  string
	fonts [2]*typeface
	page  *page
	pages []core.PdfObject // all there are so far
	feet  []int            // the object of the foot of each
	marks []core.PdfObject // for each page, the elements by the mark of their text
	open  []*element       // the last is the innermost
	y     float64          // where the next line begins, from below
	toc   []entry
}

// entry is a place to go to from the list of contents.
type entry struct {
	title string
	page  int // its object
	y     float64
}

// page is the page that is written.
type page struct {
	object int
	text   *content.Stream
	marks  []core.PdfObject // which element each mark is of
}

// NewWriter begins a document with a title, in a language such as nl.
func NewWriter(w io.Writer, title, lang string) *Writer {
	out := &Writer{out: newObjects(w, fixedObjects), title: title, lang: lang}
	all, err := faces()
	if err != nil {
		out.out.err = err // the fonts are part of the program: a test would have caught it
		return out
	}
	out.fonts = [2]*typeface{newTypeface("F1", all[0]), newTypeface("F2", all[1])}
	out.open = []*element{{object: rootObject, parent: treeObject, tag: "Document"}}
	out.begin()
	return out
}

func (w *Writer) typeface(s Style) *typeface {
	if s.Bold {
		return w.fonts[1]
	}
	return w.fonts[0]
}

// begin begins a page.
func (w *Writer) begin() {
	w.page = &page{object: w.out.next(), text: content.NewStream()}
	w.y = pageHeight - margin
}

// NewPage goes on at a new page, unless nothing stands on this one yet.
func (w *Writer) NewPage() {
	if w.out.err == nil && w.y < pageHeight-margin {
		w.turn()
	}
}

// turn writes the page and begins another.
func (w *Writer) turn() {
	w.flush()
	w.begin()
}

// flush writes the page. Its foot comes later.
func (w *Writer) flush() {
	text, foot := w.out.next(), w.out.next()
	w.out.put(text, compressed(w.page.text.Bytes()))
	w.out.put(w.page.object, dict(
		"Type", name("Page"), "Parent", ref(pagesObject), "Contents", core.NewPdfArray(ref(text), ref(foot)),
		"StructParents", core.NewPdfInteger(len(w.pages)), "Tabs", name("S"),
	))
	marks := w.out.next()
	w.out.put(marks, core.NewPdfArray(w.page.marks...))
	w.pages, w.feet, w.marks = append(w.pages, ref(w.page.object)), append(w.feet, foot), append(w.marks, core.NewPdfInteger(len(w.marks)/2), ref(marks))
}

// Close writes what is left. It does not close what it writes to.
func (w *Writer) Close() error {
	if w.out.err != nil {
		return w.out.err
	}
	w.flush()
	for len(w.open) > 0 {
		w.End()
	}
	for i, foot := range w.feet {
		w.out.put(foot, core.NewPdfStream(w.foot(i+1)))
	}
	w.out.put(treeObject, dict("Type", name("StructTreeRoot"), "K", ref(rootObject), "ParentTree", dict("Nums", core.NewPdfArray(w.marks...))))
	for i, object := range []int{regularObject, boldObject} {
		w.out.put(object, w.fonts[i].embedded().BuildObjects(w.out.add))
	}
	w.out.put(pagesObject, dict(
		"Type", name("Pages"), "Count", core.NewPdfInteger(len(w.pages)), "Kids", core.NewPdfArray(w.pages...),
		"MediaBox", core.NewPdfArray(core.NewPdfInteger(0), core.NewPdfInteger(0), core.NewPdfReal(pageWidth), core.NewPdfReal(pageHeight)),
		"Resources", dict("Font", dict("F1", ref(regularObject), "F2", ref(boldObject))),
	))
	w.contents()
	w.out.put(infoObject, dict("Title", core.NewPdfTextString(w.title)))
	w.out.put(catalogObject, dict(
		"Type", name("Catalog"), "Pages", ref(pagesObject), "Outlines", ref(outlineObject), "StructTreeRoot", ref(treeObject),
		"Lang", core.NewPdfTextString(w.lang), "MarkInfo", dict("Marked", core.NewPdfBoolean(true)),
		"ViewerPreferences", dict("DisplayDocTitle", core.NewPdfBoolean(true)),
	))
	return w.out.close()
}

// foot says which page it is, for who reads paper: it is no part of the text.
func (w *Writer) foot(n int) []byte {
	s := content.NewStream()
	style := Style{Size: 8.5, Soft: true}
	says := "bladzijde " + strconv.Itoa(n) + " van " + strconv.Itoa(len(w.feet))
	s.BeginMarkedContent("Artifact")
	w.draw(s, style, pageWidth-margin-w.fonts[0].textWidth(says)*style.Size, footAt, line{{text: says}})
	s.EndMarkedContent()
	return s.Bytes()
}

// Bookmark puts the place where the next text comes in the list of contents.
func (w *Writer) Bookmark(title string) {
	if w.out.err == nil {
		w.toc = append(w.toc, entry{strings.ReplaceAll(title, "\n", " "), w.page.object, w.y})
	}
}

// contents writes the list of contents.
func (w *Writer) contents() {
	list := dict("Type", name("Outlines"), "Count", core.NewPdfInteger(len(w.toc)))
	first := w.out.reserve(len(w.toc))
	for i, e := range w.toc {
		item := dict("Title", core.NewPdfTextString(e.title), "Parent", ref(outlineObject),
			"Dest", core.NewPdfArray(ref(e.page), name("XYZ"), core.NewPdfNull(), core.NewPdfReal(e.y), core.NewPdfNull()))
		if i > 0 {
			item.Set("Prev", ref(first+i-1))
		}
		if i+1 < len(w.toc) {
			item.Set("Next", ref(first+i+1))
		}
		w.out.put(first+i, item)
	}
	if len(w.toc) > 0 {
		list.Set("First", ref(first))
		list.Set("Last", ref(first+len(w.toc)-1))
	}
	w.out.put(outlineObject, list)
}

func splitLines(text string) []string { return strings.Split(text, "\n") }

func compressed(b []byte) *core.PdfStream {
	s := core.NewPdfStreamCompressed(bytes.Clone(b))
	s.SetCompressLevel(6)
	return s
}

// Err is what went wrong so far.
func (w *Writer) Err() error { return w.out.err }
