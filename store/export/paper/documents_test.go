package paper_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
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
	return strings.Join(strings.Fields(exporttest.Write(t, f, export.Options{Level: level, Forms: forms, Made: exporttest.Made}, rec)), " ")
}

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
		rec, pieces := exporttest.Entire(kind)
		got := documentOf(t, d, form.NewBook(), rec)
		left := strings.Split(leftOut(got), "; ")
		_, body, _ := strings.Cut(got, "=====")
		fmt.Fprintf(&b, "%s\n", d)
		for _, p := range pieces {
			told := strings.Contains(body, p.Words)
			said := slices.ContainsFunc(strings.Split(p.Left, "|"), func(s string) bool { return s != "" && slices.Contains(left, s) })
			switch {
			case told:
				fmt.Fprintf(&b, "  + %s\n", p.Name)
			case said:
				fmt.Fprintf(&b, "  - %s\n", p.Name)
			case d.ByLine() && strings.Contains(body, p.Words[:strings.LastIndex(p.Words, " ")]+" [weggelaten: "):
				fmt.Fprintf(&b, "  * %s\n", p.Name)
			default:
				t.Errorf("%s neither tells nor leaves out %s; it leaves out %q", d, p.Name, left)
			}
			if d == paper.Report && (!told || said) {
				t.Errorf("the report: %s is told: %v, said to be left out: %v", p.Name, told, said)
			}
		}
	}
	exporttest.Golden(t, "documents", b.String())
	for _, f := range exporttest.Shipped(t) {
		rec, all := exporttest.Filled(f)
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
				if exporttest.Says(former, a.Words) && strings.Contains(left, "wat eerder is ingevuld") {
					continue
				}
				q, _ := f.Find(id)
				if d.ByLine() && strings.Contains(got, q.Label+": [weggelaten: ") && a.Never && !q.Privacy.Hidden() {
					continue // of another than whom it is about
				}
				under := "antwoorden onder \"" + labelOf(f, q.Block) + "\""
				if !exporttest.Says(got, a.Words) && !strings.Contains(left, "antwoorden op") && !strings.Contains(left, under) && !(id == model.QPlace && strings.Contains(left, "waar")) {
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
	rec, _ := exporttest.Entire(model.Child)
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
	rec, _ := exporttest.Entire(model.Child)
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
	rec, planted, _ := exporttest.Plant(t)
	rec.Signal.Answers[model.QDiscussed] = model.Answer{model.Yes}
	rec.Signal.Findings = append(rec.Signal.Findings, model.Finding{ID: model.NewID(), Kind: model.SeenSelf, Text: "stil vandaag", Written: exporttest.Made})
	for d, kind := range map[paper.Name]model.Kind{paper.GroupStep1: model.Group, paper.ForFamily: model.Youth} {
		for _, f := range export.Formats(form.NewBook()) {
			if !f.Readable() {
				continue
			}
			rec.Subject.Kind = kind
			got := exporttest.Write(t, f.As(d), export.Options{Level: model.Pseudonymous, Made: exporttest.Made}, rec) // no name is known: nothing is masked but what looks like one
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
	rec := exporttest.Records()[1]
	first := rec.Signal
	rec.Signal.Revision, rec.Signal.Parents = model.NewID(), []model.ID{first.Revision}
	rec.Signal.Written = first.Written.AddDate(0, 0, 17)
	rec.Signal.Answers = maps.Clone(first.Answers)
	rec.Signal.Answers[model.QDiscussed] = model.Answer{model.Yes}
	was, is := "zo 22 nov 2026", "wo 9 dec 2026"
	for _, earlier := range [][]model.Signal{{first}, nil} {
		for _, l := range []model.Level{model.Pseudonymous, model.Complete} {
			rec.Earlier = earlier
			got := strings.Join(strings.Fields(exporttest.Write(t, export.Text, export.Options{Level: l, Made: exporttest.Made}, rec)), " ")
			if !strings.Contains(got, "Opgeschreven "+was) || !strings.Contains(got, "Laatst gewijzigd "+is) {
				t.Errorf("at %s with %d before:\n%.900s", l, len(earlier), got)
			}
		}
	}
	got := strings.Join(strings.Fields(exporttest.Write(t, export.Text.As(paper.ForFamily), export.Options{Level: model.Pseudonymous, Made: exporttest.Made}, rec)), " ")
	if !strings.Contains(got, "Opgeschreven op "+was+", gewijzigd op "+is) {
		t.Errorf("the page for the family:\n%.900s", got)
	}
	rec.Signal = first // control: one that nobody changed
	if got := exporttest.Write(t, export.Text, export.Options{Level: model.Complete, Made: exporttest.Made}, rec); strings.Contains(got, "Laatst gewijzigd") {
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
		rec, _ := exporttest.Entire(c.kind)
		rec.Signal.Answers[model.QDiscussed] = model.Answer{c.discussed}
		var with, without bytes.Buffer
		for _, b := range []*bytes.Buffer{&with, &without} {
			e, err := export.New(export.Text.As(c.d), b, export.Options{Level: model.Pseudonymous, Made: exporttest.Made})
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
				got := exporttest.Write(t, of, export.Options{Level: l, Made: exporttest.Made})
				if head := strings.Join(strings.Fields(got), " "); !strings.Contains(head[:min(len(head), 200)], ", "+words.Level(l)+".") {
					t.Errorf("%s at %s begins with %.200s", of, l, got)
				}
				name := export.FileName(of, l, model.DateOf(exporttest.Made))
				if f.Sealed() {
					if name != export.FileName(f, model.Counts, model.DateOf(exporttest.Made)) {
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
