package ui

import (
	"errors"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/uitest"

	tea "charm.land/bubbletea/v2"
)

const shortCode = "481516"

// setShortCode goes through Instellingen as a worker does.
func setShortCode(d *uitest.Desk) {
	d.Press("i", "down", "enter")
	d.Type(shortCode)
	d.Press("enter")
	d.Type(shortCode)
	d.Press("enter")
	d.Sees(keeping.ShortCodeDone)
	d.Press("esc")
}

// TestACodeThatEverybodyTriesIsRefused types a few of them.
func TestACodeThatEverybodyTriesIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 80, 24).Watch()
		d.Press("i", "down", "enter")
		for _, code := range []string{"123456", "000000", "121212", "010190"} {
			d.Type(code)
			d.Press("enter")
			d.Sees("probeert iedereen als eerste")
		}
		d.Type(shortCode)
		d.Press("enter")
		d.SeesNot("probeert iedereen")
		d.Press("esc", "esc")
		leave(t, d)
	})
}

// behindCurtain sits at a screen that was covered in the middle of a word.
func behindCurtain(t *testing.T, f func(t *testing.T, d *uitest.Desk)) {
	t.Helper()
	at(t, func(t *testing.T, d *uitest.Desk) {
		setShortCode(d)
		scooter(d)
		d.Press("ctrl+l")
		d.Sees("14:12", keeping.TypeShortCode)
		d.SeesNot("Robin", "scooter", "Tijdig", "Veilig Thuis")
		f(t, d)
	})
}

func TestAShortCodeLiftsTheCoverToTheSameLetter(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		setShortCode(d)
		scooter(d)
		was, cursor := body(d), *d.Model().View().Cursor
		d.Press("ctrl+l")
		d.Type("481517")
		d.Sees("Dat is hem niet. Nog 2 keer")
		d.Resize(40, 12)
		d.Sees("Nog 2 keer", "de wachtzin.", "ctrl+d")
		d.Resize(80, 24)
		d.Type("48151")
		d.Press("backspace")
		d.Type("16")
		if is := body(d); is != was {
			t.Errorf("was:\n%s\nis:\n%s", was, is)
		}
		if is := d.Model().View().Cursor; is == nil || is.Position != cursor.Position {
			t.Errorf("the cursor stands at %v", is)
		}
		if _, kept, _ := stored(d).Place(); kept {
			t.Error("the place stays in the file")
		}
	})
}

func TestThreeWrongShortCodesLock(t *testing.T) {
	behindCurtain(t, func(t *testing.T, d *uitest.Desk) {
		d.Type("000000")
		d.Type("111111")
		if d.Ended() {
			t.Fatal("two tries are enough")
		}
		d.Type("222222")
		if a := d.Model().(App); !d.Ended() || a.ending.outcome != Covered {
			t.Error("it goes on")
		}
	})
}

func TestTheShortCodeHoldsForFiveMinutes(t *testing.T) {
	behindCurtain(t, func(t *testing.T, d *uitest.Desk) {
		d.Pass(shortFor - 2*time.Second)
		if d.Ended() {
			t.Fatal("it locked too soon")
		}
		d.Pass(3 * time.Second)
		if d.Model().(App).ending.outcome != Covered {
			t.Error("it goes on")
		}
	})
}

// TestAClosedLidLocksWhateverCodeIsSet lets the wall clock jump, once with the
// cover hanging and once without.
func TestAClosedLidLocksWhateverCodeIsSet(t *testing.T) {
	for _, hanging := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir())
			var ahead atomic.Int64
			now := b.env.Now
			b.env.Now = func() time.Time { return now().Add(time.Duration(ahead.Load())) }
			d := b.sit(t, 80, 24)
			setShortCode(d)
			scooter(d)
			if hanging {
				d.Press("ctrl+l")
			}
			d.Pass(5 * time.Second)
			if d.Ended() {
				t.Fatal("control: it locked before the lid was closed")
			}
			ahead.Store(int64(time.Minute))
			d.Pass(2 * time.Second)
			if d.Model().(App).ending.outcome != Covered {
				t.Errorf("hanging %v: it goes on", hanging)
			}
			leave(t, d)
		})
	}
}

