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

// TestAKeyInAListIsOneFrame steps down beside a preview and looks for words: what has to
// be read for either is drawn with the key, unless it takes longer than a frame.
func TestAKeyInAListIsOneFrame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 120, 30)
		for _, words := range []string{"eerste zeppelin", "tweede zeppelin"} {
			d.Press("n", "n", "k")
			d.Type("Sami")
			d.Press("enter", "enter", "enter")
			d.Type(words)
			d.Press("ctrl+k")
		}
		a := d.Model().(App)
		p := newPaced(guard{a, &a})
		before := p.shown.Content
		if p = after(p, letter('s')); p.shown.Content != before {
			t.Error("a list is drawn before it is read")
		}
		d.Press("s")
		a = d.Model().(App)
		p = newPaced(guard{a, &a})
		p = oneFrame(t, p, letter('v'))
		p = after(p, frameMsg{}, frameMsg{})
		p = oneFrame(t, p, tea.KeyPressMsg{Code: tea.KeyDown})
		p = after(p, letter('/'), frameMsg{}, frameMsg{})
		p = oneFrame(t, p, letter('z'))
		slow := after(p, letter('e'))
		if slow.shown.Content != p.shown.Content {
			t.Error("what is read for a key is not waited for")
		}
		if slow = after(slow, frameMsg{}); slow.shown.Content == p.shown.Content {
			t.Error("a key waits longer than a frame for what is read")
		}
		leave(t, d)
	})
}

// oneFrame presses a key that something is read for, and carries that out.
func oneFrame(t *testing.T, p paced, press tea.Msg) paced {
	t.Helper()
	before := p.shown.Content
	next, cmd := p.Update(press)
	p = next.(paced)
	if p.shown.Content != before || !p.app.waits() {
		t.Errorf("%v is drawn without what is read for it", press)
	}
	for p.app.waits() {
		msg := cmd()
		if all, ok := msg.(tea.BatchMsg); ok {
			msg = all[0]() // behind it is the timer
		}
		next, cmd = p.Update(msg)
		p = next.(paced)
	}
	if drawn := p.shown.Content; drawn == before || p.behind {
		t.Errorf("%v is not drawn when that is read", press)
	} else if p = after(p, frameMsg{}, frameMsg{}); p.shown.Content != drawn {
		t.Errorf("%v takes a second frame", press)
	}
	return p
}
