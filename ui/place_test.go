package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/store"
	"tijdig/ui/text"
	"tijdig/ui/uitest"
)

// away are the screens that do not come back: what the palette was asked is
// gone, a secret that was half typed too, and before unlocking or behind the
// cover there is nowhere to come back to.
var away = map[string]bool{
	"alles": true, "ontgrendelen": true, "afgedekt": true,
	"korte-code": true, "nieuwe-wachtzin": true, "opnieuw-versleutelen": true,
}

// uncover covers the screen at d, ends the program, and unlocks it again.
func uncover(t *testing.T, b bench, d *uitest.Desk) *uitest.Desk {
	t.Helper()
	d.Press("ctrl+l")
	if !d.Ended() {
		t.Fatalf("it does not end:\n%s", d.Screen())
	}
	leave(t, d)
	b.door.Covered = true
	return b.sit(t, 80, 24)
}

// body is the screen without what changes with the time: the line above the
// keys.
func body(d *uitest.Desk) string {
	rows := strings.Split(d.Screen(), "\n")
	return strings.Join(rows[:min(len(rows), 22)], "\n")
}

func TestEveryScreenComesBackToTheSameLetterAfterCovering(t *testing.T) {
	compared := 0
	for _, s := range screens {
		if away[s.name] {
			continue
		}
		compared++
		t.Run(s.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				d := b.sit(t, 80, 24)
				s.keys(d)
				d.Pass(time.Second)
				was, cursor := body(d), d.Model().View().Cursor
				d = uncover(t, b, d)
				d.Pass(time.Second)
				d.SeesNot(text.ChangedMeanwhile)
				if is := body(d); is != was {
					t.Errorf("was:\n%s\n\nis:\n%s", was, is)
				}
				switch is := d.Model().View().Cursor; {
				case (is == nil) != (cursor == nil):
					t.Errorf("the cursor was %v and is %v", cursor, is)
				case is != nil && is.Position != cursor.Position:
					t.Errorf("the cursor stood at %v and stands at %v", cursor.Position, is.Position)
				}
				leave(t, d)
			})
		})
	}
	if compared < 20 {
		t.Errorf("%d screens compared", compared)
	}
}

// naming types a name in Instellingen.
func naming(d *uitest.Desk) {
	d.Press("i")
	d.Press(slices.Repeat([]string{"down"}, 7)...)
	d.Press("enter")
	d.Type("Sanne Voo")
}

func TestWhatIsHalfTypedComesBackAfterCovering(t *testing.T) {
	for _, c := range []struct {
		name string
		keys func(d *uitest.Desk)
		sees []string
	}{
		{"a note in nagaan", func(d *uitest.Desk) {
			scooter(d)
			d.Press("ctrl+n", "2", "t")
			d.Type("op woensd")
		}, []string{"op woensd", "Nagaan"}},
		{"a search in nagaan", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+n", "/"); d.Type("tele") }, []string{"tele", "Nagaan"}},
		{"why a signal is changed", func(d *uitest.Desk) {
			scooter(d)
			d.Press("ctrl+k", "s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k")
			d.Type("te laat gem")
		}, []string{"te laat gem"}},
		{"a reason that was pasted", func(d *uitest.Desk) {
			scooter(d)
			d.Press("ctrl+k", "s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k")
			d.Paste("te laat geplakt")
		}, []string{"te laat geplakt"}},
		{"who calls", func(d *uitest.Desk) { d.Press("n", "j", "i"); d.Type("Fat") }, []string{"Direct bellen", "Fat"}},
		{"for whom a hand-over is", func(d *uitest.Desk) {
			scooter(d)
			d.Press("ctrl+k", "s", "enter", "o", "enter", "enter")
			d.Type("Fatima, wij")
		}, []string{"Overdracht", "Fatima, wij"}},
		{"whose key a bundle is sealed for", func(d *uitest.Desk) {
			scooter(d)
			d.Press("ctrl+k", "s", "enter", "o", "1", "2")
			d.Type("age1half")
		}, []string{"Overdracht", "age1half"}},
		{"one's own name", naming, []string{"Instellingen", "Sanne Voo"}},
		{"which document a hand-over is", func(d *uitest.Desk) {
			scooter(d)
			d.Press("ctrl+k", "s", "enter", "o", "7", "1", "3")
		}, []string{"Overdracht", "notitie voor het wijkteam]"}},
		{"a digit of an age", func(d *uitest.Desk) { d.Press("n", "n", "k", "enter", "1") }, []string{"nog een cijfer"}},
		{"a digit of a brother's age", func(d *uitest.Desk) { scooter(d); d.Press("ctrl+g", "p", "b", "1") }, []string{"Hoe oud? 1"}},
		{"whom one looks up", func(d *uitest.Desk) {
			scooter(d)
			d.Press("ctrl+k", "n", "n", "b")
			d.Type("Rob")
		}, []string{"Rob", "jongere"}},
		{"a folder of the team", func(d *uitest.Desk) { d.Press("p"); d.Type("/media/sti") }, []string{"Postvak", "/media/sti"}},
		{"a scribble", func(d *uitest.Desk) { d.Press("k"); d.Type("groepje bij de Al") }, []string{"Krabbels", "groepje bij de Al"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				d := b.sit(t, 80, 24)
				c.keys(d)
				d.Sees(c.sees...) // control: it stood there before
				d = uncover(t, b, d)
				d.Sees(c.sees...)
				leave(t, d)
			})
		})
	}
}