func TestTheNumbersToCallAreShownBehindTheCover(t *testing.T) {
	behindCurtain(t, func(_ *testing.T, d *uitest.Desk) {
		d.Press("ctrl+d")
		d.Sees("112", "Veilig Thuis")
		d.SeesNot("Robin", "scooter")
		d.Press("esc")
		d.Sees(keeping.TypeShortCode)
	})
}

func TestWithoutAShortCodeCoveringEndsTheProgram(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+l")
		if !d.Ended() {
			t.Error("it goes on")
		}
	})
}

func TestThreeMinutesWithoutAKeyCoverAndTheTimeCanBeSet(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("i", "right", "enter")
		d.Sees("5 minuten zonder toets")
		d.Pass(4 * time.Minute)
		if d.Ended() {
			t.Fatal("covered after four minutes of five")
		}
		d.Pass(50 * time.Second)
		d.Sees("dekt af over")
		d.Pass(11 * time.Second)
		if !d.Ended() {
			t.Error("not covered")
		}
	})
}

// TestTheShortCodeStandsNowhere looks for its digits in what the file keeps.
func TestTheShortCodeStandsNowhere(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		setShortCode(d)
		set := stored(d).Settings().ShortCode
		if len(set) != 64 || !stored(d).IsShortCode(shortCode) || stored(d).IsShortCode("481517") || stored(d).IsShortCode("") {
			t.Errorf("kept: %q", set)
		}
		d.Press("i", "down", "backspace", "n")
		if stored(d).Settings().ShortCode == "" {
			t.Error("no took it away")
		}
		d.Press("backspace", "j")
		d.Sees(keeping.ShortCodeGone)
		if stored(d).Settings().ShortCode != "" || stored(d).IsShortCode("") {
			t.Error("it is still there")
		}
	})
}

// TestTimeGoesOnAfterACoverThatCameByItself lifts such a cover by the short code:
// a pause is only a pause, and the screen covers itself again.
func TestTimeGoesOnAfterACoverThatCameByItself(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		setShortCode(d)
		scooter(d)
		for range 2 {
			d.Pass(lockAfter + time.Second)
			d.Sees(keeping.TypeShortCode)
			d.Type(shortCode)
			d.Sees("Snel signaal")
			d.Pass(30 * time.Second)
			d.Press("ctrl+g", "6")
			d.Type("x")
			d.Sees("Snel signaal")
		}
		d.Pass(lockAfter - 15*time.Second)
		d.Sees("dekt af over")
	})
}

// TestACoveredScreenOnADiskThatRefusesEndsLocked covers words that the file does
// not take: they go into an emergency file, and come back after unlocking.
func TestACoveredScreenOnADiskThatRefusesEndsLocked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		t.Setenv("HOME", t.TempDir())
		d := b.sit(t, 80, 24)
		giveBack := withoutDisk(t, b, d)
		d.Press("ctrl+l")
		d.SeesNot("telefoons")
		if d.Ended() {
			t.Fatal("it ended before the words were anywhere")
		}
		d.Pass(time.Minute)
		if a := d.Model().(App); !d.Ended() || a.ending.outcome != Away {
			t.Fatal("it stays, blank, for good")
		}
		if a := d.Model().(App); errors.Join(a.keep(), a.close()) != nil {
			t.Fatal("it does not end as the program does")
		}
		b.door.Covered = true
		d = uitest.Sit(t, New(b.env, b.door), 80, 24)
		d.Type(phrase)
		d.Press("enter")
		d.Sees("niet meer op zijn plek")
		d.SeesNot("Welkom", "Tijdig")
		giveBack()
		d.Press("enter")
		d.Sees("teruggehaald uit een noodkopie")
		leave(t, d)
		holdsIn(t, b, b.door.Path)
	})
}

