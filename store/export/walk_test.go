package export_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/store/export"
)

// shipped returns every form that comes with the program.
func shipped(t *testing.T) (all []*form.Form) {
	t.Helper()
	paths, err := filepath.Glob("../../ui/testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	paths = append(paths, "../../model/form/testdata/voorbeeld.json")
	for _, path := range paths {
		r, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		f, err := form.Read(r, filepath.Base(path))
		r.Close()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return append(all, form.Quick())
}

// told is an answer to a question, and the words of it that people look for.
type told struct {
	answer model.Answer
	words  []string
	free   bool // typed: it goes along without names only when asked, and masked
}

// toldAt answers the i-th question with something that occurs nowhere else.
func toldAt(q form.Question, i int) (told, bool) {
	word := fmt.Sprintf("zebra%cpad", 'a'+i%26) + strings.Repeat("x", i/26)
	switch q.Kind {
	case form.Text, form.Area, form.Place:
		return told{model.Answer{word}, []string{word}, true}, true
	case form.Number:
		return told{model.Answer{fmt.Sprint(100 + i)}, []string{fmt.Sprint(100 + i)}, false}, true
	case form.Date:
		day := model.Date{Year: 2019, Month: 1 + i/28, Day: 1 + i%28}
		return told{model.Answer{day.String()}, []string{day.String(), fmt.Sprintf(" %d ", day.Day)}, false}, true
	case form.Choice, form.Choices:
		return told{model.Answer{q.Options[len(q.Options)-1].ID}, []string{q.Options[len(q.Options)-1].Label}, false}, true
	case form.Checklist, form.Subject, form.Mark, form.Age, form.Seen, form.Findings, form.Steps, form.People:
	}
	return told{}, false
}

func says(got string, words []string) bool {
	for _, w := range words {
		if strings.Contains(got, w) {
			return true
		}
	}
	return false
}

// TestEveryQuestionOfEveryFormGoesThroughEveryFormat answers all questions of every form
// that comes with the program. With names each answer is in every format; without names
// no typed word is, unless it was asked for; and what is only counted says none of them.
func TestEveryQuestionOfEveryFormGoesThroughEveryFormat(t *testing.T) {
	answers := 0
	for _, f := range shipped(t) {
		rec := export.Record{Signal: records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
		rec.Signal.FormRef, rec.Signal.Content = f.Ref(1), model.Content{Answers: model.Answers{}, Checks: map[string]model.Check{}}
		all := map[string]told{}
		for i, q := range f.Questions {
			if a, ok := toldAt(q, i); ok {
				answers++
				all[q.ID], rec.Signal.Answers[q.ID] = a, a.answer
			}
		}
		for _, item := range f.Items() {
			rec.Signal.Checks[item.Code] = model.Check{Answer: model.CheckYes, At: made}
		}
		write := func(format export.Format, level export.Level, text bool) string {
			return writeTo(t, format, export.Options{Level: level, Text: text, Forms: form.NewBook(f), Made: made}, rec)
		}
		for _, format := range []export.Format{export.Text, export.CSV, export.CSVNL, export.JSONL} {
			got := write(format, export.Complete, true)
			for id, a := range all {
				if !says(got, append(a.words, a.answer...)) {
					t.Errorf("%s: %s with names lacks %s %q", f.ID, format, id, a.words)
				}
			}
			without := write(format, export.Pseudonymous, false)
			for id, a := range all {
				if a.free && format != export.Text && says(without, a.words) {
					t.Errorf("%s: %s without names says what was typed at %s", f.ID, format, id)
				}
				if !a.free && !says(without, append(a.words, a.answer...)) {
					t.Errorf("%s: %s without names lacks %s %q", f.ID, format, id, a.words)
				}
			}
		}
		for _, item := range f.Items() {
			for _, format := range []export.Format{export.Text, export.Checks} {
				if got := write(format, export.Complete, true); !strings.Contains(got, item.Label) && !strings.Contains(got, item.Code) {
					t.Errorf("%s: %s lacks %s", f.ID, format, item.Code)
				}
			}
		}
		delete(rec.Signal.Answers, f.Questions[len(f.Questions)-1].ID)
		for id, a := range all { // control: what is not answered is missed
			if _, still := rec.Signal.Answers[id]; !still && a.free && says(write(export.Text, export.Complete, true), a.words) {
				t.Errorf("%s: %s is found though it was not answered", f.ID, id)
			}
		}
	}
	if answers < 30 {
		t.Errorf("only %d answers", answers)
	}
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
	rec := export.Record{Signal: records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef = f.Ref(1)
	rec.Signal.Missing = []string{"eerste"}
	rec.Signal.Content = model.Content{Answers: model.Answers{"eerste": {"blauw"}, "tweede": {"7119"}, "derde": {"7333"}}}
	for _, format := range []export.Format{export.Text, export.CSV, export.CSVNL, export.JSONL} {
		for level, want := range map[export.Level]bool{export.Complete: true, export.Pseudonymous: false} {
			got := writeTo(t, format, export.Options{Level: level, Text: true, Forms: form.NewBook(f), Made: made}, rec)
			for _, word := range []string{"blauw", "7119"} {
				if strings.Contains(got, word) != want {
					t.Errorf("%s, %s: %q is there: %v", format, level, word, !want)
				}
			}
			if !strings.Contains(got, "7333") {
				t.Errorf("%s, %s lacks the control", format, level)
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
	rec := export.Record{Signal: records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef = form.Quick().Ref(1)
	for discussed, asked := range map[string]bool{model.OnPurp: true, model.Yes: false} {
		rec.Signal.Content = model.Content{Answers: model.Answers{model.QDiscussed: {discussed}, model.QWhyNot: {"niet_veilig"}}}
		for _, level := range []export.Level{export.Complete, export.Pseudonymous} {
			o := export.Options{Level: level, Forms: form.NewBook(form.Quick()), Made: made}
			report := writeTo(t, export.Text, o, rec)
			if got := strings.Contains(report, "bewust niet: niet veilig"); got != asked {
				t.Errorf("%s, %s: the reason stands with it: %v", discussed, level, got)
			}
			if got := strings.Contains(report, "Eerder ingevuld, nu niet meer gevraagd"); got == asked || !strings.Contains(report, "niet veilig") {
				t.Errorf("%s, %s: it stands as said earlier: %v\n%s", discussed, level, got, report)
			}
			row := parseIn(t, writeTo(t, export.CSV, o, rec), ',')[0]
			if (row["reden_niet_besproken"] != "") != asked || (row["eerder_ingevuld_nu_niet_gevraagd"] == "Waarom niet: niet veilig") == asked {
				t.Errorf("%s, %s: %q, earlier %q", discussed, level, row["reden_niet_besproken"], row["eerder_ingevuld_nu_niet_gevraagd"])
			}
		}
	}
}
