package ui

import (
	"testing"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// TestARowInWhichNothingWasAnsweredIsNone opens a row in a few blocks and leaves it in each
// way. What the form put in it makes it no row: nothing is recorded, and nothing that waits
// for it is silent. The control answers something.
func TestARowInWhichNothingWasAnsweredIsNone(t *testing.T) {
	const unsaid = "Nog geen overleg opgeschreven."
	for name, c := range map[string]struct {
		keys []string
		none bool
	}{
		"left with esc":         {[]string{"+", "esc"}, true},
		"left by going on":      {[]string{"+", "enter", "enter", "enter", "enter"}, true},
		"left for another part": {[]string{"+", "ctrl+g", "a"}, true},
		"typed and taken out":   {[]string{"+", "down", "down", "down", "x", "backspace", "esc"}, true},
		"spaces alone":          {[]string{"+", "down", "down", "down", "space", "space", "esc"}, true},
		"two":                   {[]string{"+", "esc", "+", "esc"}, true},
		"control: a word":       {[]string{"+", "down", "down", "down", "x", "esc"}, false},
		"control: an answer":    {[]string{"+", "down", "x", "esc"}, false},
		"control: another day":  {[]string{"+", "g", "i", "s", "t", "e", "r", "e", "n", "enter", "esc"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			full(t, 80, 24, func(d *uitest.Desk) {
				d.Press("ctrl+o", "c", "down")
				d.Press(c.keys...)
				d.Press("ctrl+k")
				got := recorded(t, d)
				if rows := got.Answers["overleggen"]; (len(rows) == 0) != c.none {
					t.Errorf("recorded %v %v\n%s", rows, got.Answers, d.Screen())
				}
				for cell := range got.Answers {
					if of, _, _, in := model.InRow(cell); in && of == "overleggen" && c.none {
						t.Errorf("%s is left", cell)
					}
				}
			})
		})
	}
	full(t, 80, 24, func(d *uitest.Desk) {
		d.Press("ctrl+o", "c", "down", "+", "esc")
		d.Sees("overleg 1", "nog niets")
		d.Press("ctrl+g", "w")
		d.Sees(unsaid)
	})
}

// TestSpacesAloneSayNothing types spaces where words are asked.
func TestSpacesAloneSayNothing(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "space", "space", "enter", "7", "enter", "ctrl+g", "6", "space", "space", "enter", "ctrl+k")
		got := recorded(t, d)
		if a, ok := got.Answers[model.QPlace]; ok {
			t.Errorf("place %q", a)
		}
		if name, err := stored(d).Name(got.Subject); err != nil || name != "" {
			t.Errorf("name %q, %v", name, err)
		}
	})
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("k", "space", "space", "esc")
		if n := stored(d).Heads().Len(); n != 0 {
			t.Errorf("%d concepts of spaces\n%s", n, d.Screen())
		}
	})
}
