package export

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
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/doc"
)

// Asker is who asks to see what stands about somebody.
type Asker string

// The askers.
const (
	AskerSelf   Asker = "kind_vanaf_12_of_jongere"
	AskerParent Asker = "ouder_met_gezag"
	AskerOther  Asker = "iemand_anders_vraagt"
)

// Askers lists them in the order they are offered.
var Askers = []Asker{AskerSelf, AskerParent, AskerOther}

// Words is what people call who asks.
func (a Asker) Words() string { return words.Of(string(a)) }

// Reason is why a line is left out of what somebody asked to see.
type Reason string

// The reasons that the law gives.
const (
	ForAnother Reason = "privacy_van_een_ander"
	ForCare    Reason = "goede_zorg"
)

// Reasons lists them in the order they are offered.
var Reasons = []Reason{ForAnother, ForCare}

// Words is what people call the reason.
func (r Reason) Words() string { return words.Of(string(r)) }

// Access is what a worker chose about a print of all that stands about one subject.
type Access struct {
	Subject model.ID       `json:"onderwerp,omitzero"` // zero: whatever comes
	Asker   Asker          `json:"vraagt,omitempty"`
	Out     map[int]Reason `json:"weg,omitempty"`     // why a line is left out, by its number
	Read    string         `json:"gelezen,omitempty"` // the [Reading.Sum] of what was read; "" while nothing is
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

// unnamed stands where a confidential source stood.
const unnamed = model.Source("iemand_vertrouwelijk")

// leftToOthers are the marks where something is of others than whom it is about: what it
// was, and why it is left out.
var leftToOthers = sync.OnceValue(func() marks {
	return marks{
		source:  unnamed,
		finding: notShown("wat iemand vertrouwelijk vertelde"),
		note:    notShown("toelichting uit een vertrouwelijke bron"),
		place:   notShown("plek die kan zeggen wie iets vertelde"),
		answer:  notShown("antwoord dat kan zeggen wie iets vertelde"),
		doer:    notShown("wie dit doet, want dat kan zeggen wie iets vertelde"),
		told:    notShown("wat kan zeggen wie iets vertelde"),
		why:     notShown("waaruit dat bleek, want dat kan zeggen wie iets vertelde"),
		who:     notShown("wie precies"),
		called:  notShown("hoe iemand heet of te vinden is"),
		name:    notShown("naam of nummer"),
		age:     notShown("leeftijd en waar die woont"),
	}
})

func notShown(what string) string {
	return "[weggelaten: " + what + "; " + ForAnother.Words() + "]"
}

// passesToSubject is [view.passes] for whom it is about: all of it, but for what somebody
// else is called, and names in what was typed.
func (v *view) passesToSubject(column string) passage {
	switch typed, known := v.free[column]; {
	case v.inRows[column], v.self[column]:
		return whole
	case v.priv[column] == form.PrivacyName, v.name[column]:
		return stopped
	case known && !typed:
		return whole
	}
	return masked
}

// accessPage tells all that stands about one subject, with what is of others left out by
// name. It keeps all of it until the end, as what was read is compared with it first.
type accessPage struct {
	of   paper
	v    *view
	w    doc.Writer
	mu   sync.Mutex
	all  []model.Record // as they are
	lost int            // signals that could not be read
	read Reading
}

func newAccessPage(of paper, v *view, w doc.Writer) *accessPage {
	v.other = true
	return &accessPage{of: of, v: v, w: w}
}

func (p *accessPage) head(*bytes.Buffer) error { return nil }

// record keeps a signal. It is safe for several goroutines.
func (p *accessPage) record(_ *bytes.Buffer, r *model.Record) error {
	if id := p.v.o.Access.Subject; !p.of.fits(*r) || !id.IsZero() && id != r.Subject.ID {
		return ErrUnfit
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all = append(p.all, *r)
	return nil
}

// miss notes that a signal could not be read.
func (p *accessPage) miss() { p.lost++ }

// foot compares the lines with those that were read, leaves out what the worker left out,
// and writes the rest.
func (p *accessPage) foot(b *bytes.Buffer) error {
	slices.SortFunc(p.all, func(a, b model.Record) int {
		return cmp.Or(cmp.Compare(a.Subject.Code, b.Subject.Code), cmp.Compare(a.Number(), b.Number()))
	})
	pages, source := p.pages()
	a := p.v.o.Access
	p.read = readingOf(pages, a.Out)
	p.read.Source = source
	for _, r := range p.all {
		p.read.mind(r.Signal.Content)
	}
	if a.Read != "" && a.Read != p.read.Sum {
		return ErrUnread
	}
	p.w.Begin(b, titled(p.of.title, p.v.o), p.beginning())
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
func (p *accessPage) beginning() []doc.Part {
	out := p.of.beginning(p.v)
	if a := p.v.o.Access.Asker; a != "" {
		out = append(out, doc.Para{Text: "Gevraagd door: " + a.Words() + "."})
	}
	return append(out, doc.Para{Text: p.leftOut()})
}

// leftOut counts what the worker left out.
func (p *accessPage) leftOut() string {
	n := map[Reason]int{}
	for _, why := range p.v.o.Access.Out {
		n[why]++
	}
	var out []string
	for _, why := range Reasons {
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
func (p *accessPage) pages() (out [][]doc.Part, source bool) {
	var concepts []model.Record
	for _, c := range p.v.o.Concepts {
		concepts = append(concepts, p.recorded(c))
	}
	mask := newMasker(p.names(concepts))
	p.v.mask = func() *masker { return mask }
	told := func(r model.Record, title string) {
		source = source || p.v.hiderOf(&r, true).source
		may := p.v.of(&r, true)
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
	for i, c := range p.v.o.Concepts {
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
func (p *accessPage) recorded(c Concept) model.Record {
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

// names are those of the file, and those that any signal about the subject knows.
func (p *accessPage) names(concepts []model.Record) []string {
	out := slices.Clone(p.v.o.names())
	for _, r := range slices.Concat(p.all, concepts) {
		for _, s := range append(slices.Clone(r.Earlier), r.Signal) {
			out = append(out, p.v.involved(s)...)
		}
	}
	return out
}

// conceptTitle says what a concept is, so that it is not taken for what was recorded.
func (p *accessPage) conceptTitle(c Concept) string {
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
func (p *accessPage) shared() []doc.Part {
	out := []doc.Part{doc.Heading{Level: 1, Text: "Aan wie dit is gegeven"}}
	for _, lost := range []struct {
		n    int
		what string
	}{{p.lost, "signalen die beschadigd zijn en niet konden worden gelezen"}, {p.v.o.Torn, "signalen waarvan een eerdere versie beschadigd is en niet kon worden gelezen"}} {
		if lost.n > 0 {
			out = append(out, doc.Para{Text: fmt.Sprintf("Wat hier ontbreekt: %d %s.", lost.n, lost.what)})
		}
	}
	var all doc.List
	var own []string
	for _, r := range p.all {
		own = append(own, r.Names()...)
	}
	m := p.v.mask().sparing(own...)
	hide := func(s string) string { return m.hide(s, leftToOthers().name) }
	for _, h := range p.v.o.Handed {
		what := h.words(p.v.o.Forms)
		broken := ""
		if h.Broken {
			broken = "afgebroken"
		}
		all = append(all, doc.Item{Text: stop(join(", ", show(model.Seen{Date: h.Day})+": "+what, words.Level(h.Level), prefixed("aan ", hide(h.Receiver)), prefixed("waarom: ", hide(h.Why)), broken))})
	}
	if all == nil {
		return append(out, doc.Para{Text: "Uit dit bestand is hierover niets aan iemand gegeven."})
	}
	return append(out, all)
}
