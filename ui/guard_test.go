package ui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

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

// A machine that slept wakes up covered also when a key comes before the beat does,
// and the key is nobody's.
func TestAKeyThatComesBeforeTheBeatFindsItCovered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.Press("n", "n", "k")
		d.Type("Sami")
		for span, blank := range map[time.Duration]bool{gap - time.Second: false, gap + time.Second: true} {
			a := d.Model().(App)
			a.beatAt = a.env.Now().Add(-span)
			g := guard{a, &a}
			next, _ := g.Update(tea.KeyPressMsg{Code: 's', Text: "s"})
			if strings.Contains(next.View().Content, "Sami") == blank || g.last.phase.covered() != blank {
				t.Errorf("after %v: covered %v, and the screen shows\n%s", span, g.last.phase.covered(), next.View().Content)
			}
			if e := g.last.top().(nav.Editor); (e.Draft().Name == "Samis") == blank {
				t.Errorf("after %v the name is %q", span, e.Draft().Name)
			}
		}
		leave(t, d)
	})
}

// What a key types is made safe, also what comes as keys because the terminal knows
// no pastes.
func TestWhatAKeyTypesIsMadeSafe(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"a", "a"},
		{" ", " "},
		{"\u00ad", ""},           // a soft hyphen: one cell wide in some terminals
		{"\u009b", ""},           // begins a sequence
		{"\u202e", "¬"},          // turns what follows
		{"\u200d", "¬"},          // joins nothing
		{"e\u0301", "é"},         // as every text in the file
		{"👩\u200d👧", "👩\u200d👧"}, // joins two
	} {
		press, ok := cleaned(tea.KeyPressMsg{Text: c.typed})
		if press.Text != c.want || ok != (c.want != "") {
			t.Errorf("%q became %q, %v", c.typed, press.Text, ok)
		}
	}
	if press, ok := cleaned(tea.KeyPressMsg{Code: tea.KeyEnter}); !ok || press.Code != tea.KeyEnter {
		t.Errorf("enter became %v, %v", press, ok)
	}
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
