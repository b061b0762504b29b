package exporttest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
)

// root is the folder of the program, from that of any package.
func root(t *testing.T) string {
	t.Helper()
	for dir := "."; len(dir) < 40; dir = filepath.Join(dir, "..") {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	t.Fatal("no go.mod above the tests")
	return ""
}

// Shipped returns every form that comes with the program.
func Shipped(t *testing.T) (all []*form.Form) {
	t.Helper()
	top := root(t)
	paths, err := filepath.Glob(filepath.Join(top, "ui", "testdata", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, form.Quick(), form.Full())
	paths = append(paths, filepath.Join(top, "model", "form", "testdata", "voorbeeld.json"))
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
	page, err := os.ReadFile(filepath.Join(top, "model", "form", "FORMULIER.md"))
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

// Told is an answer to a question, and the words of it that people look for.
type Told struct {
	Answer  model.Answer
	Words   []string
	Without bool // goes along without names, as typed text was not asked for
	Never   bool // does not, also where typed text is asked for
}

// toldAt answers the i-th question with something that occurs nowhere else.
func toldAt(q form.Question, i int) (Told, bool) {
	word := fmt.Sprintf("zebra%c%cpad", 'a'+i/26, 'a'+i%26)
	never := q.Privacy.Hidden() || q.AsksName() || q.Privacy == form.PrivacyName || q.Privacy == form.PrivacySource
	switch q.Kind {
	case form.Text, form.Area, form.Place:
		return Told{model.Answer{word}, []string{word}, q.Privacy == form.PrivacyOpen, never}, true
	case form.Number:
		return Told{model.Answer{fmt.Sprint(100 + i)}, []string{fmt.Sprint(100 + i)}, !never, never}, true
	case form.Date:
		day := model.Date{Year: 2019, Month: 1 + i/28, Day: 1 + i%28}
		return Told{model.Answer{day.String()}, []string{day.String(), fmt.Sprintf(" %d ", day.Day), day.Time().Format("02-01-2006")}, !never, never}, true
	case form.Choice, form.Choices:
		return Told{model.Answer{q.Options[len(q.Options)-1].ID}, []string{q.Options[len(q.Options)-1].Label}, !never, never}, true
	case form.Checklist, form.Rows, form.Subject, form.Mark, form.Age, form.Seen, form.Findings, form.Steps, form.People:
	}
	return Told{}, false
}

// OneLine is a text without the line ends of whoever wrote it to be read.
func OneLine(got string) string { return strings.Join(strings.Fields(got), " ") }

// Says reports whether any of these words stands in a text.
func Says(got string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(got, w) })
}

// Filled answers every question of a form, in two rows where it is asked in rows, and all
// items of its checklists. One finding is confidential.
func Filled(f *form.Form) (model.Record, map[string]Told) {
	rec := model.Record{Signal: Records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
	rec.Signal.FormRef, rec.Signal.Content = f.Ref(1), model.Content{Answers: model.Answers{}, Checks: map[string]model.Check{}}
	rec.Signal.Findings = []model.Finding{{ID: model.NewID(), Kind: model.Said, Source: model.FromSchool, Confidential: true, Text: "stil", Written: Made}}
	for _, q := range f.Questions {
		if q.Kind == form.Rows {
			rec.Signal.Answers[q.ID] = model.Answer{model.NewID().String(), model.NewID().String()}
		}
	}
	all := map[string]Told{}
	for i, q := range f.All(rec.Signal.Content) {
		if a, ok := toldAt(q, i); ok {
			all[q.ID], rec.Signal.Answers[q.ID] = a, a.Answer
		}
	}
	for _, item := range f.Items() {
		rec.Signal.Checks[item.Code] = model.Check{Answer: model.CheckYes, At: Made}
	}
	return rec, all
}
