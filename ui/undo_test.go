package ui

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/store"
	"tijdig/ui/uitest"
)

// written is what stands at Wat in the only concept: a label and words a line.
func writtenDown(t *testing.T, d *uitest.Desk) string {
	t.Helper()
	d.Pass(time.Second)
	var out []string
	for _, f := range concepts(t, d)[0].Findings {
		out = append(out, words.Label(f)+"|"+f.Text)
	}
	return strings.Join(out, "\n")
}

func TestUndoTakesBackOneEditAndRedoGivesItAgain(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "ctrl+g", "7")
		d.Type("een")
		d.Pass(2 * time.Second) // a pause ends a stretch of typing
		d.Type(" twee")
		d.Press("enter", "1", "enter")
		d.Type("drie")
		d.Press("left", "left") // so does a move
		d.Type("x")
		d.Press("enter") // splits
		d.Paste("plak")
		want := []string{
			"zelf gezien|een twee\n○ soort?|drx\n○ soort?|plakie",
			"zelf gezien|een twee\n○ soort?|drx\n○ soort?|ie",
			"zelf gezien|een twee\n○ soort?|drxie",
			"zelf gezien|een twee\n○ soort?|drie",
			"zelf gezien|een twee",
			"○ soort?|een twee",
			"○ soort?|een",
			"",
		}
		for i, w := range want {
			if i > 0 {
				d.Press("ctrl+z")
			}
			if got := writtenDown(t, d); got != w {
				t.Fatalf("after %d undos\n%s\nwant\n%s", i, got, w)
			}
		}
		d.Press("ctrl+z")
		d.Sees("niets om terug te nemen")
		d.Press("esc", "esc", "1") // it survives leaving
		for i := len(want) - 2; i >= 0; i-- {
			d.Press("ctrl+y")
			if got := writtenDown(t, d); got != want[i] {
				t.Fatalf("redo gives\n%s\nwant\n%s", got, want[i])
			}
		}
		d.Press("ctrl+y")
		d.Sees("niets om opnieuw te doen")
		d.Press("ctrl+z")
		d.Type("y") // a new edit drops what could be given again
		d.Press("ctrl+y")
		d.Sees("niets om opnieuw te doen")
	})
}

func TestALabelThatWasTextAfterAllLeavesNoTraceInTheHistory(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "ctrl+g", "7")
		d.Type("een")
		d.Press("enter")
		d.Type("23 jongens")
		d.Press("ctrl+z")
		if got := writtenDown(t, d); got != "○ soort?|een" {
			t.Errorf("%s", got)
		}
	})
}

func TestUndoAndRedoAreInThePalette(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "ctrl+p")
		d.Type("opnieuw")
		d.Sees("ctrl+y")
	})
}

func TestACallIsNeverTakenBack(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j", "b", "2")
		d.Type("hij is veilig")
		for range 20 {
			d.Press("ctrl+z")
		}
		d.Pass(time.Second)
		c := concepts(t, d)[0]
		if len(c.Acute) != 1 || len(c.Steps) != 1 || len(c.Findings) != 0 || c.Answers.One(model.QDanger) != "" {
			t.Errorf("%+v", c.Content)
		}
	})
}

// said is what a concept says, without what undo does not touch.
func said(t *testing.T, m any) string {
	t.Helper()
	d := m.(App).top().(interface{ Draft() model.Draft }).Draft()
	c := d.Content.Clone()
	c.Acute = nil
	for q, a := range c.Answers {
		if len(a) == 0 {
			delete(c.Answers, q)
		}
	}
	b, err := json.Marshal([]any{c, d.Subject, d.Name, d.Typing})
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`"personen":[],`, "", `"bevindingen":[],`, "", `"vervolg":[],`, "").Replace(string(b))
}

// Random keys in the form, then undo to the start and redo to the end meet
// every state that an edit ended in.
func TestRandomKeysAreTakenBackAndGivenAgain(t *testing.T) {
	keys := strings.Fields("a b c 1 2 3 4 j n k p enter enter up down left right tab backspace delete ctrl+j space é shift+tab home end 9 *")
	undone := 0
	for seed := range uint64(6) {
		synctest.Test(t, func(t *testing.T) {
			d := newBench(t, t.TempDir()).sit(t, 80, 24)
			r := rand.New(rand.NewPCG(seed, 11))
			d.Press("n", "tab", "k")
			for range 400 {
				k := keys[r.IntN(len(keys))]
				if k == "j" || k == "enter" && r.IntN(2) == 0 {
					d.Pass(1100 * time.Millisecond)
				}
				if _, ok := d.Model().(App).top().(interface{ Draft() model.Draft }); !ok || strings.Contains(d.Screen(), "Direct bellen  ") {
					d.Press("esc")
					continue
				}
				d.Press(k)
			}
			if strings.Contains(d.Screen(), "Direct bellen  ") {
				d.Press("esc")
			}
			states := []string{said(t, d.Model())}
			for range 600 {
				d.Press("ctrl+z")
				if s := said(t, d.Model()); s != states[len(states)-1] {
					states = append(states, s)
				}
				if strings.Contains(d.Screen(), "niets om terug") {
					break
				}
			}
			undone += len(states) - 1
			for i := len(states) - 2; i >= 0; i-- {
				for range 3 { // an edit may change only where a half typed answer stood
					d.Press("ctrl+y")
					if said(t, d.Model()) != states[i+1] {
						break
					}
				}
				if got := said(t, d.Model()); got != states[i] {
					t.Fatalf("seed %d: redo %d gives\n%s\nwant\n%s", seed, i, got, states[i])
				}
			}
			leave(t, d)
		})
	}
	t.Logf("%d edits taken back and given again", undone)
	if undone < 200 {
		t.Error("too few")
	}
}

