package ui

import (
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/delivery"
	"tijdig/store/export"
	"tijdig/ui/uitest"
)

// corrected records a signal and then changes a line, an answer and a step,
// takes one line away and gives a long reason.
func corrected(d *uitest.Desk) {
	scooter(d)
	d.Press("ctrl+k")
	d.Pass(2 * time.Minute)
	d.Press("s", "enter", "e", "ctrl+g", "7", "up", "up", "up", "end")
	d.Type(" Allebei nieuw.")
	d.Press("down", "down")
	for range len("Die deelt drugs uit.") + 1 {
		d.Press("backspace")
	}
	d.Press("ctrl+g", "8", "n", "ctrl+k")
	d.Type("Robin zei later dat het er twee waren, en de regel over drugs was een gerucht dat niemand had gezien")
	d.Press("enter")
}

func TestVersionsStandSideBySide(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		corrected(d)
		f := recorded(t, d).Findings
		if len(f) != 2 || f[0].Corrected.IsZero() || !f[1].Corrected.IsZero() || !f[0].Written.Before(f[0].Corrected) {
			t.Fatalf("%+v", f)
		}
		d.Press("s", "enter")
		d.Sees("opgeschreven zo 22 nov 14:12, gewijzigd zo 22 nov 14:14") // both days
		d.Press("s")
		d.Resize(120, 40)
		d.Sees("› versie 2", "een gerucht dat", "niemand had gezien", // the reason, whole
			"Twee telefoons, die steeds gaan. Nieuwe", "Allebei nieuw.", "binnen 3 dagen", "Die deelt drugs uit.", "weggehaald")
		for row := range strings.SplitSeq(d.Screen(), "\n") {
			if strings.Contains(row, "binnen 3 dagen") && !strings.Contains(row, "│ nu") {
				t.Errorf("old and new are not beside each other: %q", row)
			}
		}
		d.Resize(50, 24) // no room beside each other: below
		d.Sees("was  binnen 3 dagen", "nu   nu")
		d.Resize(80, 24)
		d.Press("down", "enter") // the first version, as it was
		d.Sees("Versie 1 van 2, alleen om te lezen")
		d.Press("pgdown")
		d.Sees("Die deelt drugs uit.")
		before := len(concepts(t, d))
		d.Press("e", "v", "u", "ctrl+z")
		d.Sees("eerdere versie")
		if len(concepts(t, d)) != before {
			t.Error("reading an earlier version began a concept")
		}
		d.Press("esc")
		d.Sees("› versie 1")
		d.Press("esc", "esc")
		d.Sees("Signalen")
	})
}

func TestEveryVersionOfManyIsReached(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "s", "enter")
		for range 12 {
			d.Press("e", "ctrl+g", "8", "n", "ctrl+k", "enter", "s", "enter")
			d.Press("e", "ctrl+g", "8", "w", "ctrl+k", "enter", "s", "enter")
		}
		d.Sees("versie 25")
		d.Press("s")
		for n := 25; n > 1; n-- {
			d.Press("down")
		}
		d.Sees("› versie 1 ")
		d.Press("enter")
		d.Sees("Versie 1 van 25")
	})
}

// The reason and what was said before go into complete outputs, and into no
// other.
func TestCompleteOutputsHoldTheReasonAndTheEarlierText(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		corrected(d)
		env := d.Model().(App).env
		id := recorded(t, d).Signal
		for _, f := range []export.Format{export.Text, export.CSV, export.JSONL} {
			for _, level := range []model.Level{model.Complete, model.Pseudonymous} {
				var out strings.Builder
				j := delivery.Job{Store: env.Store, Form: env.Form, Format: f, Level: level, Text: true, Signals: []model.ID{id}, Made: env.Now()}
				if _, err := j.Preview(t.Context(), &out); err != nil {
					t.Fatal(err)
				}
				text := strings.Join(strings.Fields(out.String()), " ")
				was := strings.Contains(text, "Die deelt drugs uit.") && strings.Contains(text, "gerucht dat niemand had gezien")
				if was != (level == model.Complete) {
					t.Errorf("%s at %s holds what was said before: %v\n%s", f, level, was, out.String())
				}
			}
		}
	})
}

// TestAChangeOfNothingMakesNoVersion opens a record to change it and records it as it is.
func TestAChangeOfNothingMakesNoVersion(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		seenAt(d, "Robin", "Park")
		was := recorded(t, d)
		d.Press("s", "enter", "e", "ctrl+k")
		d.Sees("nog niets gewijzigd")
		d.SeesNot("Waarom")
		d.Press("esc")
		if is := recorded(t, d); is.Revision != was.Revision {
			t.Errorf("a version was made\n%s", d.Screen())
		}
	})
}

// TestATargetGroupInVersionsIsNamedInWords changes the target group and reads what changed,
// on the screen and in the report.
func TestATargetGroupInVersionsIsNamedInWords(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		seenAt(d, "Robin", "Park")
		sig := recorded(t, d)
		id, now := stored(d).Heads().At(0).Signal, d.Model().(App).env.Now()
		for i, tags := range []model.Answer{{"scheiding"}, {"lvb"}} {
			c := sig.Content.Clone()
			c.Answers[model.QTags] = tags
			draft := model.Draft{ID: model.NewID(), Signal: id, Rev: 1, Started: now, Changed: now, Parents: []model.ID{sig.Revision}, Subject: model.Subject{ID: sig.Subject}, Known: true, Content: c, FormRef: sig.FormRef}
			next, err := stored(d).Record(draft, model.Author{}, now.Add(time.Duration(i+1)*time.Minute))
			if err != nil {
				t.Fatal(err)
			}
			sig = next
		}
		d.Press("s", "enter", "s")
		d.Sees("complexe scheiding")
		d.SeesNot("  scheiding  ", "│ scheiding")
		var out strings.Builder
		env := d.Model().(App).env
		j := delivery.Job{Store: env.Store, Form: env.Form, Format: export.Text, Level: model.Complete, Signals: []model.ID{id}, Made: env.Now()}
		if _, err := j.Preview(t.Context(), &out); err != nil {
			t.Fatal(err)
		}
		if r := strings.Join(strings.Fields(out.String()), " "); !strings.Contains(r, ": complexe scheiding") || strings.Contains(r, ": scheiding") {
			t.Errorf("the report:\n%s", out.String())
		}
	})
}
