package ui

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/store"
	"tijdig/ui/text/keeping"
	"tijdig/ui/uitest"
)

// withoutDisk types a line in a concept after its file was taken away, so that
// no save can succeed. It returns how to give the file back.
func withoutDisk(t *testing.T, b bench, d *uitest.Desk) (giveBack func()) {
	t.Helper()
	d.Press("n", "n", "j")
	d.Type("Robin")
	d.Pass(time.Second)
	aside := b.door.Path + ".weg"
	if err := os.Rename(b.door.Path, aside); err != nil {
		t.Fatal(err)
	}
	d.Press("enter", "1", "6", "enter", "enter")
	d.Type("twee telefoons")
	d.Pass(time.Second)
	return func() {
		t.Helper()
		if err := os.Rename(aside, b.door.Path); err != nil {
			t.Fatal(err)
		}
	}
}

// holdsIn fails unless the file at path opens with the same passphrase and
// holds the line that was typed.
func holdsIn(t *testing.T, b bench, path string) {
	t.Helper()
	l, err := store.Open(path, store.OpenOptions{Now: b.env.Now, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for h := range s.Heads().All() {
		d, err := s.Draft(h.Draft)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range d.Findings {
			if f.Text == "twee telefoons" {
				return
			}
		}
	}
	t.Errorf("%s holds %d concepts, and not the words", filepath.Base(path), s.Heads().Len())
}

func TestWhatTheDiskRefusesGoesElsewhereAndComesBackByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		stick := t.TempDir()
		d := b.sit(t, 80, 24).Watch()
		giveBack := withoutDisk(t, b, d)
		d.Sees("NIET bewaard: bestand weg", "ctrl+p noodkopie")
		d.Press("ctrl+p")
		d.Type("noodkopie")
		d.Press("enter")
		d.Sees("Noodkopie", "1 concept")
		d.Press("enter")
		d.Type(filepath.Join(stick, "nergens"))
		d.Press("enter")
		d.Sees("Daar is niets bewaard")
		for range len("/nergens") {
			d.Press("backspace")
		}
		d.Press("enter")
		d.Sees("Bewaard en nagelezen")
		made, err := filepath.Glob(filepath.Join(stick, "nood-*"))
		if err != nil || len(made) != 1 {
			t.Fatalf("made: %q %v", made, err)
		}
		holdsIn(t, b, made[0])
		d.Press("enter")
		d.Sees("Snel signaal", "twee telefoons", "NIET bewaard")
		giveBack()
		d.Pass(5 * time.Second)
		d.SeesNot("NIET bewaard")
		leave(t, d)
		holdsIn(t, b, b.door.Path)
	})
}

// TestLeavingThatFailedIsTriedAgainOnceAnotherKeyWasPressed leaves while the file is away,
// types on, and leaves again after the file came back: then it is saved, and the program
// ends without an emergency file.
func TestLeavingThatFailedIsTriedAgainOnceAnotherKeyWasPressed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		t.Setenv("HOME", t.TempDir())
		d := b.sit(t, 80, 24).Watch()
		giveBack := withoutDisk(t, b, d)
		d.Press("ctrl+c", "ctrl+c")
		d.Sees("nog eens ctrl+c")
		d.Press("left")
		d.SeesNot("nog eens ctrl+c")
		d.Press("ctrl+c")
		if d.Ended() {
			t.Fatal("once is enough, though it was long ago")
		}
		giveBack()
		d.Press("ctrl+c")
		if !d.Ended() {
			t.Fatal("it stays, with all in the file")
		}
		if err := d.Model().(App).close(); err != nil { // without saving anything more
			t.Fatal(err)
		}
		holdsIn(t, b, b.door.Path)
	})
}

func TestNoEmergencyFileIsOfferedWhileAllIsSaved(t *testing.T) {
	at(t, func(_ *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Pass(time.Second)
		d.Press("ctrl+p")
		d.SeesNot(keeping.EmergencyDo)
		d.Press("esc")
	})
}

// TestLeavingWithUnsavedWordsIsSaidAndKeepsThemElsewhere leaves while the file
// cannot be written. Control: with a good file the same keys just leave.
func TestLeavingWithUnsavedWordsIsSaidAndKeepsThemElsewhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		t.Setenv("HOME", t.TempDir())
		d := b.sit(t, 80, 24).Watch()
		giveBack := withoutDisk(t, b, d)
		d.Press("ctrl+c", "ctrl+c")
		d.Sees("NIET bewaard", "nog eens ctrl+c")
		if d.Ended() {
			t.Fatal("it left with words that are nowhere")
		}
		d.Press("ctrl+c")
		if !d.Ended() {
			t.Fatal("it does not let go")
		}
		a := d.Model().(App)
		var kept EmergencyError
		if err := a.keep(); !errors.As(err, &kept) || kept.Path == "" {
			t.Fatalf("left with %v", err)
		}
		holdsIn(t, b, kept.Path)
		if err := a.close(); err != nil {
			t.Fatal(err)
		}
		giveBack()
		d = b.sit(t, 80, 24)
		d.Sees("1 concept teruggehaald uit een noodkopie")
		if _, err := os.Stat(kept.Path); err == nil {
			t.Error("the emergency file is left behind")
		}
		leave(t, d)
		holdsIn(t, b, b.door.Path)
		if s := keeping.LeftWithout(kept.Path); !strings.Contains(s, kept.Path) {
			t.Error(s)
		}
	})
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+c", "ctrl+c")
		if !d.Ended() {
			t.Error("control: it does not leave")
		}
	})
}

// TestAnEmergencyFileThatDoesNotComeBackSaysWhy harms one, and leaves one of which all
// stands in the file.
func TestAnEmergencyFileThatDoesNotComeBackSaysWhy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		home := t.TempDir()
		t.Setenv("HOME", home)
		d := b.sit(t, 80, 24)
		giveBack := withoutDisk(t, b, d)
		d.Press("ctrl+c", "ctrl+c", "ctrl+c")
		a := d.Model().(App)
		var kept EmergencyError
		if err := a.keep(); !errors.As(err, &kept) {
			t.Fatal(err)
		}
		whole, err := os.ReadFile(kept.Path)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.close(); err != nil {
			t.Fatal(err)
		}
		giveBack()
		harmed := bytes.Clone(whole)
		for at := 4 * 4096; at < len(harmed); at += 4096 {
			harmed[at+200] ^= 1
		}
		if err := os.WriteFile(kept.Path, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		d = b.sit(t, 100, 24)
		d.Sees("Uit een noodkopie kwam niets terug: ", "Blijft staan")
		leave(t, d)
		if err := os.WriteFile(kept.Path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		d = b.sit(t, 80, 24)
		d.Sees("1 concept teruggehaald")
		leave(t, d)
		if err := os.WriteFile(kept.Path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		d = b.sit(t, 80, 24)
		d.Sees("Alles uit de noodkopie stond hier al.")
		leave(t, d)
	})
}
