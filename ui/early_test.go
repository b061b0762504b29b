package ui

import (
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
	"tijdig/ui/screen/today"
	"tijdig/ui/uitest"
)

// TestAKeyPressedBeforeTheAgendaIsThereMeansWhatItWillShow presses the digit of a
// concept the moment Vandaag comes up, as a practised hand does, and again while it
// is read anew.
func TestAKeyPressedBeforeTheAgendaIsThereMeansWhatItWillShow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 80, 24)
		scooter(d)
		d.Press("esc")
		env := d.Model().(App).env
		one, err := uitest.Key("1")
		if err != nil {
			t.Fatal(err)
		}
		screen := nav.Screen(today.New(env))
		for _, moment := range []string{"before it is read", "while it is read again"} {
			agenda := screen.Init()()
			if _, beside := agenda.(tea.BatchMsg); beside {
				t.Fatal("the agenda is not read before all else")
			}
			next, cmd := screen.Update(one)
			if cmd != nil {
				t.Fatalf("%s, 1 already means %T", moment, cmd())
			}
			next, cmd = next.Update(agenda)
			if cmd == nil {
				t.Fatalf("%s, 1 is lost", moment)
			}
			acts, ok := cmd().(tea.BatchMsg)
			if !ok {
				t.Fatalf("%s, nothing is read behind the agenda", moment)
			}
			if next, cmd = next.Update(acts[0]()); cmd == nil {
				t.Fatalf("%s, 1 means nothing", moment)
			}
			if msg, ok := cmd().(nav.OpenConcept); !ok {
				t.Fatalf("%s, 1 means %T", moment, msg)
			}
			screen, _ = next.Update(nav.Changed{})
		}
		leave(t, d)
	})
}
