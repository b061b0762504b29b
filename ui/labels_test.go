package ui

import (
	"testing"
	"time"

	"tijdig/model"
	"tijdig/ui/uitest"
)

func TestOneLineTakesFourKeysAndThreeOfDifferentKindTen(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
		d.Keys = uitest.Keys{}
		d.Type("Rode streep op de arm")
		d.Press("enter", "1", "enter", "enter")
		d.Sees("› Hoe snel")
		one := d.Overhead
		d.Press("esc")
		d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
		d.Keys = uitest.Keys{}
		d.Type("Twee telefoons")
		d.Press("enter", "1", "enter")
		d.Type("ik doe ritjes voor iemand")
		d.Press("enter", "2", "2")
		d.Type("die deelt drugs uit")
		d.Press("enter", "3", "1", "enter")
		d.Sees("› Hoe snel", "zelf gezien", "gezegd: jongere", "ander: bewoner*")
		t.Logf("one line: %d keys; three lines of different kind: %d keys", one, d.Overhead)
		if one != 4 || d.Overhead != 10 {
			t.Errorf("one line %d keys, want 4; three lines %d, want 10", one, d.Overhead)
		}
	})
}

func TestTheLabelOfALineIsInTheBarAndThePalette(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "ctrl+g", "7")
		d.Type("Die deelt drugs uit")
		d.Sees("→ label")
		d.Press("left")
		d.Sees("shift+tab label")
		d.Press("ctrl+p")
		d.Type("bron")
		d.Sees("soort, bron of vertrouwelijk")
		d.Press("enter")
		d.Sees("Wat is dit?")
	})
}

func TestAHalfGivenLabelIsKept(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "ctrl+g", "7")
		d.Type("moeder huilt")
		d.Press("enter", "2")
		d.Pass(time.Second)
		d.Press("ctrl+n", "esc", "3")
		d.Sees("gezegd: moeder")
	})
}

// Everything said about a source goes from the keys into the record and out
// on the page: who in the worker's words, and who passed it on.
func TestASourceGoesFromTheKeysToThePage(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7", "enter", "enter")
		d.Type("Hij slaapt er slecht")
		d.Press("enter", "2", "7")
		d.Type("oppas")
		d.Press("enter", "up", "right", "right", "2", "enter", "enter", "ctrl+k")
		f := recorded(t, d).Findings[0]
		if f.Source != model.FromOther || f.SourceWords != "oppas" || f.Via != model.FromSchool {
			t.Errorf("%+v", f)
		}
		d.Press("s", "enter")
		d.Sees("gezegd: oppas, via", "Hij slaapt er slecht")
	})
}

func TestAGhostStepIsNotANextStep(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+g", "s", "up", "backspace") // the planned one away
		d.Type("bz")
		d.Press("backspace", "backspace", "ctrl+k")
		d.Sees("Nog geen volgende stap")
		if s := recorded(t, d); len(s.Steps) != 0 {
			t.Errorf("%+v", s.Steps)
		}
	})
}

func TestAnEmptiedLineIsNotRecorded(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+g", "7", "up")
		for range len("Die deelt drugs uit.") {
			d.Press("backspace")
		}
		d.Press("ctrl+k")
		if s := recorded(t, d); len(s.Findings) != 2 {
			t.Errorf("%+v", s.Findings)
		}
	})
}

func TestBackspaceTakesOnePersonAway(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "p", "b", "1", "enter", "j", "p", "o", "j")
		d.Press("backspace", "backspace", "backspace")
		d.Sees("broer of zus")
		d.SeesNot("ouder of verzorger")
	})
}

// In a long line the arrows go by the rows on the screen, at every width.
func TestArrowsFollowTheRowsOnTheScreen(t *testing.T) {
	for _, w := range []int{44, 60, 80, 120} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			d.Press("n", "ctrl+g", "7")
			d.Resize(w, 30)
			for range 30 {
				d.Type("woord met ")
			}
			for _, k := range []string{"up", "up", "down", "up", "up"} {
				before := *d.Model().View().Cursor
				d.Press(k)
				after := *d.Model().View().Cursor
				by := 1
				if k == "up" {
					by = -1
				}
				if after.Y != before.Y+by || after.X > before.X+1 || after.X < before.X-1 {
					t.Fatalf("%d wide: %s goes from %d,%d to %d,%d:\n%s", w, k, before.X, before.Y, after.X, after.Y, d.Screen())
				}
			}
		})
	}
}

