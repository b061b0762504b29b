package export

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/clean"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/model/words"
)

// reportWidth is how many characters a line of the report has at most.
const reportWidth = 78

// reports are signals as a text that a parent can read. Text is kept at every level that
// has persons; at pseudonymous it is masked.
type reports struct{ v *view }

// record writes one signal.
func (o reports) record(b *bytes.Buffer, rec model.Record) error {
	p := &report{b, o.v}
	r := o.v.of(rec, true)
	p.line("")
	p.line(strings.Repeat("=", reportWidth))
	p.line("Signaal " + model.SignalCode(r.Subject.Code, r.Signal.N))
	p.line(strings.Repeat("=", reportWidth))
	p.facts(r)
	p.findings(r)
	p.questions(r)
	p.checklist(r)
	p.after(r)
	p.earlier(r)
	return nil
}

func (o reports) foot(*bytes.Buffer) error { return nil }

// head says what the report is, and what is not in it.
func (o reports) head(b *bytes.Buffer) error {
	p := &report{b, o.v}
	p.begin()
	return nil
}

// report is the text of one signal, or the beginning of all.
type report struct {
	w *bytes.Buffer
	v *view
}

func (p *report) begin() {
	p.line("Tijdig: verslag. Niveau: " + p.v.o.level() + ".")
	if !p.v.o.Made.IsZero() {
		p.line("Gemaakt op " + show(model.SeenAt(p.v.o.Made)) + ".")
	}
	for _, n := range p.v.notices() {
		p.para("", n)
	}
}

func (p *report) facts(r shown) {
	s := r.Signal
	about := words.Of(string(r.Subject.Kind))
	if a := age(s.Age()); a != "" {
		about += ", leeftijd " + a
	}
	if r.Subject.Mark != "" {
		about += ", " + r.Subject.Mark
	}
	p.fact("Over", about)
	p.fact("Roepnaam", r.Name)
	p.fact("Gezien", join("", seenAt(s.Seen(), s.Written), asSaid(s.Unclear[model.QSeen])))
	p.fact("Opgeschreven", show(model.SeenAt(s.Written)))
	p.fact("Door", join(", ", s.Author.Name, s.Author.Role, s.Author.Org))
	p.fact("Waar", s.Answers.One(model.QPlace))
	p.fact("Direct gevaar", words.Of(s.Answers.One(model.QDanger)))
	if r.call == model.CallOpen {
		say := "nog niet gebeld"
		if len(s.Acute) > 0 {
			say = "nog geen antwoord na wat het laatst ernstig was"
		}
		p.fact("Direct bellen", say)
	}
	p.fact("Hoe snel", words.Of(s.Answers.One(model.QUrgency)))
	why := words.Of(s.Answers.One(model.QWhyNot))
	if r.isFormer(model.QWhyNot) {
		why = ""
	}
	p.fact("Besproken", join(": ", words.Of(s.Answers.One(model.QDiscussed)), why))
	p.fact("Doelgroep", strings.Join(catalogue.TagLabels(s.Answers[model.QTags]), ", "))
	p.fact("Gewijzigd", s.Reason)
	if len(s.Missing) > 0 {
		p.fact("Nog niet ingevuld", words.List(s.Missing))
	}
	if s.State == model.Closed {
		p.fact("Stand", words.Of(string(s.State)))
	}
}

func (p *report) findings(r shown) {
	if len(r.Signal.Findings) == 0 {
		return
	}
	p.head("Wat er is gezien of gehoord")
	for i, f := range r.Signal.Findings {
		lead := fmt.Sprintf("%2d. ", i+1)
		p.para(lead, origin(f)+". "+f.Text)
		p.para("    ", join("; ", prefixed(noticed(f.Kind), seenAt(r.Signal.Seen(), f.Written)), prefixed("opgeschreven ", show(model.SeenAt(f.Written))), corrected(f))+".")
		if f.Settled() {
			p.para("    ", words.Of(string(f.Status))+" op "+show(model.Seen{Date: f.StatusDay})+prefixed(": ", f.StatusWhy)+".")
		}
	}
}

