package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/ui/text"
	"tijdig/ui/uitest"
)

// withSteps records n signals, each with a step for the day it is recorded on.
func withSteps(d *uitest.Desk, n int) {
	for i := range n {
		d.Press("n", "n", "k")
		d.Type(fmt.Sprintf("Kind%c", 'a'+i))
		d.Press("ctrl+g", "s")
		d.Type("ouders bellen")
		d.Press("enter")
		d.Type("vandaag")
		d.Press("enter", "enter", "ctrl+k")
	}
}

// toStep puts the mark on the first step of Vandaag.
func toStep(t *testing.T, d *uitest.Desk) {
	t.Helper()
	for range 30 {
		if d.Model().(App).top().Keys()[2].Help().Desc == "stap gedaan" {
			return
		}
		d.Press("down")
	}
	t.Fatalf("no step under the mark:\n%s", d.Screen())
}

// TestAStepIsDoneFromVandaag does the step under the mark on the day after it was
// planned, takes that back, and does it again.
func TestAStepIsDoneFromVandaag(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		withSteps(d, 1)
		leave(t, d)
		time.Sleep(26 * time.Hour)
		d = b.sit(t, 80, 24)
		want := func(status model.StepStatus, words string) model.Step {
			t.Helper()
			d.Sees(words)
			steps := recorded(t, d).Content.Steps
			if len(steps) != 1 || steps[0].Status != status || steps[0].Text != "ouders bellen" {
				t.Fatalf("steps: %+v\n%s", steps, d.Screen())
			}
			return steps[0]
		}
		toStep(t, d)
		d.Press("g")
		if s := want(model.Done, "Gedaan (u: ongedaan): ouders bellen"); s.Done.Date != model.DateOf(d.Model().(App).env.Now()) {
			t.Errorf("done on %v", s.Done)
		}
		d.Press("u")
		want(model.Planned, "De stap staat er weer.")
		toStep(t, d)
		d.Press("g", "g")
		want(model.Done, "")
		leave(t, d)
	})
}

// TestUndoOnVandaagTakesNoLaterChangeBack does a step, changes the signal on its own page,
// and asks on Vandaag to take the step back.
func TestUndoOnVandaagTakesNoLaterChangeBack(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		withSteps(d, 1)
		toStep(t, d)
		d.Press("g", "s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k", "enter")
		before := recorded(t, d)
		d.Press("esc", "esc", "esc", "u")
		d.Sees(text.NothingToUndo)
		if now := recorded(t, d); now.Revision != before.Revision || now.Urgency() != model.Now {
			t.Errorf("urgency %q, step %+v", now.Urgency(), now.Steps)
		}
	})
}

// TestAStepOfASignalBeingChangedWaits begins to change the signal first.
func TestAStepOfASignalBeingChangedWaits(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		withSteps(d, 1)
		toStep(t, d)
		d.Press("enter", "e", "ctrl+g", "s")
		d.Type("x")
		d.Press("esc", "esc", "esc")
		toStep(t, d)
		d.Press("g")
		d.Sees("Er staat nog een concept")
		if s := recorded(t, d).Content.Steps; s[0].Status != model.Planned {
			t.Errorf("steps: %+v", s)
		}
	})
}

// TestTheListBehindEnNogOpens opens what is only counted on Vandaag: just those
// signals, and as many as were said.
func TestTheListBehindEnNogOpens(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		withSteps(d, 7)
		seenAt(d, "Zonder stap", "Schoolplein")
		d.Sees("en 2 meer, te laat of deze week")
		for range 20 {
			if strings.Contains(d.Screen(), "›    en 2 meer") {
				break
			}
			d.Press("down")
		}
		d.Press("enter")
		d.Sees("stap te laat of deze week", "gezien    code")
		if rows := strings.Count(d.Screen(), "vandaag ouders b"); rows != 7 {
			t.Errorf("%d rows\n%s", rows, d.Screen())
		}
		d.SeesNot("Schoolplein")
	})
}
