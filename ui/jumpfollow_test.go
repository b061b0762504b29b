package ui

import (
	"testing"
	"time"

	"tijdig/ui/uitest"
)

// TestAJumpAnswersTheQuestionItUncoversBeforeItGoesBack jumps to Besproken from Waar and
// answers on, as without a jump.
func TestAJumpAnswersTheQuestionItUncoversBeforeItGoesBack(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Press("ctrl+g", "6", "ctrl+g", "9")
		d.Sees("terug naar waar")
		d.Press("b")
		d.Sees("› Waarom niet")
		d.Press("esc") // esc goes back, from either
		d.Sees("› Waar")
		d.SeesNot("› Waarom")
		d.Press("ctrl+g", "9")
		d.SeesNot("terug naar waar")
		d.Press("esc")
		d.Sees("› Waar")
		d.SeesNot("› Waarom")
		d.Press("ctrl+g", "9", "enter")
		d.Sees("› Waarom niet", "terug naar waar")
		d.Press("n")
		d.Sees("› Waar", "[n niet veilig]")
		if c := draft(d); c.Answers.One("reden_niet_besproken") != "niet_veilig" {
			t.Errorf("answered %v", c.Answers)
		}
		d.Type("thuis")
		d.Sees("› Waar               thuis")
		d.Press("ctrl+g", "9", "j")
		d.Sees("› Waar  ")
	})
}

// Typing on behind the option that leads back leaves the day that stands there as it is;
// after a pause it is meant for that day.
func TestTypingOnAfterAJumpLeavesTheDayAsItIs(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "8", "ctrl+g", "9")
		d.Type("bang voor vader")
		d.Sees("› Wanneer            zo 22 nov 14:12", "Terug bij wanneer")
		d.Pass(2 * time.Second)
		d.Type("gisteren")
		d.Sees("= za 21 nov")
	})
}
