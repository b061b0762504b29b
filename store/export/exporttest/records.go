package exporttest

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/fixtures"
	"tijdig/model/form"
	"tijdig/model/words"
)

// Made is when the outputs of tests are made.
var Made = time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("CET", 3600))

// Records are the cases, each as it is recorded.
func Records() []model.Record {
	var out []model.Record
	for _, c := range fixtures.All() {
		out = append(out, model.Record{Signal: c.Signal(), Subject: c.Subject, Name: c.Name})
	}
	return out
}

// Secrets must be in no output that is not complete.
var Secrets = []string{"Robin", "Mees", "Sanne Voorbeeld", "Fatima Voorbeeld", "DSB-12-K", "deelt drugs uit", "elke vrijdag zo gaat", "bewoner*", "coach van"}

// meant are the fields that hold names of the program or days, and no words of a worker.
var meant = []string{
	".Kind", ".State", ".Form", ".Hash", ".Code", ".Status", ".ChildSeen", ".Type", ".Source", ".Via", ".Answer", ".Role", ".Home", ".Band", ".Clock", ".Part", ".Missing", ".Spoken", ".Authority", ".Interpreter",
	".Acute.Why", ".Author.Profile", ".Author.Role", ".Author.Org",
}

// Plant is a record with a word of its own in every field in which words can stand, the
// versions before it too, and by word where each stands. Its names are known as names of the
// file, so that what is masked is masked by that.
func Plant(t *testing.T) (rec model.Record, words map[string]string, names []string) {
	t.Helper()
	signal := func() model.Signal {
		s := Records()[0].Signal
		s.FormRef, s.Content = form.Quick().Ref(1), fixtures.Every(func(model.Text) string { return "x" })
		return s
	}
	rec = model.Record{Signal: signal(), Subject: model.Subject{ID: model.NewID(), Kind: model.Group, Code: "K7F3Q"}, Earlier: []model.Signal{signal()}}
	words = map[string]string{}
	fixtures.EachText(reflect.ValueOf(&rec).Elem(), "record", func(at, s string) string {
		if slices.ContainsFunc(meant, func(m string) bool { return strings.HasSuffix(at, m) }) {
			return s
		}
		word := fmt.Sprintf("Zebra%c%cpad", 'a'+len(words)/26, 'a'+len(words)%26)
		words[word] = at
		return word
	})
	for _, s := range []model.Signal{rec.Signal, rec.Earlier[0]} {
		s.Answers[model.QAge] = model.Answer{"12-17", "16 jaar en een beetje", "2026-11-22"}
	}
	return rec, words, slices.Collect(maps.Keys(words))
}

// AnsweredForms are records that answer every question of every form that comes with the
// program, one of a day with words that are none.
func AnsweredForms(t *testing.T) (all []model.Record, forms []*form.Form) {
	t.Helper()
	all = Records()
	for i, f := range Shipped(t) {
		rec, _ := Filled(f)
		rec.Signal.N = 100 + i
		rec.Signal.Unclear = map[string]string{}
		for _, q := range f.All(rec.Signal.Content) {
			if q.Kind == form.Date && len(rec.Signal.Unclear) == 0 {
				rec.Signal.Unclear[q.ID] = "ergens in mei"
			}
		}
		all, forms = append(all, rec), append(forms, f)
	}
	return all, forms
}

