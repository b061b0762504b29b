package ui

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/uitest"
)

// TestAfterACallOneTypesWhatWasSeen calls from the form, from its list of questions and
// from Nagaan, and types on.
func TestAfterACallOneTypesWhatWasSeen(t *testing.T) {
	for name, keys := range map[string][]string{
		"from the form":                {"ctrl+d", "b", "1"},
		"from another question":        {"ctrl+g", "8", "ctrl+d", "b", "2"},
		"from the list of questions":   {"ctrl+g", "ctrl+d", "b", "3"},
		"from Nagaan":                  {"ctrl+n", "ctrl+d", "b", "1"},
		"from a search on Nagaan":      {"ctrl+n", "/", "ctrl+d", "b", "1"},
		"without saying who is called": {"ctrl+n", "ctrl+d", "b", "enter"},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "n", "k")
				d.Type("Sam")
				d.Press(keys...)
				d.Type("jongen ligt op de grond")
				c := draft(d)
				if len(c.Findings) != 1 || c.Findings[0].Text != "jongen ligt op de grond" || len(c.Checks) != 0 || c.Name != "Sam" {
					t.Errorf("typed: %+v, answered: %v\n%s", c.Findings, c.Checks, d.Screen())
				}
			})
		})
	}
}

// TestAfterACallTheWordsAreALineOfTheirOwn calls with the cursor at the end of a line that is
// labelled, in the middle of it, and in one that is not.
func TestAfterACallTheWordsAreALineOfTheirOwn(t *testing.T) {
	for name, keys := range map[string][]string{
		"at the end":       {"enter", "3", "7", "enter", "ctrl+g", "7", "up", "end"},
		"in the middle":    {"enter", "3", "7", "enter", "ctrl+g", "7", "up", "home", "right"},
		"not labelled yet": {},
		"at its label":     {"enter"},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "n", "k", "ctrl+g", "7")
				d.Type("vader drinkt")
				d.Press(keys...)
				d.Press("ctrl+d", "b", "1")
				d.Type("agent komt eraan")
				f := draft(d).Findings
				if len(f) != 2 || f[0].Text != "vader drinkt" || f[1].Text != "agent komt eraan" || f[1].Kind != model.InfoNone {
					t.Errorf("%+v\n%s", f, d.Screen())
				}
			})
		})
	}
}

// TestFourKeysStillCall is the shortest way to a call.
func TestFourKeysStillCall(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j", "b", "2")
		if c := draft(d); len(c.Acute) != 1 || len(c.Steps) != 1 {
			t.Errorf("noted: %+v, %+v", c.Acute, c.Steps)
		}
	})
}

// framed sits at the program as it is drawn: frame by frame.
func framed(t *testing.T, d *uitest.Desk) paced {
	t.Helper()
	a := d.Model().(App)
	return after(newPaced(guard{a, &a}), frameMsg{})
}

// TestKeysForAnotherScreenDoNothingOnDirectBellen answers a grave item, on which
// Direct bellen comes by itself, and types on for the checklist in the same burst.
func TestKeysForAnotherScreenDoNothingOnDirectBellen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 80, 24)
		nagaan(d)
		d.Press("/")
		d.Type("letsel dat")
		d.Press("enter")
		p := framed(t, d)
		p = after(p, letter('v'), letter('g'), letter('b'), letter('1'))
		if a := p.app.top().(nav.Editor).Draft().Acute; len(a) != 0 {
			t.Errorf("keys for the checklist answered %+v", a)
		}
		p = after(p, frameMsg{})
		if got := p.View().Content; !strings.Contains(got, "Direct bellen") || !strings.Contains(got, text.KeysDropped) {
			t.Errorf("it is not said:\n%s", got)
		}
		p = after(p, frameMsg{}, letter('g'))
		if a := p.app.top().(nav.Editor).Draft().Acute; len(a) != 1 || a[0].Answer != model.AcuteNoDanger {
			t.Errorf("after it was seen a key noted %+v", a)
		}
		d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
		leave(t, d)
	})
}

