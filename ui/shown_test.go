package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/ui/uitest"
)

// TestTheTargetGroupThatWasChosenIsShown looks for it on the page, in the report and in
// the table, at both levels.
func TestTheTargetGroupThatWasChosenIsShown(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		nagaan(d)
		d.Press("d", "2", "esc", "esc", "ctrl+k", "s", "enter")
		d.Sees("Doelgroep", "complexe scheiding")
		if r := written(t, d, export.Text); !strings.Contains(r, "complexe scheiding") {
			t.Errorf("the report:\n%s", r)
		}
		if r := written(t, d, export.CSV); !strings.Contains(r, "complexe scheiding") {
			t.Errorf("the table: %s", r)
		}
	})
}

// TestAConfidentialSourceKeepsItsStarAndASpaceAtEveryWidth draws a record at many widths.
func TestAConfidentialSourceKeepsItsStarAndASpaceAtEveryWidth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 40)
		s := d.Model().(App).env.Store
		c := model.Draft{Signal: model.NewID(), Rev: 1, Subject: model.Subject{ID: model.NewID(), Code: "J91KD", Kind: model.Child}}
		for i, k := range []model.InfoKind{model.ThirdParty, model.Document, model.Said} {
			for _, from := range []model.Source{model.FromOther, model.FromKeyPerson} {
				c.Findings = append(c.Findings, model.Finding{
					ID: model.NewID(), Kind: k, Source: from, Confidential: true, Text: []string{"driemaal", "dreigbrief", "woorden"}[i], Written: sunday,
				})
			}
		}
		if _, err := s.Record(c, model.Author{}, sunday); err != nil {
			t.Fatal(err)
		}
		d.Press("s", "enter")
		for w := 40; w <= 140; w += 4 {
			d.Resize(w, 60)
			n, stars := 0, 0
			for l := range strings.SplitSeq(d.Screen(), "\n") {
				if strings.HasSuffix(strings.TrimRight(l, " "), "*") || strings.Contains(l, "* ") {
					stars++ // a long label runs on below the words
				}
				for _, word := range []string{"driemaal", "dreigbrief", "woorden"} {
					before, _, ok := strings.Cut(l, word)
					if !ok {
						continue
					}
					if n++; !strings.HasSuffix(before, " ") {
						t.Errorf("%d wide: %q", w, l)
					}
				}
			}
			if n != 6 || stars != 6 {
				t.Errorf("%d wide: %d lines and %d stars, want 6 of each", w, n, stars)
			}
		}
		leave(t, d)
	})
}

// TestOverWieListsThePeopleOfEverySignal records two signals about one child, each with
// somebody else in the house.
func TestOverWieListsThePeopleOfEverySignal(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Press("ctrl+g", "p", "o", "j", "p", "b", "4", "j", "ctrl+k")
		d.Press("n", "n", "b", "enter", "ctrl+g", "p", "b", "8", "n", "ctrl+k")
		d.Press("s", "w")
		d.Sees("verzorger", "(0-5)", "(6-11)")
	})
}

// TestOptionsCannotBeConfused chooses options of which one reads as the two others.
func TestOptionsCannotBeConfused(t *testing.T) {
	r, err := os.Open(filepath.Join("testdata", "options.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	own, err := form.Read(r, "options.json")
	if err != nil {
		t.Fatal(err)
	}
	q, _ := own.Find("hulp")
	seen := map[string]model.Answer{}
	for n := range 8 {
		var a model.Answer
		for i, o := range q.Options {
			if n&(1<<i) != 0 {
				a = append(a, o.ID)
			}
		}
		w := q.Words(a)
		if other, twice := seen[w]; twice {
			t.Errorf("%v and %v both read %s", a, other, w)
		}
		seen[w] = a
	}
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		b.env.Form = own
		d := b.sit(t, 80, 24)
		d.Press("n", "k", "tab", "a", "c", "ctrl+k", "s", "enter")
		d.Sees(`"thuis, op school"; "op school"`)
		if out := written(t, d, export.Text); !strings.Contains(out, `"thuis, op school"; "op school"`) {
			t.Errorf("the report:\n%s", out)
		}
		leave(t, d)
	})
}

// TestSeenIsNeverShownAfterItWasWrittenWithoutAWord sets the clock back an hour between
// the first key and the record.
func TestSeenIsNeverShownAfterItWasWrittenWithoutAWord(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 30)
		d.Press("n", "n", "k")
		d.Type("Sam")
		leaveAsIs := d.Model().(App)
		if err := leaveAsIs.Keep(); err != nil {
			t.Fatal(err)
		}
		leave(t, d)
		b.env.Now = uitest.Clock(sunday.Add(-time.Hour))
		d = b.sit(t, 80, 30)
		d.Sees("klok")
		d.Press("1")
		d.Press("ctrl+k", "s", "enter")
		d.Sees("later dan opgeschreven")
		if out := written(t, d, export.Text); !strings.Contains(out, "later dan opgeschreven") {
			t.Errorf("the report:\n%s", out)
		}
		leave(t, d)
	})
}