// TestTheCodeOnWelkomCanBeCovered blanks the screen before there is a file to lock.
func TestTheCodeOnWelkomCanBeCovered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		if err := os.Remove(b.door.Path); err != nil {
			t.Fatal(err)
		}
		d := uitest.Sit(t, New(b.env, b.door), 80, 24).Watch()
		d.Sees("Welkom")
		d.Press("ctrl+l")
		d.SeesNot("Welkom", "Wachtzin")
		d.Press("x")
		d.Sees("Welkom")
	})
}

// TestAScreenThatWasCoveredWhileTheFileOpenedStaysCovered covers between the passphrase and
// the first list: the program asks for the passphrase again.
func TestAScreenThatWasCoveredWhileTheFileOpenedStaysCovered(t *testing.T) {
	for _, covered := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir())
			l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now})
			if err != nil {
				t.Fatal(err)
			}
			s, err := l.Unlock(phrase)
			if err != nil {
				t.Fatal(err)
			}
			d := uitest.Sit(t, New(b.env, b.door), 80, 24)
			if covered {
				d.Press("ctrl+l")
			}
			d.Send(nav.Unlocked{Store: s})
			if a := d.Model().(App); d.Ended() != covered || (a.ending.outcome == Covered) != covered {
				t.Errorf("covered %v: ended %v, because %d:\n%s", covered, d.Ended(), a.ending.outcome, d.Screen())
			}
			leave(t, d)
			b.door.Covered = covered
			d = b.sit(t, 80, 24)
			d.Sees("Vandaag")
			d.SeesNot(text.ChangedMeanwhile) // nobody else was there
			leave(t, d)
		})
	}
}

// TestACoverForgetsTheKeysThatWaited covers while a screen is being read, as a machine
// does that slept: what waits for the screen does not act once the cover is lifted.
func TestACoverForgetsTheKeysThatWaited(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		setShortCode(d)
		d.Press("n", "n", "j")
		d.Type("Robin")
		next, _ := d.Model().Update(nav.Hold{})
		next, _ = next.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
		if n := len(next.(App).held); n != 1 {
			t.Fatalf("control: %d keys wait", n)
		}
		next, _ = next.(App).cover(covering)
		if n := len(next.(App).held); n != 0 {
			t.Errorf("%d keys wait behind the cover", n)
		}
		next, _ = next.(App).draw()
		for _, late := range []tea.Msg{nav.Hold{}, nav.Release{}, nav.Drop{}} {
			next, _ = next.Update(late)
		}
		if a := next.(App); a.phase != curtained {
			t.Fatalf("phase %d", a.phase)
		}
		for _, digit := range shortCode {
			next, _ = next.Update(tea.KeyPressMsg{Code: digit, Text: string(digit)})
		}
		if shown := next.View().Content; !strings.Contains(shown, "Robin") || strings.Contains(shown, "Robinx") {
			t.Errorf("the screen shows\n%s", shown)
		}
	})
}

// TestCoveringWhileTheFileOpensKeepsThePlaceOfBefore covers in the middle of a word, covers
// again while the passphrase is tried, and comes back to the word.
func TestCoveringWhileTheFileOpensKeepsThePlaceOfBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		scooter(d)
		was := body(d)
		d.Press("ctrl+l")
		leave(t, d)
		l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now})
		if err != nil {
			t.Fatal(err)
		}
		s, err := l.Unlock(phrase)
		if err != nil {
			t.Fatal(err)
		}
		b.door.Covered = true
		d = uitest.Sit(t, New(b.env, b.door), 80, 24)
		d.Press("ctrl+l")
		d.Send(nav.Unlocked{Store: s})
		leave(t, d)
		d = b.sit(t, 80, 24)
		d.SeesNot(text.ChangedMeanwhile)
		if is := body(d); is != was {
			t.Errorf("was:\n%s\nis:\n%s", was, is)
		}
		leave(t, d)
	})
}