// TestAKeyForWhatWasInTheWindowCounts draws a screen that came suddenly twice, as a save
// that ends does: once it was written to the window, a key is meant for it.
func TestAKeyForWhatWasInTheWindowCounts(t *testing.T) {
	for name, c := range map[string]struct {
		written int64 // between the first drawing and the second
		noted   int
	}{
		"in the window before it was drawn again": {1, 1},
		"control, never in the window":            {0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := newBench(t, t.TempDir()).sit(t, 80, 24)
				nagaan(d)
				d.Press("/")
				d.Type("letsel dat")
				d.Press("enter")
				p := framed(t, d)
				var writes atomic.Int64
				p.written = writes.Load
				p = after(p, letter('v'), frameMsg{})
				writes.Add(c.written)
				p.behind = true
				p = after(p, frameMsg{}, letter('g'))
				if a := p.app.top().(nav.Editor).Draft().Acute; len(a) != c.noted {
					t.Errorf("the key noted %+v, want %d", a, c.noted)
				}
				d.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
				leave(t, d)
			})
		})
	}
}

// TestKeysWaitWhileAConceptGoes records a concept and throws one away: a key that comes
// before that is done must not change what is no longer there.
func TestKeysWaitWhileAConceptGoes(t *testing.T) {
	for name, c := range map[string]struct {
		key   tea.KeyPressMsg
		waits bool
	}{
		"recorded":          {tea.KeyPressMsg{Code: 'k', Mod: tea.ModCtrl}, true},
		"thrown away":       {tea.KeyPressMsg{Code: tea.KeyF20}, true},
		"control, it stays": {tea.KeyPressMsg{Code: tea.KeyTab}, false},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "n", "k")
				d.Type("Sam")
				next, cmd := d.Model().Update(c.key)
				if got := (next.(App).phase == waiting); got != c.waits {
					t.Errorf("keys wait: %v", got)
				}
				for _, m := range saidAtOnce(cmd) {
					d.Send(m)
				}
			})
		})
	}
}

// TestWhatIsThrownAwayFromVandaagIsNotOpened throws a concept away and presses enter at
// once, while an earlier reading of the list is still under way.
func TestWhatIsThrownAwayFromVandaagIsNotOpened(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Press("esc", "esc")
		a := d.Model().(App)
		before := a.stack[0].Init() // asked now, and answered when it is gone
		next, going := a.Update(tea.KeyPressMsg{Code: tea.KeyDelete})
		var hear func(msgs ...tea.Msg)
		hear = func(msgs ...tea.Msg) {
			for _, msg := range msgs {
				if _, waited := msg.(heldMsg); waited {
					continue // it did not take that long
				}
				var cmd tea.Cmd
				next, cmd = next.Update(msg)
				hear(saidAtOnce(cmd)...)
			}
		}
		hear(saidAtOnce(before)...)
		hear(tea.KeyPressMsg{Code: tea.KeyEnter}, letter('1'))
		hear(saidAtOnce(going)...)
		got := next.(App)
		if _, opened := got.top().(nav.Editor); opened || got.phase == waiting {
			t.Errorf("%d screens, keys wait: %v\n%s", len(got.stack), got.phase == waiting, got.View().Content)
		}
		if n := len(a.env.Store.Discarded()); n != 1 {
			t.Errorf("%d were thrown away", n)
		}
	})
}

// TestKeysThatWaitedForVandaagGoInTheirOrder presses del and enter while Vandaag is being
// read again. Both are carried out before any key that comes later, and what is thrown
// away by the first is not opened by the second.
func TestKeysThatWaitedForVandaagGoInTheirOrder(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Press("esc", "esc")
		next, reading := d.Model().(App).deliver(nav.Changed{})
		for _, press := range []tea.KeyPressMsg{{Code: tea.KeyDelete}, {Code: tea.KeyEnter}} {
			next, _ = next.Update(press)
		}
		var later []tea.Cmd
		for _, msg := range saidAtOnce(reading) {
			var cmd tea.Cmd
			next, cmd = next.Update(msg)
			later = append(later, cmd)
		}
		if a := next.(App); a.phase != waiting || len(a.held) != 1 {
			t.Errorf("keys wait: %v, %d of them", a.phase == waiting, len(a.held))
		}
		for _, cmd := range later {
			for _, msg := range saidAtOnce(cmd) {
				d.Send(msg)
			}
		}
	})
}