// TestALongConceptWithAFullHistoryIsSavedFast prints what a save costs; the
// limit only keeps out whole copies of the content, which took 1.1 GiB.
func TestALongConceptWithAFullHistoryIsSavedFast(t *testing.T) {
	s, _, err := store.Create(filepath.Join(t.TempDir(), "signalen.tijdig"), store.CreateOptions{Passphrase: phrase, KDF: cheap, Paper: true, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := model.Draft{ID: model.NewID(), Signal: model.NewID(), Started: time.Now()}.Clone()
	for i := range 10_000 {
		d.Findings = append(d.Findings, model.Finding{ID: model.NewID(), Text: fmt.Sprint("regel ", i, " van wat er gezien is"), Kind: model.SeenSelf, Written: time.Now()})
	}
	for i := range model.MaxEdits {
		next := d.Clone()
		next.Findings[i*17].Text += " en nog wat"
		edit, _ := model.Difference(model.QFindings, d, next)
		next.History = d.With(edit)
		d = next
	}
	d.Rev = 1
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	if err := s.SaveDraft(d); err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	mib := (after.TotalAlloc - before.TotalAlloc) >> 20
	t.Logf("10,000 lines and %d edits saved in %v, %d MiB allocated", len(d.Undo), took, mib)
	if got, err := s.Draft(d.ID); err != nil || len(got.Undo) != model.MaxEdits {
		t.Fatalf("%d edits came back, %v", len(got.Undo), err)
	}
	if mib > 100 {
		t.Errorf("%d MiB allocated", mib)
	}
}

func TestUndoInKrabbels(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("k")
		d.Type("jongen bij de tunnel")
		d.Paste(" en een meisje")
		d.Press("ctrl+z")
		d.SeesNot("meisje")
		d.Press("ctrl+z")
		d.SeesNot("tunnel")
		d.Press("ctrl+y", "ctrl+y")
		d.Sees("jongen bij de tunnel en een meisje")
	})
}

func TestUndoAfterRecordingMakesVersions(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k", "enter", "s", "enter")
		d.Sees("versie 2")
		d.Press("ctrl+z")
		d.Sees("vorige versie staat er weer", "versie 3", "binnen 3 dagen")
		d.Press("ctrl+y")
		d.Sees("versie 4")
		d.SeesNot("binnen 3 dagen")
		d.Press("ctrl+y")
		d.Sees("niets om opnieuw te doen")
		d.Press("e", "ctrl+g", "8", "w", "esc", "u")
		d.Sees("nog een concept van dit signaal")
	})
}

func TestATickAndItsNoteAreTwoEdits(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7", "ctrl+n", "/")
		d.Type("steun")
		d.Press("enter", "j", "t")
		d.Type("komt kijken")
		d.Press("enter", "v")
		check := func() model.Check {
			d.Pass(time.Second)
			for _, c := range concepts(t, d)[0].Checks {
				return c
			}
			return model.Check{}
		}
		for i, want := range []model.Check{
			{Answer: model.CheckMaybe, Note: "komt kijken"}, {Answer: model.CheckYes, Note: "komt kijken"}, {Answer: model.CheckYes}, {},
		} {
			if i > 0 {
				d.Press("ctrl+z")
			}
			if c := check(); c.Answer != want.Answer || c.Note != want.Note {
				t.Fatalf("after %d undos: %+v", i, c)
			}
		}
		d.Press("ctrl+y", "ctrl+y", "ctrl+y")
		if c := check(); c.Answer != model.CheckMaybe || c.Note != "komt kijken" {
			t.Errorf("%+v", c)
		}
	})
}

// Steps and people are taken back one edit at a time too.
func TestStepsAndPeopleAreTakenBackOneByOne(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "p", "b", "4", "j", "p", "o", "n")
		d.Press("ctrl+g", "s", "1", "enter", "enter")
		d.Type("school bellen")
		d.Press("enter")
		d.Type("x")
		d.Pass(time.Second)
		c := concepts(t, d)[0]
		if len(c.People) != 2 || len(c.Steps) != 2 {
			t.Fatalf("%+v", c.Content)
		}
		seen := []string{said(t, d.Model())}
		for range 40 {
			d.Press("ctrl+z")
			if s := said(t, d.Model()); s != seen[len(seen)-1] {
				seen = append(seen, s)
			}
		}
		if len(seen) < 10 {
			t.Errorf("only %d edits", len(seen))
		}
		for i := len(seen) - 2; i >= 0; i-- {
			d.Press("ctrl+y")
			if got := said(t, d.Model()); got != seen[i] {
				t.Fatalf("redo %d: %s\nwant %s", i, got, seen[i])
			}
		}
	})
}
