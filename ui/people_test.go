package ui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// TestTheFullSignalAsksOfEachPersonOnce enters two people in a quick signal, and in the full
// one what is known of each and a third: the worker is not asked again who they are.
func TestTheFullSignalAsksOfEachPersonOnce(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7", "enter", "ctrl+g", "p")
		d.Press("m", "j", "p", "b", "8", "n")
		d.Sees("moeder, woont in huis", "broer of zus", "woont elders")
		d.Press("ctrl+o", "b")
		d.Sees("1 moeder", "2 broer of zus", "m meer over wie hier staat")
		d.Press("m")
		d.Sees("› moeder", "Zelf gesproken?")
		d.Press("j")
		d.Sees("Heeft gezag?")
		d.Press("o")
		d.Sees("Tolk nodig?")
		d.Press("j", "m")
		d.Sees("› broer of zus", "Zelf gesproken?")
		d.Press("n")
		d.Sees("Tolk nodig?") // a child has no authority
		d.Press("enter", "p", "v", "n", "enter", "n", "n")
		d.Press("1", "enter", "j", "enter") // one answer is changed, the others stay
		d.Press("ctrl+k")
		d.Pass(time.Second)
		var got []model.Person
		for _, p := range recorded(t, d).People {
			p.ID = model.ID{}
			got = append(got, p)
		}
		want := []model.About{{Spoken: "ja", Authority: "ja", Interpreter: "ja"}, {Spoken: "nee"}, {Authority: "nee", Interpreter: "nee"}}
		for i, w := range want {
			if len(got) != len(want) || got[i].About != w {
				t.Fatalf("%+v, want %+v", got, want)
			}
		}
		d.Press("s", "enter")
		d.Sees("moeder, woont in huis, zelf gesproken", "vader, woont elders, heeft geen gezag")
	})
}

// TestWhatIsAskedOfAPersonGoesOnWhereItWasLeft covers the screen in the middle, and takes
// the person back while something is asked of them.
func TestWhatIsAskedOfAPersonGoesOnWhereItWasLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.Press("n", "n", "k", "enter", "7", "enter", "ctrl+o", "b")
		d.Press("m", "j", "enter", "enter", "enter", "p", "b", "8", "j", "enter", "enter")
		d.Press("2", "j")
		d.Pass(time.Second)
		d.Sees("› broer of zus", "Tolk nodig?")
		d = uncover(t, b, d)
		d.Sees("› broer of zus", "Tolk nodig?")
		for range 12 {
			d.Press("ctrl+z")
		}
		d.SeesNot("Tolk nodig?")
		d.Press("j")
		leave(t, d)
	})
}

// TestWhatIsAskedOfAPersonIsInSightInASmallWindow asks it of the last of many.
func TestWhatIsAskedOfAPersonIsInSightInASmallWindow(t *testing.T) {
	full(t, 40, 12, func(d *uitest.Desk) {
		d.Press("ctrl+o", "b", "b", "8", "j", "enter", "enter")
		for range 5 {
			d.Press("p", "b", "8", "j", "enter", "enter")
		}
		d.Press("6")
		d.Sees("Zelf gesproken?", "› broer of zus")
		d.Press("n")
		d.Sees("Tolk nodig?", "› broer of zus")
	})
}

// TestWhatIsAskedOfANewPersonIsInSightInASmallWindow adds one behind many. Control: when
// nothing is asked any more, all of them stand there again.
func TestWhatIsAskedOfANewPersonIsInSightInASmallWindow(t *testing.T) {
	full(t, 40, 12, func(d *uitest.Desk) {
		d.Press("ctrl+o", "b", "b", "8", "j", "enter", "enter")
		for range 4 {
			d.Press("p", "b", "8", "j", "enter", "enter")
		}
		d.Press("p")
		d.Sees("Wie is het?", "↑ nog 4 hoger")
		d.Resize(80, 24)
		d.Sees("Wie is het?")
		d.SeesNot("hoger")
		if n := strings.Count(d.Screen(), "8 jaar"); n < 5 {
			t.Errorf("%d stand there where there is room for all", n)
		}
		d.Resize(40, 12)
		d.Press("b")
		d.Sees("Hoe oud", "› broer of zus")
		d.Press("enter")
		d.Sees("Woont in huis?", "› broer of zus")
		d.Press("j")
		d.SeesNot("Woont in huis?")
		d.Press("enter", "enter") // what is asked of each
		d.Resize(80, 40)
		d.SeesNot("hoger")
		if n := strings.Count(d.Screen(), "broer of zus"); n < 5 {
			t.Errorf("control: %d of them stand there", n)
		}
	})
}
