package ui

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"filippo.io/age"

	"tijdig/store"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/uitest"
)

// settingsRow opens Instellingen with the mark on the row of these words.
func settingsRow(d *uitest.Desk, words string) {
	d.Press("i")
	for !strings.Contains(marked(d), words) {
		d.Press("down")
	}
}

func TestTheOfficeIsAddedAndTakenAwayFromTheScreens(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		id, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		settingsRow(d, keeping.AddOfficeLabel)
		d.Press("enter")
		d.Paste("dit is geen sleutel")
		d.Press("enter")
		if n := len(stored(d).Slots()); n != 2 {
			t.Fatalf("%d ways in after nonsense", n)
		}
		d.Press("enter")
		d.Paste(id.Recipient().String() + "\n")
		d.Press("enter")
		d.Sees(keeping.OfficeAdded[:30], id.Recipient().String()[:12])
		if n := len(stored(d).Slots()); n != 3 {
			t.Fatalf("%d ways in", n)
		}
		d.Press("esc")
		settingsRow(d, "opent dit bestand ook")
		d.Press("backspace", "n")
		if n := len(stored(d).Slots()); n != 3 {
			t.Fatalf("no took it away: %d", n)
		}
		d.Press("backspace", "j")
		d.Sees(keeping.WayGone)
		if n := len(stored(d).Slots()); n != 2 {
			t.Fatalf("%d ways in after taking one away", n)
		}
	})
}

// TestReceiversAreKeptChangedAndTakenAway puts somebody's key in by name, is refused what is
// no key, what is secret and a name that is there, changes a name and takes one away.
func TestReceiversAreKeptChangedAndTakenAway(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		to := func() string {
			id, err := age.GenerateX25519Identity()
			if err != nil {
				t.Fatal(err)
			}
			return id.Recipient().String()
		}
		holds := func(want ...string) {
			t.Helper()
			var got []string
			for _, r := range stored(d).Settings().Receivers {
				got = append(got, r.Name+" "+r.Key)
			}
			if !slices.Equal(got, want) {
				t.Errorf("kept are %q, want %q", got, want)
			}
		}
		noor, fatima := to(), to()
		settingsRow(d, keeping.AddReceiver)
		d.Press("enter")
		for _, bad := range []struct{ typed, says string }{
			{"Noor", "Er staat geen sleutel bij"},
			{" age1verkeerd", "Er zit een fout in de sleutel"},
		} {
			d.Paste(bad.typed)
			d.Press("enter")
			d.Sees(bad.says)
		}
		d.Press("esc", "enter")
		d.Paste(noor)
		d.Press("enter")
		d.Sees("Zet er een naam voor")
		d.Press("home")
		d.Type("Noor van Dam ")
		d.Press("enter")
		d.Sees(keeping.ReceiverKept[:20], "Noor van Dam", noor[:12])
		d.Press("esc")
		settingsRow(d, keeping.AddReceiver)
		d.Press("enter")
		d.Paste("noor van dam " + fatima)
		d.Press("enter")
		d.Sees("Die naam staat er al")
		d.Press("esc", "enter")
		d.Paste("Fatima " + fatima + "\n")
		d.Press("enter")
		holds("Fatima "+fatima, "Noor van Dam "+noor)
		d.Press("esc")
		settingsRow(d, "Fatima")
		d.Press("enter", "home")
		d.Type("Zeynep of ")
		d.Press("enter")
		holds("Noor van Dam "+noor, "Zeynep of Fatima "+fatima)
		d.Press("esc")
		settingsRow(d, "Noor")
		d.Press("backspace", "n")
		holds("Noor van Dam "+noor, "Zeynep of Fatima "+fatima)
		d.Press("backspace", "j")
		d.Sees("Weggehaald")
		holds("Zeynep of Fatima " + fatima)
	})
}

func TestTheLastWayBackStays(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		settingsRow(d, keeping.PaperLabel)
		d.Press("backspace")
		d.Sees("de laatste weg terug")
		if n := len(stored(d).Slots()); n != 2 {
			t.Fatalf("%d ways in", n)
		}
	})
}

// newPhrase types a passphrase twice.
func newPhrase(d *uitest.Desk, s string) {
	d.Type(s)
	d.Press("enter")
	d.Type(s)
	d.Press("enter")
	d.Pass(time.Second) // a lock that is not free yet is asked for again, which takes time
}

func TestAnotherPassphraseIsChosenAndTheOldOneIsWrong(t *testing.T) {
	const fresh = "maan kanon fiets linde zwaan"
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24).Watch()
		settingsRow(d, keeping.PassphraseLabel)
		d.Press("enter", "esc")
		d.Sees("Instellingen")
		d.Press("enter")
		newPhrase(d, fresh)
		d.Sees("Instellingen", "De nieuwe wachtzin geldt")
		leave(t, d)
		l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		if _, err := l.Unlock(phrase); err == nil {
			t.Error("the old passphrase opens it")
		}
		s, err := l.Unlock(fresh)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	})
}

