package ui

import (
	"strings"
	"testing"
	"testing/synctest"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// TestWordsForADayThatAreNotUnderstoodStay types them for a step and at Wanneer, and
// looks in the concept, the record and the concept of its change.
func TestWordsForADayThatAreNotUnderstoodStay(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7")
		d.Type("morgen")
		d.Sees("toekomst")
		d.Press("enter", "ctrl+g", "s", "3")
		d.Type("over 3 maandn")
		d.Sees("blijft zo staan", "morgen, di")
		d.Press("enter")
		d.Sees(`"over 3 maandn" (niet begrepen)`)
		d.Press("esc", "esc", "esc")
		kill := concepts(t, d)
		if len(kill) != 1 || kill[0].Steps[0].Said != "over 3 maandn" || !kill[0].Steps[0].Planned.IsZero() {
			t.Fatalf("in the file: %+v\n%s", kill, d.Screen())
		}
		d.Press("1", "ctrl+k")
		sig := recorded(t, d)
		if sig.Unclear[model.QSeen] != "morgen" || sig.Steps[0].Said != "over 3 maandn" || !sig.Steps[0].Planned.IsZero() {
			t.Errorf("recorded: %v, %+v", sig.Unclear, sig.Steps)
		}
		if !strings.Contains(strings.Join(sig.Missing, " "), model.QSeen) {
			t.Errorf("what is not understood counts as answered: missing %v", sig.Missing)
		}
		d.Press("s", "enter")
		d.Sees(`"morgen" (niet begrepen)`, `"over 3 maandn" (niet begrepen)`)
		d.Press("e", "ctrl+g", "5")
		d.Sees("morgen", "toekomst")
		for range len("morgen") {
			d.Press("backspace")
		}
		d.Type("gisteren")
		d.Press("ctrl+k", "enter")
		if sig := recorded(t, d); len(sig.Unclear) != 0 || sig.Content.Seen().Date.String() != "2026-11-21" {
			t.Errorf("after the change: %v, %s", sig.Unclear, sig.Content.Seen())
		}
	})
}

// TestNoHalfOfAPhraseIsPlanned types phrases key by key: whatever the day was on the
// way, the whole phrase decides.
func TestNoHalfOfAPhraseIsPlanned(t *testing.T) {
	for typed, want := range map[string]string{
		"vrijdag over twee weken": "2026-12-04", "over 3 maandn": "", "eind december": "2026-12-31", "in 4 weken": "2026-12-20",
		"4 weken": "2026-12-20", "morgen of overmorgen": "", "volgende week vrijdg": "",
	} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			d.Press("n", "n", "k", "ctrl+g", "s", "3")
			d.Type(typed)
			d.Press("enter", "ctrl+k")
			s := recorded(t, d).Steps[0]
			if s.Planned.String() != want || (want == "") != (s.Said == typed) {
				t.Errorf("%q is planned for %q, words %q; want %q", typed, s.Planned, s.Said, want)
			}
		})
	}
}

// TestVolgendeWithAWeekdayNamesBothDays asks at the step itself.
func TestVolgendeWithAWeekdayNamesBothDays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		b.env.Now = uitest.Clock(sunday.AddDate(0, 0, 2))
		d := b.sit(t, 80, 24)
		d.Press("n", "n", "k", "ctrl+g", "s", "3")
		d.Type("volgende vrijdag")
		d.Sees("vr 27 nov of vr 4 dec: typ komende vrijdag, of vrijdag", "volgende week")
		leave(t, d)
	})
}

// TestAProposedDayIsAWorkingDay takes each term on a Thursday.
func TestAProposedDayIsAWorkingDay(t *testing.T) {
	for term, want := range map[string]string{"n": "2026-11-26", "d": "2026-11-27", "w": "2026-12-10", "a": "2026-12-03"} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir())
			b.env.Now = uitest.Clock(sunday.AddDate(0, 0, 4))
			d := b.sit(t, 80, 24)
			d.Press("n", "n", "k", "ctrl+g", "8", term, "ctrl+g", "s", "3")
			if got := draft(d).Steps[0].Planned.String(); got != want {
				t.Errorf("%s proposes %s, want %s", term, got, want)
			}
			leave(t, d)
		})
	}
}

// TestAnAgeHalfTypedIsRecorded types one digit and records.
func TestAnAgeHalfTypedIsRecorded(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "1", "ctrl+k")
		if b := recorded(t, d).Band(); b != model.Band0 {
			t.Errorf("one year old is %q", b)
		}
	})
}

// TestEscLeavesAStep presses it as often as there are things to close: it never goes
// round, and the day can be asked again by its letter.
func TestEscLeavesAStep(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "s", "3", "enter", "d", "enter")
		d.Type("morgen")
		if got := draft(d).Steps[0].Planned.String(); got != "2026-11-23" {
			t.Errorf("planned for %s", got)
		}
		d.Press("esc", "esc", "esc", "esc")
		d.Sees("Vandaag")
	})
}
