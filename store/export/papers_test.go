package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export"
	"tijdig/store/export/paper"
)

// documentOf makes a document of one signal, at the fullest level it is made at, with its
// lines undone.
func documentOf(t *testing.T, d paper.Name, forms form.Book, rec model.Record) string {
	t.Helper()
	f, level := export.Text.As(d), model.Complete
	if d.Nameless() {
		level = model.Pseudonymous
	}
	return strings.Join(strings.Fields(writeTo(t, f, export.Options{Level: level, Forms: forms, Made: made}, rec)), " ")
}

// entire is a signal about a kind of subject with something in every part of it, and by
// what each part is found in a document: its words, or those by which it is said to be
// left out.
func entire(kind model.Kind) (model.Record, []piece) {
	now := made
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
	return rec, []piece{
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

// piece is a part of a signal: the words that tell it, and those that say it is left out,
// any of several.
type piece struct{ name, words, left string }

// leftOut is what a document says is not in it.
func leftOut(got string) string {
	_, said, _ := strings.Cut(got, "Niet in dit stuk, ook als het er is: ")
	said, _, _ = strings.Cut(said, ". ===")
	return said
}

// TestEachPartOfASignalIsInADocumentOrSaidToBeLeftOut goes through every part of a signal
// and every question and item of every form that comes with the program, and writes where
// each stands. In the whole report all do. Control: what stands there is not said to be
// left out by the report.
func TestEachPartOfASignalIsInADocumentOrSaidToBeLeftOut(t *testing.T) {
	var b strings.Builder
	b.WriteString("Where each part of a signal is told: + in the document, - said to be left out, * said so at its place.\n\n")
	for _, d := range paper.Offered() {
		kind := model.Youth
		if d == paper.GroupStep1 {
			kind = model.Group
		}
		rec, pieces := entire(kind)
		got := documentOf(t, d, form.NewBook(), rec)
		left := strings.Split(leftOut(got), "; ")
		_, body, _ := strings.Cut(got, "=====")
		fmt.Fprintf(&b, "%s\n", d)
		for _, p := range pieces {
			told := strings.Contains(body, p.words)
			said := slices.ContainsFunc(strings.Split(p.left, "|"), func(s string) bool { return s != "" && slices.Contains(left, s) })
			switch {
			case told:
				fmt.Fprintf(&b, "  + %s\n", p.name)
			case said:
				fmt.Fprintf(&b, "  - %s\n", p.name)
			case d.ByLine() && strings.Contains(body, p.words[:strings.LastIndex(p.words, " ")]+" [weggelaten: "):
				fmt.Fprintf(&b, "  * %s\n", p.name)
			default:
				t.Errorf("%s neither tells nor leaves out %s; it leaves out %q", d, p.name, left)
			}
			if d == paper.Report && (!told || said) {
				t.Errorf("the report: %s is told: %v, said to be left out: %v", p.name, told, said)
			}
		}
	}
	golden(t, "documents", b.String())
	for _, f := range shipped(t) {
		rec, all := filled(f)
		rec.Signal.Answers[model.QDiscussed] = model.Answer{model.Yes}
		for _, d := range paper.Offered() {
			if rec.Subject.Kind = model.Youth; d == paper.GroupStep1 {
				rec.Subject.Kind = model.Group
			}
			got := documentOf(t, d, form.NewBook(f), rec)
			left := leftOut(got)
			_, former, _ := strings.Cut(documentOf(t, paper.Report, form.NewBook(f), rec), "Eerder ingevuld, nu niet meer gevraagd")
			for id, a := range all {
				if form.Built(model.Column(id)) && id != model.QPlace {
					continue // among the parts
				}
				if says(former, a.words) && strings.Contains(left, "wat eerder is ingevuld") {
					continue
				}
				q, _ := f.Find(id)
				if d.ByLine() && strings.Contains(got, q.Label+": [weggelaten: ") && a.never && !q.Privacy.Hidden() {
					continue // of another than whom it is about
				}
				under := "antwoorden onder \"" + labelOf(f, q.Block) + "\""
				if !says(got, a.words) && !strings.Contains(left, "antwoorden op") && !strings.Contains(left, under) && !(id == model.QPlace && strings.Contains(left, "waar")) {
					t.Errorf("%s of %s neither tells nor leaves out %s", d, f.ID, id)
				}
			}
			for _, i := range f.Items() {
				if !strings.Contains(got, i.Label) && !strings.Contains(left, "punten") {
					t.Errorf("%s of %s neither tells nor leaves out %s", d, f.ID, i.Code)
				}
			}
		}
	}
}

// TestFactsStatementsHearsayAndSuspicionsStandApart finds each line under the heading of
// its kind, in every document that tells them, with what became of it.
func TestFactsStatementsHearsayAndSuspicionsStandApart(t *testing.T) {
	rec, _ := entire(model.Child)
	for _, d := range []paper.Name{paper.Report, paper.SafeHome, paper.Wijkteam, paper.TakingOver} {
		got := documentOf(t, d, form.NewBook(), rec)
		at := -1
		for _, s := range []string{
			"Feiten: zelf gezien of gelezen", "zag zebra", "olifant", "Uitspraken: wat iemand zei", "pinguïn", "Van horen zeggen", "walrus",
			"Vermoedens: niet vastgesteld", "giraf", "weerlegd op ma 23 nov 2026: was een nijlpaard", "Soort niet ingevuld", "kameel",
		} {
			if i := strings.Index(got, s); i <= at {
				t.Errorf("%s: %q stands at %d, after what should follow it at %d", d, s, i, at)
			} else {
				at = i
			}
		}
	}
}

// TestTheReportToVeiligThuisHasTheOrderOfItsForm has all five parts of it.
func TestTheReportToVeiligThuisHasTheOrderOfItsForm(t *testing.T) {
	rec, _ := entire(model.Child)
	got := documentOf(t, paper.SafeHome, form.NewBook(), rec)
	at := -1
	for _, s := range []string{"Melder gegevens", "Wendelmoet", "Betrokkenen", "Quirijn", "broer of zus", "Melding -", "zag zebra", "Ondersteunend netwerk", "Ouders tonen steun", "Overige informatie", "Besproken ja"} {
		if i := strings.Index(got, s); i <= at {
			t.Errorf("%q stands at %d, after what should follow it at %d", s, i, at)
		} else {
			at = i
		}
	}
}

// TestADocumentWithoutNamesHoldsNobodysWords plants a word in every field: the document
// about a group and the page for the family say none of them but what the worker saw
// himself, where it was, and how the family sees it. Neither is made with names, nor
// counted.
func TestADocumentWithoutNamesHoldsNobodysWords(t *testing.T) {
	rec, planted, _ := plant(t)
	rec.Signal.Answers[model.QDiscussed] = model.Answer{model.Yes}
	rec.Signal.Findings = append(rec.Signal.Findings, model.Finding{ID: model.NewID(), Kind: model.SeenSelf, Text: "stil vandaag", Written: made})
	for d, kind := range map[paper.Name]model.Kind{paper.GroupStep1: model.Group, paper.ForFamily: model.Youth} {
		for _, f := range export.Formats(form.NewBook()) {
			if !f.Readable() {
				continue
			}
			rec.Subject.Kind = kind
			got := writeTo(t, f.As(d), export.Options{Level: model.Pseudonymous, Made: made}, rec) // no name is known: nothing is masked but what looks like one
			for word, at := range planted {
				if strings.Contains(got, word) && !strings.HasSuffix(at, ".Answers") && !strings.HasSuffix(at, ".Mark") {
					t.Errorf("%s in %s says what stands in %s", d, f, at)
				}
			}
			if strings.Contains(got, "stil vandaag") != (d == paper.ForFamily) {
				t.Errorf("%s in %s: what the worker saw", d, f)
			}
			for level, want := range map[model.Level]error{model.Complete: paper.ErrNames, model.Counts: paper.ErrCounts} {
				if _, err := export.New(f.As(d), &bytes.Buffer{}, export.Options{Level: level}); !errors.Is(err, want) {
					t.Errorf("%s in %s at %s: %v", d, f, level, err)
				}
			}
		}
	}
}

// TestACorrectedSignalWasWrittenDownOnItsFirstDay: the day of the correction stands beside
// it, also where the version before is not at hand, and without names.
func TestACorrectedSignalWasWrittenDownOnItsFirstDay(t *testing.T) {
	rec := records()[1]
	first := rec.Signal
	rec.Signal.Revision, rec.Signal.Parents = model.NewID(), []model.ID{first.Revision}
	rec.Signal.Written = first.Written.AddDate(0, 0, 17)
	rec.Signal.Answers = maps.Clone(first.Answers)
	rec.Signal.Answers[model.QDiscussed] = model.Answer{model.Yes}
	was, is := "zo 22 nov 2026", "wo 9 dec 2026"
	for _, earlier := range [][]model.Signal{{first}, nil} {
		for _, l := range []model.Level{model.Pseudonymous, model.Complete} {
			rec.Earlier = earlier
			got := strings.Join(strings.Fields(writeTo(t, export.Text, export.Options{Level: l, Made: made}, rec)), " ")
			if !strings.Contains(got, "Opgeschreven "+was) || !strings.Contains(got, "Laatst gewijzigd "+is) {
				t.Errorf("at %s with %d before:\n%.900s", l, len(earlier), got)
			}
		}
	}
	got := strings.Join(strings.Fields(writeTo(t, export.Text.As(paper.ForFamily), export.Options{Level: model.Pseudonymous, Made: made}, rec)), " ")
	if !strings.Contains(got, "Opgeschreven op "+was+", gewijzigd op "+is) {
		t.Errorf("the page for the family:\n%.900s", got)
	}
	rec.Signal = first // control: one that nobody changed
	if got := writeTo(t, export.Text, export.Options{Level: model.Complete, Made: made}, rec); strings.Contains(got, "Laatst gewijzigd") {
		t.Errorf("it was never changed:\n%.900s", got)
	}
}

// TestASignalThatADocumentIsNotMadeOfIsRefused and nothing of it, nor that it was there, is
// written.
func TestASignalThatADocumentIsNotMadeOfIsRefused(t *testing.T) {
	for _, c := range []struct {
		d         paper.Name
		kind      model.Kind
		discussed string
		fits      bool
	}{
		{paper.GroupStep1, model.Group, model.NotYet, true},
		{paper.GroupStep1, model.Child, model.Yes, false},
		{paper.SafeHome, model.Family, model.OnPurp, true},
		{paper.SafeHome, model.Group, model.Yes, false},
		{paper.ForFamily, model.Child, model.Yes, true},
		{paper.ForFamily, model.Child, model.NotYet, false},
		{paper.ForFamily, model.Child, model.OnPurp, false}, // perhaps because it is not safe
		{paper.ForFamily, model.Place, model.Yes, false},
	} {
		rec, _ := entire(c.kind)
		rec.Signal.Answers[model.QDiscussed] = model.Answer{c.discussed}
		var with, without bytes.Buffer
		for _, b := range []*bytes.Buffer{&with, &without} {
			e, err := export.New(export.Text.As(c.d), b, export.Options{Level: model.Pseudonymous, Made: made})
			if err != nil {
				t.Fatal(err)
			}
			if b == &with {
				if err := e.Encode(rec); errors.Is(err, paper.ErrUnfit) == c.fits {
					t.Errorf("%+v: %v", c, err)
				}
			}
			if err := e.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if same := bytes.Equal(with.Bytes(), without.Bytes()); same == c.fits {
			t.Errorf("%+v: it is the same without it: %v", c, same)
		}
	}
}

// TestEveryDocumentNamesItsLevelAndIsReadAsText in each way of writing: its first line says
// what it is and at which level, its file is called so, and what is read first is the same
// document as plain text.
func TestEveryDocumentNamesItsLevelAndIsReadAsText(t *testing.T) {
	for _, d := range paper.Offered() {
		for _, f := range export.Formats(form.NewBook()) {
			for _, l := range []model.Level{model.Pseudonymous, model.Complete} {
				of := f.As(d)
				if !f.Readable() || of.At(l) != nil {
					continue
				}
				got := writeTo(t, of, export.Options{Level: l, Made: made})
				if head := strings.Join(strings.Fields(got), " "); !strings.Contains(head[:min(len(head), 200)], ", "+words.Level(l)+".") {
					t.Errorf("%s at %s begins with %.200s", of, l, got)
				}
				name := export.FileName(of, l, model.DateOf(made))
				if f.Sealed() {
					if name != export.FileName(f, model.Counts, model.DateOf(made)) {
						t.Errorf("%s at %s is called %s, which tells of it", of, l, name)
					}
				} else if !strings.HasSuffix(name, "."+string(f)) || !strings.Contains(name, strings.ReplaceAll(words.Level(l), " ", "-")) || d != paper.Report && strings.Contains(name, "signalen") {
					t.Errorf("%s at %s is called %s", of, l, name)
				}
				if of.Legible() != export.Text.As(d) || of.Document() != d || !of.Known() {
					t.Errorf("%s is read as %s, and is %s", of, of.Legible(), of.Document())
				}
			}
		}
	}
	for _, f := range []export.Format{"txt:brief", "csv:wijkteam", "pdf:", "html:rows"} {
		if f.Known() {
			t.Errorf("%s is known", f)
		}
	}
}

// labelOf is what a block is called.
func labelOf(f *form.Form, block string) string {
	for _, b := range f.Blocks {
		if b.ID == block {
			return b.Label
		}
	}
	return ""
}