// TestWordsOfNoConceptOutliveTheProgram types what stands in no concept, and takes the power
// away. What was typed is kept as concepts are, and the screen says so; it comes back once,
// and what one went on with or gave up does not.
func TestWordsOfNoConceptOutliveTheProgram(t *testing.T) {
	handing := func(d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "s", "enter", "o", "enter", "enter")
		d.Type("Fatima, wij")
	}
	for _, c := range []struct {
		name string
		keys func(d *uitest.Desk)
		then []string // pressed before it ends
		sees string
		back bool
	}{
		{"a hand-over", handing, nil, "Fatima, wij", true},
		{"a name", naming, nil, "Sanne Voo", true},
		{"the folder of a team", func(d *uitest.Desk) { d.Press("p"); d.Type("/media/st") }, nil, "/media/st", true},
		{"the name of a bundle", func(d *uitest.Desk) { d.Press("c"); d.Type("bundel.age") }, nil, "bundel.age", true},
		{"a name that was given up", naming, []string{"esc"}, "Sanne Voo", false},
		{"a hand-over that was left", handing, []string{"esc"}, "Fatima, wij", false},
		{"a hand-over, closed as one closes it", handing, []string{"ctrl+c", "ctrl+c"}, "Fatima, wij", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				d := b.sit(t, 80, 24)
				c.keys(d)
				d.Sees(c.sees, text.Saving)
				d.Pass(time.Second)
				d.Sees(c.sees, text.AllSaved)
				d.Press(c.then...)
				if !d.Ended() {
					d.Pass(time.Second)
				}
				if err := d.Model().(App).close(); err != nil { // nothing is kept any more
					t.Fatal(err)
				}
				for range 2 { // also where it ends again before anything was done
					d = b.sit(t, 80, 24)
					if d.Pass(time.Second); c.back {
						d.Sees(c.sees)
					} else {
						d.SeesNot(c.sees)
						d.Sees("Vandaag")
					}
					if err := d.Model().(App).close(); err != nil {
						t.Fatal(err)
					}
				}
			})
		})
	}
}

// TestANameIsHiddenAgainAfterCovering shows a name, and covers.
func TestANameIsHiddenAgainAfterCovering(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		scooter(d)
		d.Press("ctrl+k", "s", "w", "space")
		d.Sees("Over wie", "Robin")
		d = uncover(t, b, d)
		d.Sees("Over wie")
		d.SeesNot("Robin")
		leave(t, d)
	})
}

// TestWhatAnotherWindowDidMeanwhileIsSaid lets another program use the file while
// the screen is covered: a window that comes and goes, and a command.
func TestWhatAnotherWindowDidMeanwhileIsSaid(t *testing.T) {
	for _, meanwhile := range []func(t *testing.T, b bench){
		func(t *testing.T, b bench) { t.Helper(); leave(t, b.sit(t, 80, 24)) },
		func(t *testing.T, b bench) {
			t.Helper()
			l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now})
			if err != nil {
				t.Fatal(err)
			}
			s, err := l.Unlock(phrase)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(s.Log(store.LogExport, 1), s.Close()); err != nil {
				t.Fatal(err)
			}
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir())
			d := b.sit(t, 80, 24)
			scooter(d)
			d.Press("ctrl+l")
			leave(t, d)
			meanwhile(t, b)
			b.door.Covered = true
			d = b.sit(t, 80, 24)
			d.Sees(text.ChangedMeanwhile[:40])
			leave(t, d)
		})
	}
}