// TestEverythingComesUnderNewKeysFromTheScreens rewrites a file with a signal in
// it and notes the new code.
func TestEverythingComesUnderNewKeysFromTheScreens(t *testing.T) {
	const fresh = "maan kanon fiets linde zwaan"
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24).Watch()
		scooter(d)
		d.Press("ctrl+k")
		settingsRow(d, keeping.RewriteLabel)
		d.Press("enter")
		newPhrase(d, fresh)
		d.Sees("nieuwe herstelcode")
		code := shownCode(d)
		d.Type(code[len(code)-4:])
		d.Press("enter")
		d.Sees("Instellingen")
		if !stored(d).Settings().PaperNoted {
			t.Error("that the code was noted is not kept")
		}
		recorded(t, d)
		leave(t, d)
		for _, c := range []struct {
			secret store.Secret
			opens  bool
		}{{store.Secret{Passphrase: phrase}, false}, {store.Secret{Passphrase: fresh}, true}, {store.Secret{Paper: code}, true}} {
			l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now})
			if err != nil {
				t.Fatal(err)
			}
			s, err := l.UnlockWith(c.secret)
			if (err == nil) != c.opens {
				t.Errorf("opens %v: %v", c.opens, err)
			}
			if err != nil {
				l.Close()
				continue
			}
			if n := s.Info().Signals; n != 1 {
				t.Errorf("%d signals", n)
			}
			s.Close()
		}
	})
}

// shownCode reads the recovery code off the screen: nine groups of four.
func shownCode(d *uitest.Desk) string {
	var groups []string
	for f := range strings.FieldsSeq(d.Screen()) {
		if len(f) == 4 && strings.ToUpper(f) == f && strings.Trim(f, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == "" {
			groups = append(groups, f)
		}
	}
	return strings.Join(groups, "")
}

// TestOtherWorkIsChosenAndOffersOtherSteps points at youth work and takes it.
func TestOtherWorkIsChosenAndOffersOtherSteps(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("i")
		for !strings.Contains(d.Screen(), "Bepaalt welke punten") {
			d.Press("down")
		}
		d.Sees("Je werk", "wijkteam")
		d.Press("right")
		d.Sees("jongerenwerk", "enter zet zo")
		d.Press("down", "up")
		d.SeesNot("jongerenwerk") // only pointed at
		d.Press("right", "enter")
		if a := d.Model().(App).env.Store.Settings().Author; a.Profile != "jongerenwerk" || a.Role != "jongerenwerk" {
			t.Errorf("%+v", a)
		}
		d.Press("esc", "n", "n", "j", "ctrl+g", "s")
		d.Sees("Volgende stap", "sleutelfiguur vragen", "huisbezoek")
		d.SeesNot("jongerenwerk inzetten")
	})
}

// TestAWijkagentHasAFileOfTheirOwn takes police work in an empty file, which then says so on
// every screen, and is refused other work once something stands in it.
func TestAWijkagentHasAFileOfTheirOwn(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.SeesNot(text.PoliceBanner)
		settingsRow(d, keeping.AuthorWork)
		d.Press("right", "right", "right", "enter")
		d.Sees("["+text.PoliceBanner+"]", "wijkagent", "Doe alleen een proef")
		d.Press("esc")
		d.Sees("[" + text.PoliceBanner + "]")
		d.Press("n")
		d.Type("n") // no danger
		d.Press("ctrl+l")
		d.SeesNot(text.PoliceBanner)
	})
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "j", "esc", "esc")
		settingsRow(d, keeping.AuthorWork)
		d.Press("right", "right", "right", "enter")
		d.Sees("nooit in één bestand", "--file")
		if set := stored(d).Settings(); set.Police || set.Author.Profile == "wijkagent" {
			t.Errorf("%+v", set)
		}
	})
}

// TestWhatAProfileHidesIsCountedAndShownWithOneKey goes through the checklist as youth work has it.
func TestWhatAProfileHidesIsCountedAndShownWithOneKey(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		settingsRow(d, keeping.AuthorWork)
		d.Press("right", "enter", "esc", "n", "n", "2", "enter", "enter", "ctrl+n")
		d.Sees("1 punt staat bij je werk niet in beeld; * toont alles")
		d.Press("*")
		d.SeesNot("bij je werk niet in beeld")
		d.Press("*")
		d.Resize(60, 20)
		d.Sees("1 punt staat bij je werk niet in beeld")
	})
}

// TestAWijkagentCanBeginAtOnce makes a file on Welkom for police work, in the smallest window.
func TestAWijkagentCanBeginAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		if err := os.Remove(b.door.Path); err != nil {
			t.Fatal(err)
		}
		d := uitest.Sit(t, New(b.env, b.door), 60, 20).Watch()
		newPhrase(d, "maan kanon fiets linde zwaan")
		d.Press("esc", "enter", "enter")
		d.Sees("Wat is je werk?", "4  wijkagent", "zonder echte", "enter: wijkteam")
		d.Press("4")
		d.Sees("[" + text.PoliceBanner + "]")
		leave(t, d)
	})
}
