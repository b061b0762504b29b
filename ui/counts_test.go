package ui

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/ui/uitest"
)

// written is what an output holds of the only recorded signal.
func written(t *testing.T, d *uitest.Desk, f export.Format) string {
	t.Helper()
	s := d.Model().(App).env.Store
	sig := recorded(t, d)
	sub, err := s.Subject(sig.Subject)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	e, err := export.New(f, &b, export.Options{Level: model.Complete, Forms: form.NewBook(d.Model().(App).env.Form), Made: sunday})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Encode(model.Record{Signal: sig, Subject: sub}); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTheCountsOfScreenReportAndTablesAgree answers items in every way, leaves a note
// without an answer, and counts what each place says.
func TestTheCountsOfScreenReportAndTablesAgree(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		nagaan(d)
		d.Press("d", "2", "esc", "g", "h", "1", "down", "o", "down", "n", "down", "v", "down", "t")
		d.Type("hierover later meer")
		d.Press("enter", "/")
		d.Type("alcohol of drugs")
		d.Press("enter", "v", "o", "esc", "g", "f", "j", "*")
		looked := regexp.MustCompile(`nagegaan (\d+) van (\d+)`).FindStringSubmatch(d.Screen())
		if looked == nil {
			t.Fatalf("no count:\n%s", d.Screen())
		}
		done, _ := strconv.Atoi(looked[1])
		of, _ := strconv.Atoi(looked[2])
		if done != 6 {
			t.Errorf("%d looked at, want the six answers\n%s", done, d.Screen())
		}
		d.Press("*")
		if again := regexp.MustCompile(`nagegaan (\d+) van (\d+)`).FindString(d.Screen()); again != looked[0] {
			t.Errorf("what is in view makes it %q", again)
		}
		d.Press("esc", "ctrl+k")

		sig := recorded(t, d)
		c := catalogue.Survey(sig.Content, model.Child)
		if c.Done != done || c.Of != of {
			t.Errorf("the record: %d of %d, the screen %d of %d", c.Done, c.Of, done, of)
		}
		if report, want := written(t, d, export.Text), fmt.Sprintf("%d punten zijn niet nagegaan", of-done); !strings.Contains(report, want) {
			t.Errorf("the report does not say %q:\n%s", want, report)
		}
		rows, err := csv.NewReader(strings.NewReader(written(t, d, export.Checks))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		n := map[string]int{}
		for _, r := range rows[1:] {
			n[r[9]]++
		}
		if n["niet nagegaan"] != of-done || len(rows)-1 != of || n["niet bekend"] != 2 {
			t.Errorf("the table: %d rows, %v; the screen %d of %d", len(rows)-1, n, done, of)
		}
	})
}

// TestNotKnownIsAnAnswerAndCanBeTakenAway gives it, and takes it away by both keys.
func TestNotKnownIsAnAnswerAndCanBeTakenAway(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		nagaan(d)
		d.Press("g", "h", "o")
		d.Sees("niet bekend", "nagegaan 1 van")
		for _, key := range []string{"delete", "backspace"} {
			d.Press(key)
			d.Sees("nagegaan 0 van")
			d.Press("o")
			d.Sees("nagegaan 1 van")
		}
		d.Press("t")
		d.Type("moeder wil er niet over praten")
		d.Press("enter", "esc", "ctrl+k")
		for _, c := range recorded(t, d).Checks {
			if c.Answer != model.CheckUnknown {
				t.Errorf("recorded %q", c.Answer)
			}
		}
		if r := written(t, d, export.Text); !strings.Contains(r, "niet bekend") || !strings.Contains(r, "moeder wil er niet over") {
			t.Errorf("the report:\n%s", r)
		}
		if r := written(t, d, export.JSONL); !strings.Contains(r, `"niet_bekend"`) {
			t.Errorf("the lines: %s", r)
		}
		d.Press("s", "enter")
		d.Sees("niet bekend")
	})
}
