package paper

import (
	"bytes"
	"strconv"
	"sync"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/stats"
	"tijdig/model/words"
	"tijdig/store/export/doc"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// Departure is something that left the file, in what may be said of it without a person.
type Departure struct {
	Day     model.Date
	What    string // left, as people call it
	Level   model.Level
	Signals int
}

// PrivacyPage tells what a file holds, what is asked and what left it, for whoever watches
// over privacy in an organisation: nothing of a person, and no small number.
type PrivacyPage struct {
	v          *privacy.View
	w          doc.Writer
	departures []Departure
	mu         sync.Mutex
	n          map[string]int // by what was counted
	of         map[model.ID]model.Kind
}

func NewPrivacyPage(v *privacy.View, w doc.Writer, left []Departure) *PrivacyPage {
	return &PrivacyPage{v: v, w: w, departures: left, n: map[string]int{}, of: map[model.ID]model.Kind{}}
}

func (p *PrivacyPage) Head(*bytes.Buffer) error { return nil }

// What is counted, in the order in which it is told.
const (
	ofSignals      = "signalen"
	ofNames        = "met een roepnaam erbij"
	ofHealth       = "met een antwoord over gezondheid, geloof, afkomst of seksualiteit"
	ofCrime        = "met een antwoord over strafbare feiten"
	ofConfidential = "met een bron die vertrouwelijk is"
	ofUntold       = "nog niet besproken met wie het betreft, of bewust niet"
	ofPlanless     = "zonder volgende stap"
)

var counted = []string{ofSignals, ofNames, ofHealth, ofCrime, ofConfidential, ofUntold, ofPlanless}

// Record counts a signal and keeps nothing else of it. It is safe for several goroutines.
func (p *PrivacyPage) Record(_ *bytes.Buffer, r *model.Record) error {
	is := map[string]bool{
		ofSignals: true, ofNames: len(r.Names()) > 0, ofConfidential: privacy.Confidential(&r.Signal),
		ofHealth: p.answered(r.Signal, form.PrivacySpecial, catalogue.Special), ofCrime: p.answered(r.Signal, form.PrivacyCriminal, catalogue.Criminal),
		ofUntold: r.Signal.Answers.One(model.QDiscussed) != model.Yes, ofPlanless: len(r.Signal.Steps) == 0,
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.of[r.Subject.ID] = r.Subject.Kind
	for what, so := range is {
		if so {
			p.n[what]++
		}
	}
	return nil
}

// answered reports whether there is an answer to a question, or at an item, of a class.
func (p *PrivacyPage) answered(s model.Signal, question form.Privacy, item catalogue.Privacy) bool {
	for q, a := range s.Answers {
		if len(a) > 0 && p.v.Privacy(model.Column(q)) == question {
			return true
		}
	}
	for slug, c := range s.Checks {
		if i, ok := catalogue.Find(slug); ok && c.Looked() && i.Privacy == item {
			return true
		}
	}
	return false
}

// Foot writes the page: what was counted is known at the end only.
func (p *PrivacyPage) Foot(b *bytes.Buffer) error {
	var says []doc.Part
	for _, s := range p.v.Notices() {
		says = append(says, doc.Para{Text: s})
	}
	says = append(says, doc.Heading{Level: 1, Text: "Dit bestand"})
	says = append(says, facts("Gemaakt op", say.When(model.SeenAt(p.v.Made)), "Door", p.v.Program, "Keuze", p.v.Filter)...)
	for _, part := range [][]doc.Part{p.holds(), p.asks(), p.left(), kept} {
		says = append(says, part...)
	}
	p.w.Begin(b, Titled(privacyPaper.title, p.v.Scope), says)
	return p.w.End(b)
}

// holds tells how much there is.
func (p *PrivacyPage) holds() []doc.Part {
	t := doc.Table{Head: []string{"Aantal", "Wat"}}
	kinds := map[model.Kind]int{}
	for _, k := range p.of {
		kinds[k]++
	}
	for _, k := range model.Kinds {
		t.Rows = append(t.Rows, []string{stats.Shown(kinds[k]), "over wie het gaat: " + words.Of(string(k))})
	}
	for _, what := range counted {
		t.Rows = append(t.Rows, []string{stats.Shown(p.n[what]), what})
	}
	return []doc.Part{doc.Heading{Level: 2, Text: "Wat er in het bestand staat"}, t}
}

// asks tells what is asked, form by form, and how far each answer may go.
func (p *PrivacyPage) asks() []doc.Part {
	out := []doc.Part{doc.Heading{Level: 2, Text: "Wat er gevraagd wordt"}}
	for _, f := range p.v.Forms.Forms() {
		t := doc.Table{Head: []string{"Antwoord", "Vraag"}}
		for _, q := range f.Columns() {
			t.Rows = append(t.Rows, []string{howFar(q), q.FullLabel()})
		}
		out = append(out, doc.Heading{Level: 3, Text: f.Title + ", versie " + strconv.Itoa(f.Version)}, t)
	}
	t := doc.Table{Head: []string{"Antwoord", "Punt"}}
	for _, i := range catalogue.All() {
		if i.Privacy != catalogue.Ordinary {
			t.Rows = append(t.Rows, []string{howFarItem(i.Privacy), i.Label})
		}
	}
	return append(out, doc.Heading{Level: 3, Text: "Punten over gezondheid en strafbare feiten"}, t)
}

// howFar says how far the answer to a question may go.
func howFar(q form.Question) string {
	//exhaustive:enforce
	switch q.Privacy {
	case form.PrivacySpecial:
		return howFarItem(catalogue.Special)
	case form.PrivacyCriminal:
		return howFarItem(catalogue.Criminal)
	case form.PrivacyName, form.PrivacyNever:
		return "alleen met namen"
	case form.PrivacySource:
		return "niet bij een vertrouwelijke bron"
	case form.PrivacyOpen:
		return "ook zonder namen"
	case form.PrivacyText:
	}
	switch q.Kind {
	case form.Text, form.Area, form.Place, form.Findings, form.Steps:
		return "tekst, namen gelakt"
	case form.Mark:
		return "roepnaam: alleen met namen"
	case form.Age:
		return "zonder namen de groep"
	default: // what is chosen leads to nobody by itself
		return "ook zonder namen"
	}
}

func howFarItem(p catalogue.Privacy) string {
	if p == catalogue.Criminal {
		return "strafbaar feit: alleen met namen"
	}
	return "bijzonder: alleen met namen"
}

// left tells what went out, and never to whom.
func (p *PrivacyPage) left() []doc.Part {
	out := []doc.Part{doc.Heading{Level: 2, Text: "Wat het bestand verliet"}}
	t := doc.Table{Head: []string{"Dag", "Vorm", "Wat erin stond", "Signalen"}}
	for _, d := range p.departures {
		t.Rows = append(t.Rows, []string{say.When(model.Seen{Date: d.Day}), d.What, words.Level(d.Level), stats.Shown(d.Signals)})
	}
	if t.Rows == nil {
		return append(out, doc.Para{Text: "Er is niets uit het bestand gegaan."})
	}
	return append(out, t)
}

// kept tells how the program keeps what is entered.
var kept = []doc.Part{
	doc.Heading{Level: 2, Text: "Hoe het bewaard wordt"},
	doc.List{
		{Text: "Alles staat in één versleuteld bestand op de laptop. Het opent met een wachtzin, met de herstelcode, of met de sleutel van de organisatie als die is ingesteld."},
		{Text: "Het programma maakt geen verbinding met het netwerk."},
		{Text: "Wat uit het programma wordt geschreven, is niet versleuteld, behalve een bundel voor een collega en een versleutelde webpagina. Het logboek noemt elke keer."},
		{Text: "Niets verdwijnt vanzelf. Vernietigen doet een medewerker, en het programma wist het dan ook uit de kopieën naast het bestand."},
		{Text: "Er is geen score en geen oordeel. Feiten, uitspraken, wat van een ander kwam en vermoedens staan apart."},
	},
}
