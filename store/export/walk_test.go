package export_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/jsonl"
)

// shipped returns every form that comes with the program.
func shipped(t *testing.T) (all []*form.Form) {
	t.Helper()
	paths, err := filepath.Glob("../../ui/testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, form.Quick(), form.Full())
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
	page, err := os.ReadFile("../../model/form/FORMULIER.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(page), "```json\n")[1:] {
		example, _, _ := strings.Cut(part, "```")
		f, err := form.Read(strings.NewReader(example), "FORMULIER.md")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return append(all, form.Quick())
}

// told is an answer to a question, and the words of it that people look for.
type told struct {
	answer  model.Answer
	words   []string
	without bool // goes along without names, as typed text was not asked for
	never   bool // does not, also where typed text is asked for
}

// toldAt answers the i-th question with something that occurs nowhere else.
func toldAt(q form.Question, i int) (told, bool) {
	word := fmt.Sprintf("zebra%c%cpad", 'a'+i/26, 'a'+i%26)
	never := q.Privacy.Hidden() || q.AsksName() || q.Privacy == form.PrivacyName || q.Privacy == form.PrivacySource
	switch q.Kind {
	case form.Text, form.Area, form.Place:
		return told{model.Answer{word}, []string{word}, q.Privacy == form.PrivacyOpen, never}, true
	case form.Number:
		return told{model.Answer{fmt.Sprint(100 + i)}, []string{fmt.Sprint(100 + i)}, !never, never}, true
	case form.Date:
		day := model.Date{Year: 2019, Month: 1 + i/28, Day: 1 + i%28}
		return told{model.Answer{day.String()}, []string{day.String(), fmt.Sprintf(" %d ", day.Day), day.Time().Format("02-01-2006")}, !never, never}, true
	case form.Choice, form.Choices:
		return told{model.Answer{q.Options[len(q.Options)-1].ID}, []string{q.Options[len(q.Options)-1].Label}, !never, never}, true
	case form.Checklist, form.Rows, form.Subject, form.Mark, form.Age, form.Seen, form.Findings, form.Steps, form.People:
	}
	return told{}, false
}

// oneLine is a text without the line ends of whoever wrote it to be read.
func oneLine(got string) string { return strings.Join(strings.Fields(got), " ") }

func says(got string, words []string) bool {
	for _, w := range words {
		if strings.Contains(got, w) {
			return true
		}
	}
	return false
}

// filled answers every question of a form, in two rows where it is asked in rows, and all
// items of its checklists. One finding is confidential.
func filled(f *form.Form) (model.Record, map[string]told) {
	rec := model.Record{Signal: records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef, rec.Signal.Content = f.Ref(1), model.Content{Answers: model.Answers{}, Checks: map[string]model.Check{}}
	rec.Signal.Findings = []model.Finding{{ID: model.NewID(), Kind: model.Said, Source: model.FromSchool, Confidential: true, Text: "stil", Written: made}}
	for _, q := range f.Questions {
		if q.Kind == form.Rows {
			rec.Signal.Answers[q.ID] = model.Answer{model.NewID().String(), model.NewID().String()}
		}
	}
	all := map[string]told{}
	for i, q := range f.All(rec.Signal.Content) {
		if a, ok := toldAt(q, i); ok {
			all[q.ID], rec.Signal.Answers[q.ID] = a, a.answer
		}
	}
	for _, item := range f.Items() {
		rec.Signal.Checks[item.Code] = model.Check{Answer: model.CheckYes, At: made}
	}
	return rec, all
}

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
	for _, f := range shipped(t) {
		rec, all := filled(f)
		answers += len(all)
		write := func(format export.Format, level model.Level, text bool) string {
			return oneLine(writeTo(t, format, export.Options{Level: level, Text: text, Forms: form.NewBook(f), Made: made}, rec))
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
				look := append(slices.Clone(a.words), a.answer...)
				if !says(got, look) {
					t.Errorf("%s: %s with names lacks %s %q", f.ID, format, id, a.words)
				}
				if said := says(without, look); !format.Readable() && a.without != said && (a.without || unlike(a, all)) {
					t.Errorf("%s: %s without names says %s %q: %v", f.ID, format, id, a.words, said)
				}
				if said := says(masked, look); a.never == said && (!a.never || unlike(a, all)) {
					t.Errorf("%s: %s without names, with text, says %s %q: %v", f.ID, format, id, a.words, said)
				}
			}
			counted := write(format, model.Counts, true)
			for id, a := range all {
				if strings.HasPrefix(a.words[0], "zebra") && says(counted, a.words) {
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
			if strings.HasPrefix(a.words[0], "zebra") {
				delete(rec.Signal.Answers, id)
				if says(write(export.JSONL, model.Complete, true), a.words) {
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
func unlike(a told, all map[string]told) bool {
	n := 0
	for _, o := range all {
		if says(strings.Join(append(slices.Clone(o.words), o.answer...), "\n"), append(slices.Clone(a.words), a.answer...)) {
			n++
		}
	}
	return n == 1 && strings.HasPrefix(a.words[0], "zebra")
}

// TestTheDefinitionGoesWithTheRecord writes two records entered with two forms of one name
// and version. With names both forms go along, told apart by their sum, and the text of
// each gives it back; without names neither does.
func TestTheDefinitionGoesWithTheRecord(t *testing.T) {
	var all []*form.Form
	var recs []model.Record
	for _, label := range []string{"Eerst", "Anders"} {
		f, err := form.Read(strings.NewReader(fmt.Sprintf(`{"id":"f","version":1,"title":"F","questions":[{"id":"q","kind":"text","label":%q}]}`, label)), "f.json")
		if err != nil {
			t.Fatal(err)
		}
		rec := model.Record{Signal: records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
		rec.Signal.FormRef, rec.Signal.Content = f.Ref(1), model.Content{Answers: model.Answers{"q": {"ja"}}}
		all, recs = append(all, f), append(recs, rec)
	}
	for level, want := range map[model.Level]int{model.Complete: 2, model.Pseudonymous: 0} {
		got := writeTo(t, export.JSONL, export.Options{Level: level, Text: true, Forms: form.NewBook(all...), Made: made}, recs...)
		lines := strings.Split(got, "\n")
		var m jsonl.Manifest
		if err := json.Unmarshal([]byte(lines[0]), &m); err != nil || len(m.Forms) != want {
			t.Fatalf("%s: %d forms, want %d; %v", level, len(m.Forms), want, err)
		}
		for i, d := range m.Forms {
			back, err := form.Read(strings.NewReader(d.Text), "f.json")
			if err != nil || back.Hash != d.Hash || d.Hash != all[i].Hash || !strings.Contains(lines[1+i], d.Hash) || strings.Contains(lines[2-i], d.Hash) {
				t.Errorf("form %d: %v, %v", i, d, err)
			}
		}
	}
	report := writeTo(t, export.Text, export.Options{Level: model.Complete, Forms: form.NewBook(all...), Made: made}, recs...)
	if !strings.Contains(report, "Eerst: ja") || !strings.Contains(report, "Anders: ja") {
		t.Error(report)
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
	rec := model.Record{Signal: records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef = f.Ref(1)
	rec.Signal.Missing = []string{"eerste"}
	rec.Signal.Content = model.Content{Answers: model.Answers{"eerste": {"blauw"}, "tweede": {"7119"}, "derde": {"7333"}}}
	for _, format := range []export.Format{export.Text, export.CSV, export.CSVNL, export.JSONL} {
		for level, want := range map[model.Level]bool{model.Complete: true, model.Pseudonymous: false} {
			got := writeTo(t, format, export.Options{Level: level, Text: true, Forms: form.NewBook(f), Made: made}, rec)
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
	rec := model.Record{Signal: records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef = form.Quick().Ref(1)
	for discussed, asked := range map[string]bool{model.OnPurp: true, model.Yes: false} {
		rec.Signal.Content = model.Content{Answers: model.Answers{model.QDiscussed: {discussed}, model.QWhyNot: {"niet_veilig"}}}
		for _, level := range []model.Level{model.Complete, model.Pseudonymous} {
			o := export.Options{Level: level, Forms: form.NewBook(form.Quick()), Made: made}
			report := writeTo(t, export.Text, o, rec)
			if got := strings.Contains(report, "bewust niet, reden: niet veilig"); got != asked {
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
