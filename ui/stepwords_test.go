package ui

import (
	"testing"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// planned begins a signal about Sam with one step, and asks what became of it.
func planned(d *uitest.Desk) {
	d.Press("n", "n", "k")
	d.Type("Sam")
	d.Press("ctrl+g", "s")
	d.Type("bellen met school")
	d.Press("enter", "enter")
}

// TestWordsTypedAfterAStepAreTheNextStep types on, in words that begin with each letter
// and with those that answer, where what became of the first step is asked.
func TestWordsTypedAfterAStepAreTheNextStep(t *testing.T) {
	for _, words := range []string{
		"huisarts bellen", "gesprek met vader", "nagaan bij school", "praten met oma", "vader bellen", "dokter bellen",
		"Gezin bezoeken", "vng navragen", "pvp", "gn", "3-gesprek", "één keer langs", "overleg",
	} {
		t.Run(words, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				planned(d)
				before := draft(d).Steps[0]
				d.Type(words + "!")
				c := draft(d)
				if words == "3-gesprek" { // a digit is one of the nine steps
					if len(c.Steps) != 2 || c.Steps[0] != before {
						t.Errorf("%+v", c.Steps)
					}
					return
				}
				if len(c.Steps) != 2 || c.Steps[0] != before || c.Steps[1].Text != words+"!" {
					t.Errorf("typed %q: %+v\n%s", words, c.Steps, d.Screen())
				}
			})
		})
	}
}

// TestAPasteAfterAStepIsTheNextStep pastes where what became of a step is asked.
func TestAPasteAfterAStepIsTheNextStep(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		planned(d)
		d.Paste("gesprek met vader")
		if c := draft(d); len(c.Steps) != 2 || c.Steps[1].Text != "gesprek met vader" || c.Steps[0].Status != model.Planned {
			t.Errorf("%+v\n%s", c.Steps, d.Screen())
		}
	})
}

// TestALetterSaysWhatBecameOfAStep picks, changes its mind, takes it back, leaves
// without enter, and asks another day.
func TestALetterSaysWhatBecameOfAStep(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want model.StepStatus
	}{
		{[]string{"g", "enter"}, model.Done},
		{[]string{"n", "enter"}, model.Failed},
		{[]string{"g", "v", "enter"}, model.Dropped},
		{[]string{"g", "up"}, model.Done},
		{[]string{"g", "ctrl+g"}, model.Done},
		{[]string{"g", "backspace", "enter"}, model.Planned},
		{[]string{"g", "d", "enter"}, model.Planned},
		{[]string{"g", "ctrl+z"}, model.Planned},
	} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			planned(d)
			d.Press(c.keys...)
			if s := draft(d).Steps; len(s) != 1 || s[0].Status != c.want || (s[0].Done.Date.IsZero() == (c.want == model.Done)) {
				t.Errorf("%v: %+v\n%s", c.keys, s, d.Screen())
			}
		})
	}
	at(t, func(t *testing.T, d *uitest.Desk) {
		planned(d)
		d.Press("d", "enter")
		d.Type("morgen")
		d.Press("enter")
		if s := draft(d).Steps; len(s) != 1 || s[0].Planned.String() != "2026-11-23" {
			t.Errorf("another day: %+v\n%s", s, d.Screen())
		}
	})
}

// TestADayTypedBehindItsLetterIsTheDayOfTheStep types another day without the enter that
// asks for it. Control: a step that begins with the same letter.
func TestADayTypedBehindItsLetterIsTheDayOfTheStep(t *testing.T) {
	for words, want := range map[string]string{
		"zondag": "2026-11-22", "3 dec": "2026-12-03", "over 2 weken": "2026-12-06", "morgen": "2026-11-23", "oktober bellen": "",
	} {
		for _, leave := range []string{"enter", "tab"} {
			t.Run(words+" "+leave, func(t *testing.T) {
				at(t, func(t *testing.T, d *uitest.Desk) {
					planned(d)
					before := draft(d).Steps[0]
					d.Press("d")
					d.Type(words)
					d.Press(leave)
					c := draft(d)
					if want == "" {
						if len(c.Steps) != 2 || c.Steps[0] != before || c.Steps[1].Text != "d"+words {
							t.Errorf("control: %+v", c.Steps)
						}
						return
					}
					if len(c.Steps) != 1 || c.Steps[0].Planned.String() != want || c.Steps[0].Text != before.Text {
						t.Errorf("%+v\n%s", c.Steps, d.Screen())
					}
				})
			})
		}
	}
}

// TestADayTypedBehindTwoLettersIsTheDayOfTheStep picks done, changes its mind and types a day.
func TestADayTypedBehindTwoLettersIsTheDayOfTheStep(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		planned(d)
		d.Press("g", "d")
		d.Type("3 dec")
		d.Press("enter")
		if c := draft(d); len(c.Steps) != 1 || c.Steps[0].Planned.String() != "2026-12-03" || c.Steps[0].Status != model.Planned {
			t.Errorf("%+v\n%s", c.Steps, d.Screen())
		}
	})
}
