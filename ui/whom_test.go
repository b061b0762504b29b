package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/nav"
	"tijdig/ui/screen/intake"
	"tijdig/ui/uitest"
)

// TestWordsTypedAtWhomYouCallAreKept types, pastes and kills where a digit is asked.
func TestWordsTypedAtWhomYouCallAreKept(t *testing.T) {
	for name, give := range map[string]func(*uitest.Desk){
		"typed":              func(d *uitest.Desk) { d.Type("school Emma"); d.Press("enter") },
		"typed, then esc":    func(d *uitest.Desk) { d.Type("school Emma"); d.Press("esc") },
		"pasted":             func(d *uitest.Desk) { d.Paste("school Emma"); d.Press("enter") },
		"mended":             func(d *uitest.Desk) { d.Type("x"); d.Press("backspace"); d.Type("school Emma"); d.Press("enter") },
		"with wrong keys":    func(d *uitest.Desk) { d.Press("up", "tab"); d.Type("school Emma"); d.Press("ctrl+z", "enter") },
		"the same key again": func(d *uitest.Desk) { d.Type("school"); d.Press("ctrl+d"); d.Type(" Emma"); d.Press("enter") },
		"a space before it":  func(d *uitest.Desk) { d.Press("space"); d.Type("school Emma"); d.Press("enter") },
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "j", "b")
				d.Sees("of typ wie")
				give(d)
				d.Type("jongen ligt op de grond")
				c := draft(d)
				if len(c.Acute) != 1 || c.Acute[0].Answer != model.AcuteCalling || c.Acute[0].Text != "school Emma" {
					t.Errorf("answered: %+v\n%s", c.Acute, d.Screen())
				}
				if len(c.Steps) != 1 || c.Steps[0].Text != "gebeld: school Emma" || !c.Steps[0].Called {
					t.Errorf("noted: %+v\n%s", c.Steps, d.Screen())
				}
				if len(c.Findings) != 1 || c.Findings[0].Text != "jongen ligt op de grond" {
					t.Errorf("typed on: %+v\n%s", c.Findings, d.Screen())
				}
			})
		})
	}
}

// TestADigitStillSaysWhomYouCallAfterTheWordsAreGone types a letter, takes it back and
// picks.
func TestADigitStillSaysWhomYouCallAfterTheWordsAreGone(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j", "b", "x")
		d.Sees("noteert wie je belt")
		d.Press("backspace", "2")
		if c := draft(d); len(c.Steps) != 1 || c.Steps[0].Text != "gebeld met Veilig Thuis" || c.Acute[0].Text != "" {
			t.Errorf("noted: %+v, %+v", c.Acute, c.Steps)
		}
	})
}

// TestACallIsNotedWhileItIsTyped looks at each letter what a kill would leave.
func TestACallIsNotedWhileItIsTyped(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j", "b")
		typed := ""
		for _, letter := range []string{"j", "u", "f", "space", "A", "n"} {
			d.Press(letter)
			if typed += letter; letter == "space" {
				typed = "juf"
			}
			if letter == "A" {
				typed = "juf A"
			}
			if c := draft(d); len(c.Steps) != 1 || c.Steps[0].Text != "gebeld: "+typed || c.Acute[0].Text == "" {
				t.Errorf("after %q: %+v, %+v", typed, c.Steps, c.Acute)
			}
		}
		for range len("juf An") {
			d.Press("backspace")
		}
		if c := draft(d); len(c.Steps) != 0 || c.Acute[0].Text != "" {
			t.Errorf("taken back: %+v, %+v", c.Steps, c.Acute)
		}
	})
}

// TestKnownIsAskedForBeforeItWasRead presses b before the list of who is known was read, and
// types on: what is typed looks for somebody, and answers nothing.
func TestKnownIsAskedForBeforeItWasRead(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		twoChildren(d)
		d.Press("n", "n")
		var s nav.Screen = intake.New(d.Model().(App).env, model.Draft{}) // nothing was read yet
		for _, k := range []string{"n", "b", "r", "o"} {
			s, _ = s.Update(tea.KeyPressMsg{Code: rune(k[0]), Text: k})
		}
		got := s.(intake.Model).Draft()
		if got.Subject.Kind != "" || got.Answers.One(model.QAbout) != "" {
			t.Errorf("it is about a %s: %v", got.Subject.Kind, got.Answers)
		}
	})
}
