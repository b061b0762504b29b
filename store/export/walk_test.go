package export_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// carries reports whether a format has the answers to a question.
func carries(format export.Format, question string) bool {
	rows, _, _, cell := model.InRow(question)
	_, of, isRows := strings.Cut(string(format), ":")
	return format != export.Checks && (!isRows || cell && rows == of)
}

// TestEveryQuestionOfEveryFormGoesThroughEveryFormat answers all questions of every form
// that comes with the program. With names each answer is in every format; without names
// no typed word is, unless it was asked for; what tells too much is in none; and what is
// only counted says none of them.
func TestEveryQuestionOfEveryFormGoesThroughEveryFormat(t *testing.T) {
	answers, rowFormats := 0, 0
	for _, f := range exporttest.Shipped(t) {
		rec, all := exporttest.Filled(f)
		answers += len(all)
		write := func(format export.Format, level model.Level, text bool) string {
			return exporttest.OneLine(exporttest.Write(t, format, export.Options{Level: level, Text: text, Forms: form.NewBook(f), Made: exporttest.Made}, rec))
		}
		for _, format := range export.Formats(form.NewBook(f)) {
			if strings.Contains(string(format), ":") {
				rowFormats++
			}
			got, without, masked := write(format, model.Complete, true), write(format, model.Pseudonymous, false), write(format, model.Pseudonymous, true)
			for id, a := range all {
				if !carries(format, id) {
					continue
				}
				look := append(slices.Clone(a.Words), a.Answer...)
				if !exporttest.Says(got, look) {
					t.Errorf("%s: %s with names lacks %s %q", f.ID, format, id, a.Words)
				}
				if said := exporttest.Says(without, look); !format.Readable() && a.Without != said && (a.Without || unlike(a, all)) {
					t.Errorf("%s: %s without names says %s %q: %v", f.ID, format, id, a.Words, said)
				}
				if said := exporttest.Says(masked, look); a.Never == said && (!a.Never || unlike(a, all)) {
					t.Errorf("%s: %s without names, with text, says %s %q: %v", f.ID, format, id, a.Words, said)
				}
			}
			counted := write(format, model.Counts, true)
			for id, a := range all {
				if strings.HasPrefix(a.Words[0], "zebra") && exporttest.Says(counted, a.Words) {
					t.Errorf("%s: %s with only numbers says what was typed at %s", f.ID, format, id)
				}
			}
		}
		for _, item := range f.Items() {
			for _, format := range []export.Format{export.Text, export.Checks} {
				if got := write(format, model.Complete, true); !strings.Contains(got, item.Label) && !strings.Contains(got, item.Code) {
					t.Errorf("%s: %s lacks %s", f.ID, format, item.Code)
				}
			}
		}
		for id, a := range all { // control: what is not answered is missed
			if strings.HasPrefix(a.Words[0], "zebra") {
				delete(rec.Signal.Answers, id)
				if exporttest.Says(write(export.JSONL, model.Complete, true), a.Words) {
					t.Errorf("%s: %s is found though it was not answered", f.ID, id)
				}
			}
		}
	}
	if answers < 60 || rowFormats < 2 {
		t.Errorf("only %d answers, %d tables of rows", answers, rowFormats)
	}
}

// unlike reports whether the words of an answer are those of no other: an option may have
// the words of another.
func unlike(a exporttest.Told, all map[string]exporttest.Told) bool {
	n := 0
	for _, o := range all {
		if exporttest.Says(strings.Join(append(slices.Clone(o.Words), o.Answer...), "\n"), append(slices.Clone(a.Words), a.Answer...)) {
			n++
		}
	}
	return n == 1 && strings.HasPrefix(a.Words[0], "zebra")
}

