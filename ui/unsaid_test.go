package ui

import (
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// TestNothingIsRecordedOfWhatWasTakenBack empties a scribble and a signal, with ctrl+z and by
// hand, and records them. Control: where one letter stands it is recorded.
func TestNothingIsRecordedOfWhatWasTakenBack(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(d *uitest.Desk)
		made int
	}{
		"a scribble, with ctrl+z": {func(d *uitest.Desk) { d.Press("k"); d.Type("x"); d.Press("ctrl+z", "esc", "1", "ctrl+k") }, 0},
		"a scribble, letter by one": {func(d *uitest.Desk) {
			d.Press("k")
			d.Type("xy")
			d.Press("backspace", "backspace", "esc", "1", "ctrl+k")
		}, 0},
		"a signal, with ctrl+z": {func(d *uitest.Desk) { d.Press("n", "n", "ctrl+z", "ctrl+k") }, 0},
		"control, a place": {func(d *uitest.Desk) {
			d.Press("k", "x", "backspace", "esc", "1", "ctrl+g", "6")
			d.Type("plein")
			d.Press("ctrl+k")
		}, 1},
		"control, a scribble": {func(d *uitest.Desk) { d.Press("k"); d.Type("x"); d.Press("esc", "1", "ctrl+k") }, 1},
		"control, a signal":   {func(d *uitest.Desk) { d.Press("n", "n", "ctrl+k") }, 1},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				c.do(d)
				n := 0
				for h := range d.Model().(App).env.Store.Heads().All() {
					if !h.Concept {
						n++
					}
				}
				if n != c.made {
					t.Errorf("%d signals recorded\n%s", n, d.Screen())
				}
				if c.made == 0 {
					d.Sees("nog niets ingevuld")
				}
			})
		})
	}
}

// TestWhatIsPastedRightBehindTheLastLineIsAnother pastes where the digits of a label and an
// enter by habit had led to Hoe snel.
func TestWhatIsPastedRightBehindTheLastLineIsAnother(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "tab", "tab", "tab", "tab", "tab", "tab")
		d.Type("hij slaapt slecht")
		d.Press("enter", "2", "6", "enter")
		d.Paste("de buurvrouw belde\nen daarna oma")
		got := draft(d).Findings
		var lines []string
		for _, f := range got {
			lines = append(lines, f.Text)
		}
		if strings.Join(lines, "|") != "hij slaapt slecht|de buurvrouw belde|en daarna oma" || got[0].Source != model.FromRelative {
			t.Errorf("%+v", got)
		}
		d.Press("ctrl+z")
		if n := len(draft(d).Findings); n != 1 {
			t.Errorf("%d lines after undo", n)
		}
	})
}

// TestOverWieOfAConceptSaysThatNothingIsRecordedYet opens it from the list of signals.
func TestOverWieOfAConceptSaysThatNothingIsRecordedYet(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "esc", "s", "w")
		d.Sees("nog niet vastgelegd")
		d.Press("esc", "enter")
		d.Sees("Snel signaal")
	})
}
