package ui

import (
	"testing"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// TestAnArrowAnswersNothing presses arrows at each question of the forms and at
// Instellingen: they point, and only a letter, a digit or enter answers.
func TestAnArrowAnswersNothing(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sa")
		d.Press("ctrl+g", "8", "left")
		if u := draft(d).Urgency(); u != "" {
			t.Errorf("an arrow chose %s", u)
		}
		d.Sees("›a aankijken")
		d.Press("left", "enter")
		if u := draft(d).Urgency(); u != model.TwoWeeks {
			t.Errorf("enter took %q, want what the mark was on", u)
		}
		d.Press("ctrl+g", "1", "left", "right", "left", "tab")
		if a := draft(d).Answers.One(model.QDanger); a != model.No {
			t.Errorf("arrows made it %s", a)
		}
		d.Press("esc", "i", "right", "right", "down")
		if n := d.Model().(App).env.Store.Settings().LockAfter; n != 0 && n != 3 {
			t.Errorf("arrows set it to %d minutes", n)
		}
		d.Press("up", "right", "enter")
		if n := d.Model().(App).env.Store.Settings().LockAfter; n != 5 {
			t.Errorf("enter set %d minutes, want 5", n)
		}
	})
}