// TestAQuestionIsAsPrivateAsWhatItsConditionReads asks two questions because of an item of
// a criminal matter, the second because of the first. Without names nothing says that they
// were asked. Control: one that hangs on an ordinary item.
func TestAQuestionIsAsPrivateAsWhatItsConditionReads(t *testing.T) {
	var criminal, ordinary string
	for _, i := range catalogue.All() {
		if i.Privacy == catalogue.Criminal {
			criminal = i.Slug
		} else if i.Privacy == catalogue.Ordinary {
			ordinary = i.Slug
		}
	}
	f, err := form.Read(strings.NewReader(fmt.Sprintf(`{"id":"f","version":1,"title":"F","questions":[
	{"id":"eerste","kind":"choice","label":"Eerste","options":[{"id":"blauw","label":"blauw"},{"id":"groen","label":"groen"}],"when":{"any":[{"item":%q},{"not":{"item":%q}}]}},
	{"id":"tweede","kind":"number","label":"Tweede","when":{"question":"eerste"}},
	{"id":"derde","kind":"number","label":"Derde","when":{"item":%q}}]}`, criminal, criminal, ordinary)), "f.json")
	if err != nil {
		t.Fatal(err)
	}
	rec := model.Record{Signal: exporttest.Records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef = f.Ref(1)
	rec.Signal.Missing = []string{"eerste"}
	rec.Signal.Content = model.Content{Answers: model.Answers{"eerste": {"blauw"}, "tweede": {"7119"}, "derde": {"7333"}}}
	for _, format := range []export.Format{export.Text, export.CSV, export.CSVNL, export.JSONL} {
		for level, want := range map[model.Level]bool{model.Complete: true, model.Pseudonymous: false} {
			got := exporttest.Write(t, format, export.Options{Level: level, Text: true, Forms: form.NewBook(f), Made: exporttest.Made}, rec)
			for _, word := range []string{"blauw", "7119"} {
				if strings.Contains(got, word) != want {
					t.Errorf("%s, %s: %q is there: %v", format, level, word, !want)
				}
			}
			if !strings.Contains(got, "7333") {
				t.Errorf("%s, %s lacks the control", format, level)
			}
			if head, body, is := strings.Cut(got, "\nSignaal "); is && !want { // every report names what is in none
				if got = body; !strings.Contains(head, "eigen formulier staan er nooit in: Eerste; Tweede.") {
					t.Errorf("the report does not say what is left out:\n%s", head)
				}
			}
			if !want && (strings.Contains(got, "\"eerste\"") || strings.Contains(got, "vraag.eerste") || strings.Contains(got, "Eerste:") || strings.Contains(got, "Tweede")) {
				t.Errorf("%s, %s names a question that was asked", format, level)
			}
		}
	}
}

// TestAnAnswerThatIsNotAskedForAnyMoreIsNotSaidAsSo records why something was not
// discussed, and then that it was.
func TestAnAnswerThatIsNotAskedForAnyMoreIsNotSaidAsSo(t *testing.T) {
	rec := model.Record{Signal: exporttest.Records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef = form.Quick().Ref(1)
	for discussed, asked := range map[string]bool{model.OnPurp: true, model.Yes: false} {
		rec.Signal.Content = model.Content{Answers: model.Answers{model.QDiscussed: {discussed}, model.QWhyNot: {"niet_veilig"}}}
		for _, level := range []model.Level{model.Complete, model.Pseudonymous} {
			o := export.Options{Level: level, Forms: form.NewBook(form.Quick()), Made: exporttest.Made}
			report := exporttest.Write(t, export.Text, o, rec)
			if got := strings.Contains(report, "bewust niet, reden: niet veilig"); got != asked {
				t.Errorf("%s, %s: the reason stands with it: %v", discussed, level, got)
			}
			if got := strings.Contains(report, "Eerder ingevuld, nu niet meer gevraagd"); got == asked || !strings.Contains(report, "niet veilig") {
				t.Errorf("%s, %s: it stands as said earlier: %v\n%s", discussed, level, got, report)
			}
			row := exporttest.ParseIn(t, exporttest.Write(t, export.CSV, o, rec), ',')[0]
			if (row["reden_niet_besproken"] != "") != asked || (row["eerder_ingevuld_nu_niet_gevraagd"] == "Waarom niet: niet veilig") == asked {
				t.Errorf("%s, %s: %q, earlier %q", discussed, level, row["reden_niet_besproken"], row["eerder_ingevuld_nu_niet_gevraagd"])
			}
		}
	}
}
