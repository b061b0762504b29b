package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/delivery"
	"tijdig/store/export"
	"tijdig/ui/uitest"
)

// TestAnswersOfAFormOfOnesOwnStayWithoutIt enters a signal with a form that is given
// once, and opens the file without it: page, change, report and table know its
// questions. Control: a record of a form the file never saw, which is said, with its
// answers under their machine names.
func TestAnswersOfAFormOfOnesOwnStayWithoutIt(t *testing.T) {
	own := ownForm(t, "options.json")
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		given := b
		given.env.Form = own
		d := given.sit(t, 100, 40)
		d.Press("n", "k", "enter", "a", "b", "enter")
		d.Type("iets vrijs")
		d.Press("ctrl+k")
		leave(t, d)

		d = b.sit(t, 100, 40)
		d.Press("s", "enter")
		d.Sees("Welke hulp", `"thuis, op school"`, `"thuis"`, "iets vrijs")
		d.SeesNot("niet bewaart")
		d.Press("e")
		d.Sees("Welke hulp", "Vrije vraag")
		d.Press("esc")
		s := stored(d)
		for f, want := range map[export.Format]string{export.Text: "Vrije vraag: iets vrijs", export.CSV: "vraag.vrij"} {
			if got := out(t, d, f); !strings.Contains(got, want) || !strings.Contains(got, "thuis, op school") {
				t.Errorf("%s: %s", f, got)
			}
		}
		strange := model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1, Subject: model.Subject{ID: model.NewID(), Code: "Q2R3S", Kind: model.Child}}
		strange.FormRef = model.FormRef{Form: "van_vroeger", Version: 2}
		strange.Answers = model.Answers{"oude_vraag": {"een oud antwoord"}}
		if _, err := s.Record(strange, model.Author{}, sunday.Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
		d.Press("esc", "s")
		d.Press("home", "enter")
		d.Sees("oude_vraag", "een oud antwoord", "niet bewaart")
		for _, f := range []export.Format{export.Text, export.CSV} {
			if got := out(t, d, f); !strings.Contains(got, "oude_vraag: een oud antwoord") {
				t.Errorf("%s: %s", f, got)
			}
		}
		leave(t, d)
	})
}

// ownForm reads a form of one's own.
func ownForm(t *testing.T, name string) *form.Form {
	t.Helper()
	r, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	own, err := form.Read(r, name)
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// out is what a format says of everything in the file, names and all.
func out(t *testing.T, d *uitest.Desk, f export.Format) string {
	t.Helper()
	return outAt(t, d, f, model.Complete)
}

// outAt is the same at a level, with the typed text that it lets through.
func outAt(t *testing.T, d *uitest.Desk, f export.Format, level model.Level) string {
	t.Helper()
	env := d.Model().(App).env
	var ids []model.ID
	for h := range env.Store.Heads().All() {
		if !h.Concept {
			ids = append(ids, h.Signal)
		}
	}
	var b bytes.Buffer
	j := delivery.Job{Store: env.Store, Form: env.Form, Format: f, Level: level, Text: true, Signals: ids, Made: env.Now()}
	if _, err := j.Preview(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
