package paper

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// Access is what a worker chose about a print of all that stands about one subject.
type Access struct {
	Subject model.ID               `json:"onderwerp,omitzero"` // zero: whatever comes
	Asker   privacy.Asker          `json:"vraagt,omitempty"`
	Out     map[int]privacy.Reason `json:"weg,omitempty"`     // why a line is left out, by its number
	Read    string                 `json:"gelezen,omitempty"` // the [Reading.Sum] of what was read; "" while nothing is
}

// Inspection is what there is to tell about one subject beside its signals.
type Inspection struct {
	Access   Access
	Concepts []Concept // what is not recorded about it
	Handed   []Handed  // what left the file about it
	Torn     int       // of how many of its signals an earlier version cannot be read
}

// Concept is something about the subject that is not recorded.
type Concept struct {
	model.Draft
	Thrown  bool // it was thrown away, and can come back
	Damaged bool // it cannot be read
}

// Handed is something that left the file, and whom it went to.
type Handed struct {
	Departure
	Receiver, Why string
	Broken        bool // it was broken off
}

// Print tells all that stands about one subject, with what is of others left out by
// name. It keeps all of it until the end, as what was read is compared with it first.
type Print struct {
	of   paper
	v    *privacy.View
	w    doc.Writer
	o    Inspection
	mu   sync.Mutex
	all  []model.Record // as they are
	lost int            // signals that could not be read
	read Reading
}

func NewPrint(d Name, o privacy.Scope, w doc.Writer, i Inspection) *Print {
	of, _ := paperOf(d)
	return &Print{of: of, v: privacy.ForSubject(o, i.Access.Asker), w: w, o: i}
}

func (p *Print) Head(*bytes.Buffer) error { return nil }

