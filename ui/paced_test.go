package ui

import (
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/uitest"
)

// atWork is the paced program in the middle of a name, at rest.
func atWork(t *testing.T) (paced, *uitest.Desk) {
	t.Helper()
	d := newBench(t, t.TempDir()).sit(t, 80, 24)
	d.Press("n", "n", "k")
	d.Type("Sami")
	a := d.Model().(App)
	return newPaced(guard{a, &a}), d
}

func after(p paced, msgs ...tea.Msg) paced {
	for _, msg := range msgs {
		next, _ := p.Update(msg)
		p = next.(paced)
	}
	return p
}

func letter(c rune) tea.Msg { return tea.KeyPressMsg{Code: c, Text: string(c)} }

func TestKeysInABurstAreDrawnOnceAFrameAndNoneIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, d := atWork(t)
		shows := func(p paced, name string) {
			t.Helper()
			if got := p.View().Content; !strings.Contains(got, name+" ") {
				t.Errorf("it does not show %q:\n%s", name, got)
			}
		}
		p = after(p, letter('r'))
		shows(p, "Samir")
		p = after(p, letter('a'), letter('b'))
		shows(p, "Samir")
		p = after(p, frameMsg{})
		shows(p, "Samirab")
		p = after(p, letter('c'), frameMsg{}, frameMsg{}, letter('d'))
		shows(p, "Samirabcd")
		p = after(p, letter('e'))
		shows(p, "Samirabcd")
		p = after(p, frameMsg{})
		shows(p, "Samirabcde")
		leave(t, d)
	})
}

func TestACoverAndAnotherSizeAreDrawnAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p, d := atWork(t)
		p = after(p, letter('r'), letter('a'), tea.WindowSizeMsg{Width: 60, Height: 20})
		if got := p.View().Content; strings.Count(got, "\n") != 19 || !strings.Contains(got, "Samira ") {
			t.Errorf("in a window of 60x20:\n%s", got)
		}
		cover, err := uitest.Key("ctrl+l")
		if err != nil {
			t.Fatal(err)
		}
		if p = after(p, letter('b')); p.behind == false {
			t.Fatal("control: it was not between two frames")
		}
		if p = after(p, cover); strings.Contains(p.View().Content, "Samir") {
			t.Errorf("covered, it shows:\n%s", p.View().Content)
		}
		leave(t, d)
	})
}
