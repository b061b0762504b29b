package export_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/demodata"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

func TestTheCasesAtEveryLevelInEveryFormat(t *testing.T) {
	for _, f := range export.Formats(form.Book{}) {
		for _, l := range model.Levels {
			t.Run(string(f)+"-"+string(l), func(t *testing.T) {
				got := exporttest.Write(t, f, export.Options{Level: l, Made: exporttest.Made}, exporttest.Records()...)
				if f == export.Page {
					f = export.HTML // which it holds
				}
				exporttest.Golden(t, string(f)+"-"+string(l), got)
			})
		}
	}
	exporttest.Golden(t, "csv-pseudonymous-text", exporttest.Write(t, export.CSV, export.Options{Level: model.Pseudonymous, Text: true}, exporttest.Records()...))
}

func TestNothingThatLeadsToAPersonLeavesUnlessComplete(t *testing.T) {
	for _, f := range export.Formats(form.Book{}) {
		for _, o := range []export.Options{{Level: model.Counts}, {Level: model.Pseudonymous}, {Level: model.Pseudonymous, Text: true}} {
			got := exporttest.Write(t, f, o, exporttest.Records()...)
			for _, s := range exporttest.Secrets {
				if strings.Contains(got, s) {
					t.Errorf("%s %s (text: %v) holds %q", f, o.Level, o.Text, s)
				}
			}
			got = recordsIn(got) // above them it says what is never in any such output
			for _, i := range catalogue.All() {
				if o.Level == model.Pseudonymous && i.Privacy != catalogue.Ordinary && (strings.Contains(got, i.Slug) || strings.Contains(got, i.Label)) {
					t.Errorf("%s holds %s", f, i.Slug)
				}
			}
		}
	}
}

// recordsIn is what an output says of the signals, without what stands above them.
func recordsIn(got string) string {
	for _, mark := range []string{"=====\nSignaal ", "\n## Signaal ", "<h2>Signaal ", "\nSignaal ", "===== Signalen", "===== signalen.csv", "\nBEGIN TRANSACTION "} {
		if _, records, ok := strings.Cut(got, mark); ok {
			return records
		}
	}
	return got
}

// TestAReportSaysExactlyWhatIsLeftOut compares what it says with what it holds.
func TestAReportSaysExactlyWhatIsLeftOut(t *testing.T) {
	got := exporttest.Write(t, export.Text, export.Options{Level: model.Pseudonymous}, exporttest.Records()...)
	head, body, _ := strings.Cut(got, "=====")
	head = strings.Join(strings.Fields(head), " ")
	for _, i := range catalogue.All() {
		if (i.Privacy != catalogue.Ordinary) != strings.Contains(head, i.Label) {
			t.Errorf("%s is %s, and the report says otherwise", i.Label, i.Privacy)
		}
		if i.Privacy != catalogue.Ordinary && strings.Contains(body, i.Label) {
			t.Errorf("%s is said to be left out", i.Label)
		}
	}
	if !strings.Contains(head, ", zonder namen.") {
		t.Error("the level is not named as people call it")
	}
}

// TestAConfidentialFindingTakesItsPlaceWithIt where that place says who it is.
func TestAConfidentialFindingTakesItsPlaceWithIt(t *testing.T) {
	for place, hidden := range map[string]bool{
		"bij opa thuis": true, "portiek van de buurvrouw": true, "Kerkstraat 12": true, "basisschool De Vlinder": true, "bij tante Ria": true, "bij Robin": true,
		"Stokhasselt, winkelplein": false, "tunnel onder het spoor": false,
	} {
		for _, confidential := range []bool{true, false} {
			rec := exporttest.Records()[0]
			rec.Name = "Robin"
			rec.Signal.Content = rec.Signal.Content.Clone()
			rec.Signal.Answers[model.QPlace] = model.Answer{place}
			rec.Signal.Findings = []model.Finding{{Kind: model.Said, Text: "er is geschreeuwd", Confidential: confidential}}
			got := exporttest.Write(t, export.Text, export.Options{Level: model.Pseudonymous}, rec)
			if confidential && strings.Contains(got, place) == hidden {
				t.Errorf("%q, confidential: hidden is %v", place, !strings.Contains(got, place))
			}
			if strings.Contains(got, "geschreeuwd") == confidential {
				t.Errorf("%q: the finding", place)
			}
		}
	}
}

func TestCompleteHoldsEverything(t *testing.T) {
	got := exporttest.Write(t, export.JSONL, export.Options{Level: model.Complete}, exporttest.Records()...)
	for _, s := range []string{"Robin", "Mees", "Sanne Voorbeeld", "DSB-12-K", "deelt drugs uit", "a.letsel", "coach van de voetbal"} {
		if !strings.Contains(got, s) {
			t.Errorf("%q is missing", s)
		}
	}
}

func TestEveryOutputNamesItsLevelAndHearsay(t *testing.T) {
	for _, f := range export.Formats(form.Book{}) {
		for _, l := range model.Levels {
			got := exporttest.Write(t, f, export.Options{Level: l}, exporttest.Records()...)
			called := words.Level(l)
			if f == export.JSONL {
				called = string(l) // for programs
			}
			if first, rest, _ := strings.Cut(got, "\n"); !strings.Contains(first+rest[:min(len(rest), 400)], called) {
				t.Errorf("%s does not say %s", f, called)
			}
			if name := export.FileName(f, l, model.DateOf(exporttest.Made)); f.Sealed() == strings.Contains(name, strings.ReplaceAll(words.Level(l), " ", "-")) {
				t.Errorf("file name %s, where %s is to be said unless it is sealed", name, words.Level(l))
			}
			if l == model.Counts || f == export.Checks {
				continue
			}
			if !strings.Contains(got, "van een ander") && !strings.Contains(got, `"informatie_derde"`) {
				t.Errorf("%s at %s loses that something is hearsay", f, l)
			}
		}
	}
}

