package ui

import (
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// openLines records a signal with a suspicion and something a neighbour said, and opens what
// is still to be looked into. It asks no waiting of two weeks: all that is open stands there.
func openLines(d *uitest.Desk) {
	d.Press("n", "tab", "k", "enter", "8", "enter", "enter")
	d.Type("Mogelijk wordt hij gepest")
	d.Press("enter", "5", "enter")
	d.Type("Hij was vrijdag niet op school, zegt de buurvrouw, en ook de hele week ervoor niet")
	d.Press("enter", "3", "1")
	d.Type("Hij was vrolijk")
	d.Press("enter", "1", "enter", "ctrl+k")
	d.Pass(time.Second)
	d.Press("a")
}

// TestWhatBecameOfALineIsSaid says it of a suspicion and of hearsay in each way. The line
// keeps its words and its kind.
func TestWhatBecameOfALineIsSaid(t *testing.T) {
	today := model.Date{Year: 2026, Month: 11, Day: 22}
	for name, c := range map[string]struct {
		do   func(d *uitest.Desk)
		line int
		want model.Outcome
	}{
		"confirmed":                         {func(d *uitest.Desk) { d.Press("b"); d.Type("hij vertelt het zelf"); d.Press("enter") }, 0, model.Outcome{Status: model.FindingConfirmed, StatusDay: today, StatusWhy: "hij vertelt het zelf"}},
		"refuted, left with esc":            {func(d *uitest.Desk) { d.Press("down", "w"); d.Type("school: hij was er"); d.Press("esc") }, 1, model.Outcome{Status: model.FindingRefuted, StatusDay: today, StatusWhy: "school: hij was er"}},
		"withdrawn, without a word":         {func(d *uitest.Desk) { d.Press("i", "enter") }, 0, model.Outcome{Status: model.FindingWithdrawn, StatusDay: today}},
		"control: a slip":                   {func(d *uitest.Desk) { d.Press("b", "esc"); d.Sees("niets veranderd", "2 regels") }, 0, model.Outcome{}},
		"control: typed, and all taken out": {func(d *uitest.Desk) { d.Press("b", "x", "backspace", "esc"); d.Sees("niets veranderd") }, 0, model.Outcome{}},
		"taken back":                        {func(d *uitest.Desk) { d.Press("b", "enter"); d.Sees("1 regel"); d.Press("u"); d.Sees("2 regels") }, 0, model.Outcome{}},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				openLines(d)
				d.Sees("Nog na te gaan", "2 regels", "vermoeden", "ander: bewoner")
				d.SeesNot("vrolijk")
				c.do(d)
				d.Pass(time.Second)
				got := recorded(t, d).Findings
				if got[c.line].Outcome != c.want || got[0].Kind != model.Suspicion || got[1].Kind != model.ThirdParty || got[0].Text != "Mogelijk wordt hij gepest" {
					t.Errorf("%+v\n%s", got, d.Screen())
				}
				if !got[c.line].Corrected.IsZero() {
					t.Errorf("it reads as a correction: %+v", got[c.line])
				}
				if c.want.Status == "" {
					return
				}
				d.Press("esc", "s", "enter")
				d.Sees(string(c.want.Status)+" vandaag", c.want.StatusWhy)
			})
		})
	}
}

// TestWhatIsBeingSaidOfALineOutlivesACover covers the screen in the middle of the reason.
func TestWhatIsBeingSaidOfALineOutlivesACover(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		openLines(d)
		d.Press("down", "w")
		d.Type("school zegt dat hij er was")
		d.Press("left", "left")
		d.Pass(time.Second)
		was := body(d)
		d = uncover(t, b, d)
		if is := body(d); is != was {
			t.Errorf("was:\n%s\n\nis:\n%s", was, is)
		}
		d.Press("end")
		d.Type(" op vrijdag")
		d.Press("enter")
		d.Sees("1 regel")
		if f := recorded(t, d).Findings[1]; f.StatusWhy != "school zegt dat hij er was op vrijdag" {
			t.Errorf("%+v", f)
		}
		leave(t, d)
	})
}

// TestWhatIsBeingSaidOfALineOpensWhereItWasLeft ends the program in the middle of the reason.
func TestWhatIsBeingSaidOfALineOpensWhereItWasLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		openLines(d)
		d.Press("w")
		d.Type("agent zei: klopt niet")
		leave(t, d)
		d = b.sit(t, 80, 24)
		d.Press("1")
		d.Sees("Nog na te gaan", "[weerlegd]", "agent zei: klopt niet")
		d.Press("esc", "a", "down", "b") // said by now; the other line has no concept
		d.Press("esc")
		if f := recorded(t, d).Findings[0]; f.Status != model.FindingRefuted || f.StatusWhy != "agent zei: klopt niet" {
			t.Errorf("%+v", f)
		}
		leave(t, d)
	})
}
