package ui

import (
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/nav"
	"tijdig/ui/uitest"
)

// TestWhatIsTypedOnStaysWords types on where a digit or a letter has just answered: all of
// it is what was meant, and nothing else is answered by it.
func TestWhatIsTypedOnStaysWords(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(d *uitest.Desk)
		says func(c model.Draft) (got, want any)
	}{
		"an age beside the child": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "k"); d.Type("8 jaar"); d.Press("enter") },
			func(c model.Draft) (any, any) {
				return [2]string{c.People[0].AgeSaid, c.People[0].Home}, [2]string{"8 jaar", ""}
			},
		},
		"a class beside the child": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "k"); d.Type("3e klas"); d.Press("enter") },
			func(c model.Draft) (any, any) {
				return [2]string{c.People[0].AgeSaid, c.People[0].Home}, [2]string{"3e klas", ""}
			},
		},
		"an age without a space beside the child": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "k"); d.Type("8jr"); d.Press("enter") },
			func(c model.Draft) (any, any) {
				return [2]string{c.People[0].AgeSaid, c.People[0].Home}, [2]string{"8jr", ""}
			},
		},
		"control, two children by their keys": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "k", "8", "j", "p", "k", "6", "d") },
			func(c model.Draft) (any, any) {
				return [3]string{c.People[0].Home, c.People[1].AgeSaid, c.People[1].Home}, [3]string{model.Yes, "6", "deels"}
			},
		},
		"months beside the child": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "b"); d.Type("11 mnd"); d.Press("enter") },
			func(c model.Draft) (any, any) {
				return [2]string{c.People[0].AgeSaid, c.People[0].Home}, [2]string{"11 mnd", ""}
			},
		},
		"control, whole by its digit": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "p", "k", "8", "j") },
			func(c model.Draft) (any, any) {
				return [2]string{c.People[0].AgeSaid, c.People[0].Home}, [2]string{"8", model.Yes}
			},
		},
		"an age after a jump": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "4"); d.Type("8 jaar"); d.Press("enter") },
			func(c model.Draft) (any, any) {
				return [2]string{c.Age().Said, c.Answers.One(model.QPlace)}, [2]string{"8 jaar", ""}
			},
		},
		"a step in own words that begins with a number": {
			func(d *uitest.Desk) {
				d.Press("n", "n", "k", "ctrl+g", "s")
				d.Type("2 keer bellen met school")
				d.Press("enter", "enter")
			},
			func(c model.Draft) (any, any) {
				return [2]string{c.Steps[0].Text, c.Steps[0].Said}, [2]string{"2 keer bellen met school", ""}
			},
		},
		"control, a step by its digit": {
			func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "s", "2", "enter") },
			func(c model.Draft) (any, any) { return [2]any{c.Steps[0].Text, len(c.Steps)}, [2]any{"", 1} },
		},
		"a number that a word hangs on": {
			func(d *uitest.Desk) {
				d.Press("n", "n", "k", "ctrl+g", "7")
				for _, line := range []string{"eerste", "25jarige", "volgende"} {
					d.Type(line)
					d.Press("enter")
				}
			},
			func(c model.Draft) (any, any) {
				var out [3]string
				for i, f := range c.Findings {
					out[i] = f.Text
				}
				return out, [3]string{"eerste", "25jarige", "volgende"}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				c.do(d)
				if got, want := c.says(draft(d)); got != want {
					t.Errorf("%v, want %v\n%s", got, want, d.Screen())
				}
			})
		})
	}
}

// TestKeysAfterAnAnswerOnDirectBellenAreNotOfTheScreenBelow answers why there is no danger
// from Nagaan, and types on in the same burst.
func TestKeysAfterAnAnswerOnDirectBellenAreNotOfTheScreenBelow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 80, 24)
		nagaan(d)
		d.Press("/")
		d.Type("letsel dat")
		d.Press("enter", "v", "g")
		d.Type("vader weg")
		p := framed(t, d)
		before := len(p.app.top().(nav.Editor).Draft().Checks)
		p = after(p, tea.KeyPressMsg{Code: tea.KeyEnter}, letter('j'), letter('v'), letter('n'))
		if got := len(p.app.top().(nav.Editor).Draft().Checks); got != before {
			t.Errorf("%d answers, %d before", got, before)
		}
		d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
		leave(t, d)
	})
}

// TestAStepWithoutADayThatIsUnderstoodIsNoStepYet records one. It stays among those that
// have none, and nothing says that it comes later. Control: a day.
func TestAStepWithoutADayThatIsUnderstoodIsNoStepYet(t *testing.T) {
	for day, none := range map[string]bool{"eind vlg maand": true, "morgen": false} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			d.Press("n", "n", "k", "ctrl+g", "s", "3")
			d.Type(day)
			d.Press("enter", "ctrl+k")
			if none {
				d.Sees("Nog geen volgende stap")
				d.SeesNot("later dan deze week")
			} else {
				d.SeesNot("Nog geen volgende stap")
			}
		})
	}
}

// TestAWholeCodeFindsThatSignalFirst searches for the first of two signals about one child.
func TestAWholeCodeFindsThatSignalFirst(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+k")
		code := d.Model().(App).env.Store.Heads().At(0).Code.String()
		d.Press("n", "n", "b")
		d.Type(code)
		d.Press("enter", "ctrl+k", "s", "/")
		d.Type(code + ".1")
		d.Press("enter", "enter")
		d.Sees(code + ".1  ")
		d.SeesNot(code + ".2")
	})
}

// TestATypedNameStaysWhenTheFormChanges types where an output is to come, and then chooses
// another form and level. Control: the name that was proposed follows them.
func TestATypedNameStaysWhenTheFormChanges(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+k", "s", "o", "3")
		d.Sees("tijdig-signalen-zonder-namen", ".csv")
		d.Press("up", "7")
		d.Sees(".txt")
		d.Press("enter", "enter", "enter", "down")
		for range 3 {
			d.Press("down")
		}
		d.Press("up", "home")
		d.Type("/tmp/mijn-")
		d.Press("up", "up", "up", "up", "up")
		d.Press("2")
		d.Sees("/tmp/mijn-")
	})
}
