package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/ui/nav"
	"tijdig/ui/text/sharing"
	"tijdig/ui/uitest"
)

// askedBy opens all that stands about whom scooter is about, for the n-th who may ask.
func askedBy(d *uitest.Desk, n string) {
	scooter(d)
	d.Press("ctrl+k", "s", "w", "i", n)
	d.Pass(time.Second)
}

// downTo puts the mark on the line with these words.
func downTo(t *testing.T, d *uitest.Desk, words string) {
	t.Helper()
	for range 100 {
		for row := range strings.SplitSeq(d.Screen(), "\n") {
			if strings.HasPrefix(row, "›") && strings.Contains(row, words) {
				return
			}
		}
		d.Press("down")
	}
	t.Fatalf("no line has %q:\n%s", words, d.Screen())
}

// TestWhoAskedGetsWhatWasReadWithEachLineLeftOutNamed reads it for a parent, leaves out two
// lines and puts one back, and writes it in each of the four ways. What was left out stands
// in none of them, nor does the confidential source; that it was left out does, and in the
// log stands who asked. It does not count as handed over.
func TestWhoAskedGetsWhatWasReadWithEachLineLeftOutNamed(t *testing.T) {
	for n, ext := range []string{"txt", "html", "pdf", "md"} {
		synctest.Test(t, func(t *testing.T) {
			home := t.TempDir()
			t.Setenv("HOME", home)
			d := newBench(t, t.TempDir()).sit(t, 80, 24).Watch()
			askedBy(d, "2")
			d.Sees("ouder met gezag", "vertrouwelijke")
			downTo(t, d, "Twee telefoons")
			d.Press("p")
			d.Sees("[weg, privacy van een ander]", "zet terug")
			downTo(t, d, "ritjes")
			d.Press("g")
			d.Sees("[weg, goede zorg]")
			d.Press("t")
			d.SeesNot("[weg, goede zorg]")
			d.Press("end", "enter")
			d.Sees("inzage-afdruk", "Voor wie", "ouder met gezag", "Waarom", "inzage", "telt niet als overdragen")
			d.SeesNot("Hoeveel van iemand", "Welk stuk")
			d.Press(fmt.Sprint(n+1), "enter", "enter", "enter")
			d.Type("leesbaar")
			d.Press("enter")
			d.Sees("teruggelezen en gelijk: 1 signaal")
			found, err := filepath.Glob(filepath.Join(home, "tijdig-inzage-met-namen-*."+ext))
			if err != nil || len(found) != 1 {
				t.Fatalf("in the folder: %v, %v", found, err)
			}
			if info, err := os.Stat(found[0]); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("mode %v, %v", info.Mode(), err)
			}
			b, err := os.ReadFile(found[0])
			if err != nil {
				t.Fatal(err)
			}
			if got := oneLine(string(b)); ext != "pdf" { // a pdf is read in package delivery
				for _, must := range []string{"Robin", "ik doe ritjes", "iemand, vertrouwelijk", "weggelaten: privacy van een ander", "Gevraagd door: ouder met gezag", "weggelaten: 1 om privacy van een ander"} {
					if !strings.Contains(got, must) {
						t.Errorf("%s does not say %q", ext, must)
					}
				}
				for _, never := range []string{"Nieuwe scooter", "deelt drugs", "bewoner", "om goede zorg."} {
					if strings.Contains(got, never) {
						t.Errorf("%s says %q", ext, never)
					}
				}
			}
			s := d.Model().(App).env.Store
			es, err := s.Handovers()
			if err != nil || len(es) != 1 || es[0].Receiver != "ouder met gezag" || es[0].Why != "inzage" || es[0].Format != ext+":inzage" || es[0].Count != 1 {
				t.Errorf("in the ledger: %+v, %v", es, err)
			}
			if h := s.Heads().At(0); !h.HandedOver.IsZero() {
				t.Error("it counts as handed over")
			}
			d.Press("enter")
			d.Pass(time.Second)
			d.Sees(sharing.AccessChanged[:30]) // that it was given stands there now
			downTo(t, d, "Twee telefoons")
			d.Sees("[weg, privacy van een ander]")
			d.Press("end", "enter", fmt.Sprint(n+1), "enter", "enter")
			d.Type("~/nog een keer")
			d.Press("enter")
			d.Type("leesbaar")
			d.Press("enter")
			d.Sees("teruggelezen en gelijk: 1 signaal")
			d.Press("enter")
			leave(t, d)
		})
	}
}

func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\\", "")), " ")
}

// TestSomebodyElseWhoAsksIsNamedByTheWorker leaves it open, and is asked.
func TestSomebodyElseWhoAsksIsNamedByTheWorker(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		askedBy(d, "3")
		d.Press("end", "enter", "1", "enter")
		d.Sees("zeg voor wie het is en waarom")
		d.Press("esc")
	})
}