// Record keeps a signal. It is safe for several goroutines.
func (p *Print) Record(_ *bytes.Buffer, r *model.Record) error {
	if id := p.o.Access.Subject; !p.of.fits(*r) || !id.IsZero() && id != r.Subject.ID {
		return ErrUnfit
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all = append(p.all, *r)
	return nil
}

// Miss notes that a signal could not be read.
func (p *Print) Miss() { p.lost++ }

// Foot compares the lines with those that were read, leaves out what the worker left out,
// and writes the rest.
func (p *Print) Foot(b *bytes.Buffer) error {
	slices.SortFunc(p.all, func(a, b model.Record) int {
		return cmp.Or(cmp.Compare(a.Subject.Code, b.Subject.Code), cmp.Compare(a.Number(), b.Number()))
	})
	pages, source := p.pages()
	a := p.o.Access
	p.read = readingOf(pages, a.Out)
	p.read.Source = source
	for _, r := range p.all {
		p.read.mind(r.Signal.Content)
	}
	if a.Read != "" && a.Read != p.read.Sum {
		return ErrUnread
	}
	p.w.Begin(b, Titled(p.of.title, p.v.Scope), p.beginning())
	n := 0
	for _, page := range pages {
		var in bytes.Buffer
		p.w.Parts(&in, without(page, a.Out, &n))
		to := io.Writer(b)
		if sees := p.w.Sees(); sees != nil {
			to = sees
		}
		if _, err := to.Write(in.Bytes()); err != nil {
			return err
		}
	}
	return p.w.End(b)
}

// beginning is what comes before what is told, and is never left out.
func (p *Print) beginning() []doc.Part {
	out := p.of.beginning(p.v)
	if a := p.o.Access.Asker; a != "" {
		out = append(out, doc.Para{Text: "Gevraagd door: " + a.Words() + "."})
	}
	return append(out, doc.Para{Text: p.leftOut()})
}

// leftOut counts what the worker left out.
func (p *Print) leftOut() string {
	n := map[privacy.Reason]int{}
	for _, why := range p.o.Access.Out {
		n[why]++
	}
	var out []string
	for _, why := range privacy.Reasons {
		if n[why] > 0 {
			out = append(out, strconv.Itoa(n[why])+" om "+why.Words())
		}
	}
	if out == nil {
		return "De medewerker heeft geen hele regels weggelaten."
	}
	return "Hele regels die de medewerker heeft weggelaten: " + strings.Join(out, ", ") + ". Op elke plek staat dat erbij."
}

// pages are what is told, each of which begins on a page of its own: the signals, what is
// not recorded, and who has seen it; and whether a source is confidential.
func (p *Print) pages() (out [][]doc.Part, source bool) {
	var concepts []model.Record
	for _, c := range p.o.Concepts {
		concepts = append(concepts, p.recorded(c))
	}
	p.v.Know(p.names(concepts))
	told := func(r model.Record, title string) {
		source = source || p.v.Confides(&r)
		may := p.v.Of(&r, true)
		if title != "" {
			may.Earlier = nil // each has told them already
		}
		page := p.of.of(account{p.v, may})
		if title != "" {
			page[0] = doc.Heading{Level: 1, Text: title}
		}
		out = append(out, page)
	}
	for _, r := range p.all {
		told(r, "")
	}
	for i, c := range p.o.Concepts {
		title := p.conceptTitle(c)
		if c.Damaged {
			out = append(out, []doc.Part{doc.Heading{Level: 1, Text: title}, doc.Para{Text: "Dit concept is beschadigd en kon niet worden gelezen."}})
			continue
		}
		told(concepts[i], title)
	}
	return append(out, p.shared()), source
}

// recorded is a concept as if it were recorded beside what is, so that a source that is
// confidential in either is so here.
func (p *Print) recorded(c Concept) model.Record {
	s := model.Signal{
		Signal: c.Signal, Subject: c.Subject.ID, Written: c.Changed, Reason: c.Reason, State: model.Open, Missing: c.Missing, FormRef: c.FormRef, Content: c.Content.Clone(),
	}
	for q, typed := range c.Typing {
		if rows, _, _, _ := model.InRow(q); len(s.Answers[q]) > 0 || q == model.QPeople || rows == model.QFindings {
			continue // it was understood, is half of somebody's age, or stands with its line
		}
		if s.Unclear == nil {
			s.Unclear = map[string]string{}
		}
		s.Unclear[q] = cmp.Or(s.Unclear[q], typed)
	}
	rec := model.Record{Subject: c.Subject, Name: c.Name, Signal: s}
	for _, r := range p.all {
		rec.Name = cmp.Or(rec.Name, r.Name)
		rec.Also = append(slices.Clone(r.Also), model.Known{Subject: r.Subject, Name: r.Name})
		if r.Signal.Signal == c.Signal {
			rec.Earlier = append(slices.Clone(r.Earlier), r.Signal)
		}
	}
	return rec
}

// names are those that any signal about the subject knows.
func (p *Print) names(concepts []model.Record) (out []string) {
	for _, r := range slices.Concat(p.all, concepts) {
		for _, s := range append(slices.Clone(r.Earlier), r.Signal) {
			out = append(out, p.v.Involved(s)...)
		}
	}
	return out
}

// conceptTitle says what a concept is, so that it is not taken for what was recorded.
func (p *Print) conceptTitle(c Concept) string {
	is := "Concept, nog niet vastgelegd"
	for _, r := range p.all {
		if r.Signal.Signal == c.Signal {
			is = "Concept van een wijziging van signaal " + r.Code() + ", nog niet vastgelegd"
		}
	}
	if c.Thrown {
		is += ", weggegooid (kan nog terug)"
	}
	return is
}

// shared tells whom something of it was given to.
func (p *Print) shared() []doc.Part {
	out := []doc.Part{doc.Heading{Level: 1, Text: "Aan wie dit is gegeven"}}
	for _, lost := range []struct {
		n    int
		what string
	}{{p.lost, "signalen die beschadigd zijn en niet konden worden gelezen"}, {p.o.Torn, "signalen waarvan een eerdere versie beschadigd is en niet kon worden gelezen"}} {
		if lost.n > 0 {
			out = append(out, doc.Para{Text: fmt.Sprintf("Wat hier ontbreekt: %d %s.", lost.n, lost.what)})
		}
	}
	var all doc.List
	var own []string
	for _, r := range p.all {
		own = append(own, r.Names()...)
	}
	hide := p.v.Hider(own)
	for _, h := range p.o.Handed {
		broken := ""
		if h.Broken {
			broken = "afgebroken"
		}
		all = append(all, doc.Item{Text: say.Sentence(say.Join(", ", say.When(model.Seen{Date: h.Day})+": "+h.What, words.Level(h.Level), say.Prefixed("aan ", hide(h.Receiver)), say.Prefixed("waarom: ", hide(h.Why)), broken))})
	}
	if all == nil {
		return append(out, doc.Para{Text: "Uit dit bestand is hierover niets aan iemand gegeven."})
	}
	return append(out, all)
}

// Reading is what was read line by line before it goes, known once all is written.
func (p *Print) Reading() Reading { return p.read }