// TestWhatWasThrownAwaySinceItWasReadIsNotOpened reads a concept, throws it away, and then
// brings what was read.
func TestWhatWasThrownAwaySinceItWasReadIsNotOpened(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Press("esc", "esc")
		a := d.Model().(App)
		read := a.readConcept(a.env.Store.Heads().At(0).Draft)()
		d.Press("delete")
		d.Send(read)
		if n := len(d.Model().(App).stack); n != 1 {
			t.Errorf("%d screens\n%s", n, d.Screen())
		}
	})
}

// TestASaveThatComesAfterRecordingDropsNoKey records while a save by the clock is still
// under way, and that save comes to the disk last.
func TestASaveThatComesAfterRecordingDropsNoKey(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Pass(time.Second)
		next := d.Model()
		next, armed := next.Update(letter('x'))
		due := saidAtOnce(armed)
		var saves []tea.Cmd
		for _, msg := range due {
			var cmd tea.Cmd
			next, cmd = next.Update(msg)
			saves = append(saves, cmd)
		}
		next, recording := next.Update(tea.KeyPressMsg{Code: 'k', Mod: tea.ModCtrl})
		next, _ = next.Update(letter('n'))
		recorded := saidAtOnce(recording)
		var late []tea.Msg
		for _, cmd := range saves {
			late = append(late, saidAtOnce(cmd)...)
		}
		failed := false
		for _, msg := range late {
			failed = failed || strings.Contains(fmt.Sprintf("%T", msg), "failedMsg")
			next, _ = next.Update(msg)
		}
		if got := next.(App); !failed || len(got.held) != 1 || got.news == text.KeysDropped || got.report().Bad {
			t.Errorf("the save came too late: %v; %d keys wait, it is said: %q, trouble: %v", failed, len(got.held), got.news, got.report().Bad)
		}
		for _, msg := range recorded {
			d.Send(msg)
		}
	})
}

// saidAtOnce returns what a command and those it brings give.
func saidAtOnce(cmd tea.Cmd) (all []tea.Msg) {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{msg}
	}
	for _, c := range batch {
		all = append(all, saidAtOnce(c)...)
	}
	return all
}

// TestKeysThatWaitedForWhatDidNotComeGoNowhere fails the opening and the saving of a
// screen while keys wait.
func TestKeysThatWaitedForWhatDidNotComeGoNowhere(t *testing.T) {
	for name, end := range map[string]tea.Msg{"it failed": nav.Failure{Err: errors.New("x")}, "it took too long": nil} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				d.Press("n", "n", "k")
				d.Type("Sam")
				d.Send(nav.Hold{})
				d.Type("noor")
				if end == nil {
					d.Pass(holdAtMost)
				} else {
					d.Send(end)
				}
				if end == nil { // what went wrong is worth more than that keys were dropped
					d.Sees(text.KeysDropped)
				}
				if n := draft(d).Name; n != "Sam" {
					t.Errorf("the name is %q", n)
				}
				d.Type("my")
				if n := draft(d).Name; n != "Sammy" {
					t.Errorf("and then %q", n)
				}
			})
		})
	}
}

// TestAnEarlierWaitDoesNotEndTheNext holds twice, the second time just before the
// first would have ended.
func TestAnEarlierWaitDoesNotEndTheNext(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Send(nav.Hold{})
		d.Send(nav.Release{})
		d.Pass(holdAtMost - 100*time.Millisecond)
		d.Send(nav.Hold{})
		d.Type("Sam")
		d.Pass(time.Second)
		d.Send(nav.Release{})
		if n := draft(d).Name; n != "Sam" {
			t.Errorf("the name is %q", n)
		}
	})
}