// TestWhatWasLeftOutIsStillSoAfterCovering leaves a line out and covers, and covers again
// before it is written.
func TestWhatWasLeftOutIsStillSoAfterCovering(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		askedBy(d, "1")
		downTo(t, d, "Twee telefoons")
		d.Press("g")
		d = uncover(t, b, d)
		d.Pass(time.Second)
		d.Sees("[weg, goede zorg]", "kind vanaf 12")
		d.SeesNot(sharing.AccessChanged[:30])
		home := t.TempDir()
		d.Press("end", "enter", "4", "enter", "enter")
		d.Type(filepath.Join(home, "afdruk.md"))
		d = uncover(t, b, d)
		d.Pass(time.Second)
		d.Sees("[4 inzage-afdruk (md)", "kind vanaf 12", "afdruk.md")
		d.Press("enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("teruggelezen en gelijk: 1 signaal")
		got, err := os.ReadFile(filepath.Join(home, "afdruk.md"))
		if err != nil || !strings.Contains(oneLine(string(got)), "[weggelaten: goede zorg]") || strings.Contains(string(got), "Twee telefoons") {
			t.Errorf("%v:\n%s", err, got)
		}
		d.Press("enter")
		leave(t, d)
	})
}

// TestWhatChangedSinceItWasReadIsReadAgain changes the signal from another window's place
// while it is read, and finds that said.
func TestWhatChangedSinceItWasReadIsReadAgain(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		askedBy(d, "2")
		downTo(t, d, "Twee telefoons")
		d.Press("p")
		s := d.Model().(App).env.Store
		h := s.Heads().At(0)
		sig, err := s.Signal(h.Signal)
		if err != nil {
			t.Fatal(err)
		}
		next := model.Draft{ID: model.NewID(), Signal: h.Signal, Rev: 1, Parents: []model.ID{sig.Revision}, Known: true, FormRef: sig.FormRef, Content: sig.Content.Clone()}
		next.Subject, err = s.Subject(h.Subject)
		if err != nil {
			t.Fatal(err)
		}
		next.Answers[model.QPlace] = model.Answer{"elders"}
		if _, err := s.Record(next, sig.Author, d.Model().(App).env.Now()); err != nil {
			t.Fatal(err)
		}
		d.Send(nav.Changed{})
		d.Pass(time.Second)
		d.Sees(sharing.AccessChanged[:30])
		d.Press("home")
		downTo(t, d, "elders")
	})
}

// TestALineIsReadToItsEnd pages through a line that is longer than the window, wherever in
// the window it begins: every word of it was in sight before it can go on.
func TestALineIsReadToItsEnd(t *testing.T) {
	for height := 12; height <= 26; height++ {
		readToItsEnd(t, height)
	}
}

func readToItsEnd(t *testing.T, height int) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 60, 20)
		d.Press("n", "n", "k", "enter", "7", "enter", "enter")
		var words []string
		for i := range 300 {
			words = append(words, fmt.Sprintf("woord%d", i))
		}
		d.Paste(strings.Join(words, " "))
		d.Press("enter", "1", "ctrl+k", "s", "w", "i", "1")
		d.Resize(60, height)
		d.Pass(time.Second)
		seen := map[string]bool{}
		for range 100 {
			for w := range strings.FieldsSeq(d.Screen()) {
				seen[w] = true
			}
			if strings.Contains(d.Screen(), sharing.AccessGo) {
				break
			}
			d.Press("enter")
		}
		d.Sees(sharing.AccessGo)
		for _, w := range words {
			if !seen[w] {
				t.Errorf("%d rows: %s was not in sight", height, w)
				break
			}
		}
		leave(t, d)
	})
}

// TestNobodyAsksForAGroup presses the key on the page of a group.
func TestNobodyAsksForAGroup(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "r")
		d.Type("skatebaan")
		d.Press("enter", "enter", "7", "enter", "ctrl+k", "s", "w", "i")
		d.Sees("Inzage is voor wie het gaat")
	})
}

// TestWhatToMindIsSaidBeforeAPrint asks for a child of seven with whom there was danger, as a
// parent and as the child. Control: of a signal without danger nothing is said of it.
func TestWhatToMindIsSaidBeforeAPrint(t *testing.T) {
	for danger, want := range map[string]bool{"j": true, "n": false} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			d.Press("n", danger)
			if want {
				d.Press("esc") // Direct bellen
			}
			d.Press("ctrl+g", "2", "k")
			d.Type("Sam")
			d.Press("enter", "7", "enter", "ctrl+k")
			for !strings.Contains(d.Screen(), "Vandaag") {
				d.Press("esc")
			}
			d.Press("s", "w", "i", "2")
			if got := strings.Contains(d.Screen(), "Er was gevaar"); got != want {
				t.Errorf("%s: %v\n%s", danger, got, d.Screen())
			}
			d.SeesNot("Onder de 12")
			d.Press("esc", "i", "1")
			d.Sees("Onder de 12")
		})
	}
}