// noticed says how the worker came to know a line: of hearsay nothing was seen.
func noticed(k model.InfoKind) string {
	switch k {
	case model.Said, model.ThirdParty:
		return "gehoord "
	case model.Document:
		return "gelezen "
	case model.SeenSelf, model.Suspicion, model.InfoNone:
	}
	return "gezien "
}

// corrected says when the words of a line were last changed; "" when they never
// were.
func corrected(f model.Finding) string {
	if f.Corrected.IsZero() {
		return ""
	}
	return "gewijzigd " + show(model.SeenAt(f.Corrected))
}

func (p *report) after(r shown) {
	s := r.Signal
	if len(s.People) > 0 {
		p.head("Wie erbij hoort")
		p.para("  ", people(r)+".")
	}
	if len(s.Acute) > 0 {
		p.head("Direct bellen")
		for _, a := range s.Acute {
			p.para("  ", join(": ", show(model.SeenAt(a.At))+", "+words.Of(string(a.Answer)), a.Text)+".")
		}
	}
	p.head("Vervolg")
	if len(s.Steps) == 0 {
		p.line("  Er is nog geen volgende stap.")
	}
	for _, st := range s.Steps {
		t, _ := steps.Find(st.Type)
		day := show(model.Seen{Date: st.Planned})
		switch {
		case !st.Done.IsZero():
			day = show(model.Seen{Date: st.Done.Date})
		case st.Status == model.Failed, st.Status == model.Dropped:
			day = prefixed("gepland was ", day)
		}
		label, more := t.Label, st.Text
		if st.Type == steps.Other && st.Text != "" {
			label, more = st.Text, "" // in the worker's own words
		}
		p.para("  ", join(", ", label+": "+words.Of(string(st.Status)), day, asSaid(st.Said), prefixed("door ", st.Who), more, st.Result, childSeen(st))+".")
	}
}

// seenAt shows when something was seen, with a word where that is later than it was
// written down.
func seenAt(s model.Seen, written time.Time) string {
	if s.After(written) {
		return show(s) + " (" + words.Of("gezien_na_opgeschreven") + ")"
	}
	return show(s)
}

// asSaid shows words for a day that were not understood; nothing when there are none.
func asSaid(typed string) string {
	if typed == "" {
		return ""
	}
	return "\"" + typed + "\" (niet begrepen)"
}

// show writes a moment with its year: a report is read long after.
func show(s model.Seen) string { return dates.Show(s, time.Time{}) }

// fact writes a name and what it is, or nothing when there is nothing.
func (p *report) fact(name, text string) {
	if text != "" {
		p.para(fmt.Sprintf("%-18s ", name), text)
	}
}

func (p *report) head(text string) {
	p.line("")
	p.line(text)
	p.line(strings.Repeat("-", utf8.RuneCountInString(text)))
}

// para writes text after a lead, broken at words, each line as far to the
// right as the first.
func (p *report) para(lead, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	at := lead
	room := reportWidth - len(indent)
	for para := range strings.SplitSeq(clean.Whole(text), "\n") {
		for _, l := range wrap(para, room) {
			p.line(strings.TrimRight(at+l, " "))
			at = indent
		}
	}
}

func (p *report) line(s string) {
	p.w.WriteString(s)
	p.w.WriteByte('\n')
}

// wrap breaks a text into lines of at most n characters; a longer word has a
// line of its own.
func wrap(text string, n int) []string {
	var out []string
	line, used := "", 0
	for w := range strings.FieldsSeq(text) {
		l := utf8.RuneCountInString(w)
		if used > 0 && used+1+l > n {
			out = append(out, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+w, used+l
	}
	return append(out, line)
}

// join puts the parts that say something together.
func join(sep string, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

func prefixed(with, s string) string {
	if s == "" {
		return ""
	}
	return with + s
}