// TestALineOfAnotherDaySaysWhenItWasSeen gives two lines a day of their own: one that is
// understood, and one that is not. Control: the first line is as the signal.
func TestALineOfAnotherDaySaysWhenItWasSeen(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "7")
		d.Type("moeder huilt")
		d.Press("enter", "1", "enter")
		d.Type("vader schreeuwde")
		d.Press("enter", "1", "enter", "up", "right")
		d.Sees("6 wanneer")
		d.Press("6", "enter")
		d.Sees("als het een andere dag")
		d.Type("gisteren 14:00")
		d.Sees("= za 21 nov 14:00")
		d.Press("ctrl+z")
		if got := draft(d).Findings[1]; !got.Seen.IsZero() || got.Text != "vader schreeuwde" {
			t.Errorf("taken back: %+v", got)
		}
		d.Press("ctrl+y", "enter")
		d.Type("broertje was bang")
		d.Press("enter", "1", "enter", "up", "right", "6", "enter")
		d.Type("toen oma er was")
		d.Sees("Niet begrepen")
		d.Press("enter", "up", "right")
		d.Type("6 jongens erbij") // words, not a moment
		d.Sees("wanneer: za 21 nov 14:00", "broertje was bang (wanneer: toen oma er was)")
		got := draft(d).Findings
		if len(got) != 4 || !got[0].Seen.IsZero() || got[1].Seen.String() != "2026-11-21 14:00 +01:00" || !got[2].Seen.IsZero() || got[3].Text != "6 jongens erbij" {
			t.Errorf("%+v", got)
		}
		d.Press("ctrl+k", "s", "enter")
		d.Sees("wanneer: za 21 nov 14:00", "(wanneer: toen oma er was)")
	})
}

// TestALabelThatWasChosenStaysWhereOneGoesOn chooses a label by digit and goes on by each key
// that is no text. Control: text behind the digit makes both the next line.
func TestALabelThatWasChosenStaysWhereOneGoesOn(t *testing.T) {
	for name, on := range map[string][]string{
		"record": {"ctrl+k"}, "up": {"up"}, "down": {"down"}, "tab": {"tab"}, "another question": {"ctrl+g", "8"}, "the full signal": {"ctrl+o"}, "the checklist": {"ctrl+n"},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "n", "k", "ctrl+g", "7")
				d.Type("het is mogelijk")
				d.Press("enter", "5")
				d.Sees("[5 vermoeden")
				d.Press(on...)
				got := d.Model().(App).env.Store.Heads()
				d.Pass(2 * time.Second)
				f := findingsOf(t, d)
				if len(f) != 1 || f[0].Kind != model.Suspicion {
					t.Errorf("%+v, %d heads", f, got.Len())
				}
			})
		})
	}
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "7")
		d.Type("het is mogelijk")
		d.Press("enter", "5")
		d.Type(" jongens erbij")
		d.Pass(2 * time.Second)
		if f := findingsOf(t, d); len(f) != 2 || f[0].Kind != model.InfoNone || f[1].Text != "5 jongens erbij" {
			t.Errorf("control: %+v", f)
		}
	})
}

// findingsOf returns the lines of the one signal there is, recorded or not.
func findingsOf(t *testing.T, d *uitest.Desk) []model.Finding {
	t.Helper()
	s := d.Model().(App).env.Store
	h := s.Heads().At(0)
	if h.Concept {
		c, err := s.Draft(h.Draft)
		if err != nil {
			t.Fatal(err)
		}
		return c.Findings
	}
	sig, err := s.Signal(h.Signal)
	if err != nil {
		t.Fatal(err)
	}
	return sig.Findings
}

// TestAReopenedLabelShowsOnlyWhatItsDigitsDo opens the label of a line that has a kind: whom
// it is from is offered once a digit of the kind was pressed, for only then its digits act.
func TestAReopenedLabelShowsOnlyWhatItsDigitsDo(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "ctrl+g", "7")
		d.Type("zij drinkt")
		d.Press("enter", "3", "2", "enter", "ctrl+g", "7", "up", "end", "right")
		d.Sees("Wat is dit?", "3 ")
		d.SeesNot("1 bewoner")
		d.Press("3")
		d.Sees("1 bewoner")
		d.Press("7")
		d.Sees("ander: politie")
	})
}
