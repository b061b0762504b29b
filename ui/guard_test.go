package ui

import (
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
	"tijdig/ui/uitest"
)

// fault is a screen with a fault in it.
type fault struct{ nav.Screen }

func (fault) View() tea.View { panic("a fault in a screen") }

// A fault in a screen ends the program, and Run still has what was typed.
func TestAFaultInAScreenCostsNoWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.Press("n", "n", "k")
		d.Type("Sami")
		a := d.Model().(App)
		g := guard{a, &a}
		key, err := uitest.Key("s")
		if err != nil {
			t.Fatal(err)
		}
		next, _ := g.Update(key) // what it asks to be saved never runs
		if !panics(func() { broken(next.(guard)).View() }) {
			t.Fatal("control: the fault was no fault")
		}
		if err := g.last.Keep(); err != nil {
			t.Fatal(err)
		}
		if cs := concepts(t, d); len(cs) != 1 || cs[0].Name != "Samis" {
			t.Errorf("in the file: %+v", cs)
		}
		leave(t, d)
	})
}

// broken returns g with a fault in the screen in front.
func broken(g guard) guard {
	g.app.stack = append([]nav.Screen(nil), g.app.stack...)
	g.app.stack[len(g.app.stack)-1] = fault{g.app.top()}
	return g
}

func panics(fn func()) (did bool) {
	defer func() { did = recover() != nil }()
	fn()
	return false
}