// Entire is a signal about a kind of subject with something in every part of it, and by
// what each part is found in a document: its words, or those by which it is said to be
// left out.
func Entire(kind model.Kind) (model.Record, []Piece) {
	now := Made
	day := model.DateOf(now)
	line := func(k model.InfoKind, s model.Source, text string) model.Finding {
		return model.Finding{ID: model.NewID(), Kind: k, Source: s, Text: text, Written: now}
	}
	settled := line(model.Suspicion, "", "mogelijk giraf")
	settled.Outcome = model.Outcome{Status: model.FindingRefuted, StatusDay: day, StatusWhy: "was een nijlpaard"}
	own := line(model.SeenSelf, "", "zag zebra")
	own.OwnView = "het was een spelletje"
	check := func(s model.Source, note string) model.Check {
		return model.Check{Answer: model.CheckYes, Source: s, Note: note, At: now}
	}
	rec := model.Record{Subject: model.Subject{ID: model.NewID(), Kind: kind, Code: "K7F3Q"}, Name: "Quirijn", Signal: model.Signal{
		N: 1, Written: now, Reason: "tweede keer gelezen", Missing: []string{model.QUrgency}, State: model.Closed,
		Author: model.Author{Name: "Wendelmoet", Role: "buurtwerker", Org: "Buurthuis Noord"}, FormRef: form.Quick().Ref(1),
		Content: model.Content{
			Answers: model.Answers{
				model.QDanger: {model.Unsure}, model.QAge: {"6-11", "8 jaar", day.String()}, model.QSeen: {model.SeenAt(now).String()}, model.QPlace: {"winkelplein"},
				model.QUrgency: {string(model.TwoWeeks)}, model.QDiscussed: {model.Yes}, model.QWhyNot: {"niet_veilig"}, model.QTags: {catalogue.Tags()[0].Name}, "besproken_met": {"ouders"},
			},
			Findings: []model.Finding{own, line(model.Document, "", "brief over olifant"), line(model.Said, model.FromMother, "zei pinguïn"), line(model.ThirdParty, model.FromSchool, "hoorde walrus"), settled, line(model.InfoNone, "", "kaal kameel")},
			People:   []model.Person{{ID: model.NewID(), Role: model.RoleSibling, Band: model.Band0, Home: model.Yes}},
			Checks: map[string]model.Check{
				"a.letsel": check(model.FromSelf, ""), "b.gez.steun": check(model.FromSelf, "tante past op"), "r.sch.verzuim": check(model.FromSelf, ""), "s.kin.bang": check("", ""),
				"r.grp.overlast": check(model.FromSelf, ""), "b.grp.contact": check(model.FromSelf, ""),
			},
			Steps: []model.Step{{ID: model.NewID(), Type: "huisbezoek", Status: model.Done, Done: model.SeenAt(now), Who: "gezinswerker", Result: "thee gedronken", ChildSeen: model.Yes}},
			Acute: []model.Acute{{At: now, Answer: model.AcuteNoDanger, Text: "oma is er"}},
		},
	}}
	rec.Earlier = []model.Signal{rec.Signal}
	rec.Earlier[0].Content = rec.Signal.Content.Clone()
	rec.Earlier[0].Findings[0].Text = "zag zabra"
	return rec, []Piece{
		{"over wie", "Over " + words.Of(string(kind)), ""},
		{"leeftijd", "leeftijd", "leeftijd"},
		{"roepnaam", "Quirijn", "namen|roepnaam"},
		{"naam van de werker", "Wendelmoet", "namen|naam van de werker"},
		{"functie en organisatie", "buurtwerker, Buurthuis Noord", ""},
		{"gezien", "Gezien ma 23 nov 2026", ""},
		{"opgeschreven", "Opgeschreven ma 23 nov 2026", ""},
		{"waar", "winkelplein", "waar"},
		{"direct gevaar", "weet niet", "antwoorden op vragen"},
		{"hoe snel", "binnen 2 weken", "antwoorden op vragen"},
		{"besproken", "Besproken ja", "antwoorden op vragen"},
		{"besproken met", "Besproken met: ouders", "antwoorden op vragen|antwoorden op de vragen van een eigen formulier"},
		{"eerder ingevuld", "niet veilig", "antwoorden op vragen|wat eerder is ingevuld en nu niet meer gevraagd wordt"},
		{"doelgroep", catalogue.Tags()[0].Label, "antwoorden op vragen|doelgroep"},
		{"reden van een wijziging", "tweede keer gelezen", "eerdere versies|waarom het gewijzigd is"},
		{"niet ingevuld", "Nog niet ingevuld", "antwoorden op vragen|wat nog niet is ingevuld"},
		{"stand", "Stand afgesloten", "eerdere versies|of het afgesloten is"},
		{"zelf gezien", "zag zebra", "wat zelf gezien is, in eigen woorden"},
		{"eigen kijk", "het was een spelletje", "wat zelf gezien is, in eigen woorden"},
		{"document", "olifant", "wat iemand anders zei of schreef"},
		{"uitspraak", "pinguïn", "wat iemand anders zei of schreef"},
		{"van een ander", "walrus", "wat iemand anders zei of schreef"},
		{"vermoeden", "giraf", "wat iemand vermoedt"},
		{"wat ervan werd", "weerlegd op ma 23 nov 2026: was een nijlpaard", "wat iemand vermoedt"},
		{"regel zonder soort", "kameel", "wat iemand vermoedt"},
		{"punt: direct", "Letsel dat de uitleg tegenspreekt", "andere punten die zijn nagegaan"},
		{"punt: goed", "Ouders tonen steun", "andere punten die zijn nagegaan"},
		{"punt: zorg", "Veel verzuim of spijbelen", "andere punten die zijn nagegaan"},
		{"punt: signaal", label("s.kin.bang"), "andere punten die zijn nagegaan"},
		{"punt: groep", "Bewoners ervaren overlast", "andere punten die zijn nagegaan"},
		{"punt: kans van een groep", "Groep staat open", "andere punten die zijn nagegaan"},
		{"toelichting", "tante past op", "andere punten die zijn nagegaan"},
		{"hoeveel niet nagegaan", "punten zijn niet nagegaan", "andere punten die zijn nagegaan"},
		{"wie erbij hoort", "broer of zus 0-5", "namen"},
		{"direct bellen", "oma is er", "wie er gebeld is|wat er bij Direct bellen is gezegd"},
		{"stap", "huisbezoek: gedaan", ""},
		{"wie een stap doet", "gezinswerker", "namen"},
		{"uitkomst van een stap", "thee gedronken", "namen"},
		{"eerdere versie", "zag zabra", "eerdere versies"},
	}
}

func label(slug string) string {
	i, _ := catalogue.Find(slug)
	return i.Label
}

// Piece is a part of a signal: the words that tell it, and those that say it is left out,
// any of several.
type Piece struct{ Name, Words, Left string }
