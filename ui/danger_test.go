package ui

import (
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/agenda"
	"tijdig/store/export"
	"tijdig/ui/uitest"
)

const notCalled = "direct gevaar: nog niet gebeld"

// firstRow is the row of Vandaag with the digit 1.
func firstRow(d *uitest.Desk) string {
	for l := range strings.SplitSeq(d.Screen(), "\n") {
		if rest := strings.TrimLeft(l, " ›"); strings.HasPrefix(rest, "1  ") {
			return rest
		}
	}
	return ""
}

// TestDirectDangerWithoutACallStandsFirstUntilItIsAnswered leaves Direct bellen without
// an answer, as a concept and as a record, and answers it at last.
func TestDirectDangerWithoutACallStandsFirstUntilItIsAnswered(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j", "esc", "k")
		d.Type("Sam")
		d.Sees(notCalled)
		d.Press("esc")
		if r := firstRow(d); !strings.Contains(r, notCalled) {
			t.Fatalf("a concept: the first row is %q", r)
		}
		d.Press("1", "ctrl+k")
		if r := written(t, d, export.Text); !strings.Contains(r, "nog niet gebeld") {
			t.Errorf("the report:\n%s", r)
		}
		seenAt(d, "Noor", "Park")
		d.Press("n", "n", "k", "esc") // a concept, younger
		if r := firstRow(d); !strings.Contains(r, notCalled) || strings.Count(d.Screen(), "nog niet gebeld") != 1 {
			t.Fatalf("a record: the first row is %q\n%s", r, d.Screen())
		}
		d.Press("s")
		d.Sees("! direct gevaar")
		d.Press("esc", "1")
		d.Sees(notCalled)
		d.Press("w")
		d.Sees("! direct gevaar")
		d.Press("esc", "ctrl+d")
		d.Sees("Direct bellen", "direct gevaar nu: ja")
		d.Press("b", "1")
		d.Type("opgenomen door de meldkamer")
		d.SeesNot(notCalled)
		d.Press("ctrl+k", "enter")
		d.SeesNot("nog niet gebeld")
		sig := recordedOf(t, d, "Sam")
		if len(sig.Acute) != 1 || len(sig.Steps) != 1 || len(sig.Findings) != 1 {
			t.Errorf("noted: %d answers, %d steps, %d lines", len(sig.Acute), len(sig.Steps), len(sig.Findings))
		}
	})
}

// TestANewDangerIsInSightOnALongPage has more on Vandaag than the window holds, with the mark
// far down, and notes danger: what is to be called about is in sight, with the mark at it.
// Without danger the mark stays with what it was on.
func TestANewDangerIsInSightOnALongPage(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		for range 5 {
			d.Press("n", "n", "k", "enter", "7", "enter", "ctrl+g", "6", "p", "esc", "esc")
			d.Pass(time.Minute)
			seenAt(d, "Noor", "Park")
			d.Pass(time.Minute)
		}
		for range 9 {
			d.Press("down")
		}
		here := func() string {
			for l := range strings.SplitSeq(d.Screen(), "\n") {
				if strings.HasPrefix(strings.TrimLeft(l, " │"), "›") {
					return strings.Fields(strings.TrimLeft(l, " │›"))[1]
				}
			}
			return ""
		}
		was := here()
		d.Press("n", "n", "k", "esc", "esc")
		if is := here(); is != was {
			t.Errorf("the mark was on %s and is on %s\n%s", was, is, d.Screen())
		}
		d.Press("n", "j", "esc", "esc")
		d.Sees("Eerst bellen")
		if r := firstRow(d); !strings.Contains(r, notCalled) {
			t.Errorf("the first row is %q\n%s", r, d.Screen())
		}
	})
}

// TestAnAnswerThatWasASlipIsNotNoted leaves each answer of Direct bellen with esc before
// anything more was said: the danger still waits for a call. What was said with it stays.
func TestAnAnswerThatWasASlipIsNotNoted(t *testing.T) {
	for _, key := range []string{"b", "i", "g"} {
		t.Run(key, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "j", key, "esc")
				d.Sees("Direct bellen", "Er is niets genoteerd")
				if c := draft(d); len(c.Acute)+len(c.Steps) != 0 {
					t.Fatalf("noted: %+v %+v", c.Acute, c.Steps)
				}
				d.Press("esc", "esc")
				if r := firstRow(d); !strings.Contains(r, notCalled) {
					t.Errorf("the first row is %q\n%s", r, d.Screen())
				}
				d.Press("1", "ctrl+d", key)
				d.Type("zij belt zelf")
				d.Press("esc")
				if c := draft(d); len(c.Acute) != 1 || c.Acute[0].Text != "zij belt zelf" {
					t.Errorf("what was said: %+v", c.Acute)
				}
				d.Press("ctrl+k", "enter")
				d.SeesNot(notCalled)
			})
		})
	}
}

// TestAGraveItemAsksForACallAgain answers Direct bellen, and then another grave item.
func TestAGraveItemAsksForACallAgain(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		nagaan(d)
		d.Press("/")
		d.Type("letsel dat")
		d.Press("enter", "v", "w") // Direct bellen opens, and is answered
		d.SeesNot(notCalled)
		d.Pass(time.Second)
		d.Press("/")
		d.Type("doden of meenemen")
		d.Press("enter", "v", "esc")
		d.Sees(notCalled)
		d.Press("esc", "esc", "esc")
		if r := firstRow(d); !strings.Contains(r, notCalled) {
			t.Errorf("the first row is %q\n%s", r, d.Screen())
		}
	})
}

// TestAListFromBeforeCallsWereKeptIsAskedAtTheSignals forgets what the heads know.
func TestAListFromBeforeCallsWereKeptIsAskedAtTheSignals(t *testing.T) {
	heads := []model.Head{{Signal: model.NewID(), Danger: model.Yes}, {Signal: model.NewID(), Danger: model.No}}
	a := agenda.New(len(heads), func(i int, h *model.Head) { *h = heads[i] }, model.DateOf(sunday), model.DefaultTerms)
	if len(a.Unsure) != 1 || len(a.Danger) != 0 {
		t.Errorf("%d to ask and %d known", len(a.Unsure), len(a.Danger))
	}
}

// recordedOf is the newest record about somebody.
func recordedOf(t *testing.T, d *uitest.Desk, name string) model.Signal {
	t.Helper()
	s := d.Model().(App).env.Store
	for h := range s.Heads().All() {
		if n, _ := s.Name(h.Subject); n == name && !h.Concept {
			sig, err := s.Signal(h.Signal)
			if err != nil {
				t.Fatal(err)
			}
			return sig
		}
	}
	t.Fatalf("nothing was recorded about %s", name)
	return model.Signal{}
}
