// Package paper says which document tells what of a signal, in which order, and what it
// leaves out. A document is read by people; how it is written is for doc, and what may be seen
// of a signal for privacy.
package paper

import (
	"bytes"
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// paper is a document to read, made of each signal: what it tells, in which order. What it
// leaves out it says by itself.
type paper struct {
	name     Name
	words    string                      // what people call it
	file     string                      // what its file is called by
	title    string                      // over the whole of it
	also     []string                    // what to know beside what the level says
	intro    []string                    // what to know before reading; nil: what the level says
	nameless bool                        // is never made with names
	byLine   bool                        // is read line by line before it goes, and is of one subject
	short    bool                        // says what it leaves out in a few words
	fits     func(model.Record) bool     // nil: made of every signal
	called   func(*privacy.Shown) string // what stands over a signal; nil: its code
	sections []section
}

// section is a part of a paper under a heading of its own. One with nothing in it is left
// away, with its heading, unless it says so itself.
type section struct {
	title  string // "": without a heading
	bodies []body
}

// body tells something of a signal.
type body struct {
	tells []string // what of a record it tells, as people call it
	parts func(account) []doc.Part
}

// under is a body with a heading of its own inside a section.
func under(title string, b body) body {
	return body{b.tells, func(a account) []doc.Part {
		in := b.parts(a)
		if len(in) == 0 {
			return nil
		}
		return append([]doc.Part{doc.Heading{Level: 3, Text: title}}, in...)
	}}
}

// account is what may be seen of a signal, about to be told.
type account struct {
	v *privacy.View
	r *privacy.Shown
}

// tells lists what a paper tells of a record.
func (p paper) tells() (out []string) {
	for _, s := range p.sections {
		for _, b := range s.bodies {
			out = append(out, b.tells...)
		}
	}
	return out
}

// leaves lists what the whole report tells and this paper does not.
func (p paper) leaves() (out []string) {
	own := p.tells()
	for _, t := range papers()[0].tells() {
		if slices.Contains(own, t) {
			continue
		}
		if p.short {
			t = inShort(t)
		}
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// fewWords say in a few words what a paper leaves out.
var fewWords = []struct {
	words string
	of    []string
}{
	{"namen", []string{"roepnaam", "naam van de werker", "wie erbij hoort", "wie een stap doet en wat ervan kwam"}},
	{"wat iemand anders zei of schreef", []string{"wat iemand zei", "wat van een ander kwam", "wat in een document stond"}},
	{"wat iemand vermoedt", []string{"vermoedens", "regels waarvan de soort niet is ingevuld"}},
	{"wat zelf gezien is, in eigen woorden", []string{"wat zelf gezien is", "wat van een regel geworden is", "hoe wie het betreft het zelf ziet"}},
	{"antwoorden op vragen", []string{
		"direct gevaar", "hoe snel", "of het besproken is", "doelgroep", "antwoorden op de vragen van een eigen formulier",
		"wat eerder is ingevuld en nu niet meer gevraagd wordt", "wat nog niet is ingevuld",
	}},
	{"andere punten die zijn nagegaan", []string{
		"punten die direct aandacht vragen", "toelichting en bron bij een punt", "wat goed gaat", "punten over signalen", "punten over zorgen",
		"punten van een eigen formulier", "hoeveel punten niet zijn nagegaan",
	}},
	{"wie er gebeld is", []string{"wat er bij Direct bellen is gezegd"}},
	{"eerdere versies", []string{"eerdere versies", "waarom het gewijzigd is", "of het afgesloten is"}},
}

// inShort is one of the few words; what has none stays as it is called.
func inShort(told string) string {
	for _, b := range form.Full().Blocks {
		if told == blockTells(b) {
			return "antwoorden op vragen"
		}
	}
	for _, few := range fewWords {
		if slices.Contains(few.of, told) {
			return few.words
		}
	}
	return told
}

// of makes the paper of one signal.
func (p paper) of(a account) []doc.Part {
	called := "Signaal " + a.r.Code()
	if p.called != nil {
		called = p.called(a.r)
	}
	out := []doc.Part{doc.Heading{Level: 1, Text: called}}
	for _, s := range p.sections {
		var in []doc.Part
		for _, b := range s.bodies {
			in = joined(in, b.parts(a))
		}
		if len(in) > 0 && s.title != "" {
			out = append(out, doc.Heading{Level: 2, Text: s.title})
			if in[0] == doc.Part(doc.Heading{Level: 3, Text: s.title}) { // it says so already
				in = in[1:]
			}
		}
		out = append(out, in...)
	}
	return out
}

// joined adds parts, and puts facts that follow each other together.
func joined(to, more []doc.Part) []doc.Part {
	for _, p := range more {
		facts, is := p.(doc.Facts)
		last, follows := last(to).(doc.Facts)
		switch {
		case is && len(facts) == 0:
		case is && follows:
			to[len(to)-1] = slices.Concat(last, facts)
		default:
			to = append(to, p)
		}
	}
	return to
}

func last(all []doc.Part) doc.Part {
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}

// beginning is what comes before the first signal.
func (p paper) beginning(v *privacy.View) (out []doc.Part) {
	if !v.Made.IsZero() {
		out = append(out, doc.Para{Text: "Gemaakt op " + say.When(model.SeenAt(v.Made)) + "."})
	}
	intro := p.intro
	if intro == nil {
		intro = append(v.NoticesIn(p.name == Report), p.also...)
	}
	for _, n := range intro {
		out = append(out, doc.Para{Text: n})
	}
	if left := p.leaves(); len(left) > 0 {
		out = append(out, doc.Para{Text: "Niet in dit stuk, ook als het er is: " + strings.Join(left, "; ") + "."})
	}
	return out
}

// Titled is a title with the level, which every output names.
func Titled(title string, o privacy.Scope) string {
	return "Tijdig: " + title + ", " + o.Title() + "."
}

// Reports are signals as a text that a parent can read. Text is kept at every level that
// has persons; at pseudonymous it is masked.
type Reports struct {
	v  *privacy.View
	w  doc.Writer
	of paper
}

func (o Reports) Head(b *bytes.Buffer) error {
	o.w.Begin(b, Titled(o.of.title, o.v.Scope), o.of.beginning(o.v))
	return nil
}

// Record writes one signal, or refuses it with [ErrUnfit].
func (o Reports) Record(b *bytes.Buffer, rec *model.Record) error {
	if o.of.fits != nil && !o.of.fits(*rec) {
		return ErrUnfit
	}
	o.w.Parts(b, o.of.of(account{o.v, o.v.Of(rec, true)}))
	return nil
}

func (o Reports) Foot(b *bytes.Buffer) error { return o.w.End(b) }

// New writes a document in a way of writing, which may have to see what goes out.
func New(d Name, v *privacy.View, w doc.Writer) Reports {
	of, _ := paperOf(d)
	return Reports{v: v, w: w, of: of}
}