func TestAnOutputWithoutSignalsIsStillWhole(t *testing.T) {
	for _, f := range export.Formats(form.Book{}) {
		for _, l := range model.Levels {
			if got := exporttest.Write(t, f, export.Options{Level: l}); got == "" {
				t.Errorf("%s at %s is empty", f, l)
			}
		}
	}
}

func TestUnknownFormatsAndLevelsAreRefused(t *testing.T) {
	if _, err := export.New("xml", &bytes.Buffer{}, export.Options{Level: model.Complete}); err == nil {
		t.Error("xml is written")
	}
	if _, err := export.New(export.CSV, &bytes.Buffer{}, export.Options{}); err == nil {
		t.Error("no level is a level")
	}
}

func TestSmallNumbersAreHidden(t *testing.T) {
	var all []model.Record
	r := exporttest.Records()[0]
	for i := range 6 {
		s := r.Signal
		if i == 0 {
			s.Steps = nil
		}
		all = append(all, model.Record{Signal: s, Subject: r.Subject})
	}
	got := exporttest.Write(t, export.CSV, export.Options{Level: model.Counts}, append(all, exporttest.Records()[1])...)
	for _, want := range []string{"Alle signalen,signalen,5", "Over wie,groep,5", "Over wie,jongere,minder dan 5", "Tot de eerste stap,nog geen stap,minder dan 5", "Per wijk,De Kreken,5"} {
		if !strings.Contains(got, "alleen aantallen,"+want+"\n") && !strings.Contains(got, "alleen aantallen,"+want+"\r\n") {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestAFormOfOnesOwnHasItsQuestionsAndItems(t *testing.T) {
	r, err := os.Open("../../ui/testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	own, err := form.Read(r, "reference.json")
	if err != nil {
		t.Fatal(err)
	}
	s := exporttest.Records()[0].Signal
	s.FormRef = own.Ref(1)
	s.Content = model.Content{
		Answers: model.Answers{"soort_contact": {"huisbezoek"}, "verhaal": {"Sam Verzonnen kwam langs."}, "onbekend_veld": {"iets"}},
		Checks:  map[string]model.Check{"ref.03": {Answer: model.CheckNo}},
	}
	rec := []model.Record{{Signal: s, Subject: model.Subject{Kind: model.Child, Code: "K7F3Q"}}}
	open := exporttest.ParseIn(t, exporttest.Write(t, export.CSV, export.Options{Level: model.Complete, Forms: form.NewBook(own)}, rec...), ',')
	masked := exporttest.ParseIn(t, exporttest.Write(t, export.CSV, export.Options{Level: model.Pseudonymous, Text: true, Forms: form.NewBook(own)}, rec...), ',')
	for name, want := range map[string]string{"vraag.soort_contact": "huisbezoek", "ref.03": "nee", "ref.04": "niet nagegaan", "vraag.verhaal": "Sam Verzonnen kwam langs.", "vragen_van_een_onbekend_formulier": "onbekend_veld: iets"} {
		if got := open[0][name]; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if got := masked[0]["vraag.verhaal"]; got != "[naam] kwam langs." {
		t.Errorf("masked: %q", got)
	}
	if got := exporttest.Write(t, export.Text, export.Options{Level: model.Complete, Forms: form.NewBook(own), Made: exporttest.Made}, rec...); !strings.Contains(got, "Soort contact: huisbezoek") || !strings.Contains(got, "Is snel afgeleid") {
		t.Errorf("report:\n%s", got)
	}
}

// counted counts the bytes that are written.
type counted int

func (c *counted) Write(b []byte) (int, error) {
	*c += counted(len(b))
	return len(b), nil
}

func BenchmarkTenThousandSignals(b *testing.B) {
	var all []model.Record
	_ = demodata.New(1, exporttest.Made).Each(10_000, func(sub model.Subject, name string, sigs []model.Signal) error {
		last := sigs[len(sigs)-1]
		for _, s := range sigs {
			if s.Signal != last.Signal {
				all = append(all, model.Record{Signal: s, Subject: sub, Name: name})
			}
		}
		all = append(all, model.Record{Signal: last, Subject: sub, Name: name})
		return nil
	})
	for _, f := range export.Formats(form.Book{}) {
		for _, l := range []model.Level{model.Pseudonymous, model.Complete} {
			b.Run(string(f)+"/"+string(l), func(b *testing.B) {
				for b.Loop() {
					var out counted
					exporttest.WriteOn(b, &out, f, export.Options{Level: l}, all...)
					b.SetBytes(int64(out))
				}
			})
		}
	}
}

// TestAFileKeepsTheTextAsItWasWritten has what a screen leaves away: joiners, skin tones,
// flags, accents past three.
func TestAFileKeepsTheTextAsItWasWritten(t *testing.T) {
	words := norm.NFC.String("👩\u200d👩\u200d👧 👍🏽 🇳🇱 1️⃣ a\u0301\u0302\u0303\u0304\u0305 می\u200cخواهم")
	rec := exporttest.Records()[0]
	rec.Signal.Content = rec.Signal.Content.Clone()
	rec.Signal.Findings = []model.Finding{{Kind: model.SeenSelf, Text: words}}
	for _, f := range export.Formats(form.Book{}) {
		for _, o := range []export.Options{{Level: model.Complete}, {Level: model.Pseudonymous, Text: true}} {
			if f == export.Checks {
				continue // it has no findings
			}
			if got := exporttest.Write(t, f, o, rec); !strings.Contains(got, words) {
				t.Errorf("%s, %s: the words are not in it", f, o.Level)
			}
		}
	}
}