// TestOnOverdrachtTypedWordsLandInTheFieldTheyWereTypedFor chooses each format and level
// by its digit and types on: whether free text is asked depends on them.
func TestOnOverdrachtTypedWordsLandInTheFieldTheyWereTypedFor(t *testing.T) {
	for _, format := range []string{"1", "2", "3", "4", "5"} {
		for _, level := range []string{"1", "2", "3"} {
			at(t, func(t *testing.T, d *uitest.Desk) {
				seenAt(d, "Sam", "Park")
				d.Press("s", "enter", "o", format, level)
				d.Type("jan van het wijkteam")
				d.Sees("jan van het wijkteam")
			})
		}
	}
}

// TestAChangedRecordOpensBeforeItTakesKeys types on after e: no key turns the page below.
func TestAChangedRecordOpensBeforeItTakesKeys(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		seenAt(d, "Sam", "Park")
		d.Press("s", "enter")
		a, e := d.Model().(App), tea.KeyPressMsg{Code: 'e', Text: "e"}
		next, _ := a.Update(e)
		if !(next.(App).phase == waiting) {
			t.Error("keys do not wait while the record is read")
		}
	})
}

// TestKeysWaitOnVervolgUntilTheConceptIsThere types on behind the letter that says a step is
// done, before its concept was read.
func TestKeysWaitOnVervolgUntilTheConceptIsThere(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		onFollowup(d)
		next, reading := d.Model().(App).Update(tea.KeyPressMsg{Code: 'g', Text: "g"})
		for _, r := range "ja, en nu" {
			next, _ = next.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		if a := next.(App); a.phase != waiting || len(a.held) != len("ja, en nu") {
			t.Fatalf("keys wait: %v, %d of them", a.phase == waiting, len(a.held))
		}
		var saves []tea.Cmd
		for _, msg := range saidAtOnce(reading) {
			var cmd tea.Cmd
			next, cmd = next.Update(msg)
			saves = append(saves, cmd)
		}
		if a := next.(App); a.phase == waiting {
			t.Error("keys still wait")
		}
		if drafts := next.(App).unsaved(); len(drafts) != 1 || drafts[0].Steps[0].Result != "ja, en nu" {
			t.Errorf("%+v", drafts)
		}
		for _, cmd := range saves {
			for _, msg := range saidAtOnce(cmd) {
				d.Send(msg)
			}
		}
	})
}

// TestAKeyThatMeansTheSameEverywhereWaitsItsTurn opens Vervolg and then the list of all that
// can be done, while Vandaag is still being read.
func TestAKeyThatMeansTheSameEverywhereWaitsItsTurn(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		withSteps(d, 1)
		next, reading := d.Model().(App).deliver(nav.Changed{})
		for _, press := range []tea.KeyPressMsg{{Code: 'v', Text: "v"}, {Code: 'p', Mod: tea.ModCtrl}, {Code: 'x', Text: "x"}} {
			next, _ = next.Update(press)
		}
		if next.(App).palette != nil {
			t.Error("it opened before what was pressed first")
		}
		for _, msg := range saidAtOnce(reading) {
			next, _ = next.Update(msg)
		}
		if a := next.(App); len(a.stack) != 2 || a.palette == nil {
			t.Errorf("%d screens, the list is open: %v", len(a.stack), a.palette != nil)
		}
	})
}

// TestAFormThatMayNotOpenLetsKeysGo asks for one in a file that can only be read.
func TestAFormThatMayNotOpenLetsKeysGo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		leave(t, b.sit(t, 80, 24))
		l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		s, err := l.Unlock(phrase)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		var next tea.Model = New(b.env, b.door)
		a := next.(App)
		a.env.Store = s
		next, _ = a.Update(nav.Hold{})
		next, _ = next.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
		next, _ = next.Update(nav.OpenIntake{})
		if a := next.(App); a.phase == waiting || a.news != text.OnlyReadNow {
			t.Errorf("keys wait: %v; %q", a.phase == waiting, a.news)
		}
	})
}
