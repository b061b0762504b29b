//go:build unix

package e2e

import (
	"fmt"
	"testing"
	"time"

	"tijdig/ui/e2e/window"
)

// TestTheQuickPartOfEachCaseTakesAMinuteAndAHalf writes the three cases that the
// field gave, by keys in the built program, in a common and in a large window. What
// it logs is the keystroke-level estimate for a practised worker.
func TestTheQuickPartOfEachCaseTakesAMinuteAndAHalf(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(w *window.Window)
	}{
		{"groep bij de skatebaan", skateGroup},
		{"niet tegen mama zeggen", disclosure},
		{"scooter en bankpas", scooter},
	} {
		for _, s := range [][2]int{{80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s %dx%d", c.name, s[0], s[1]), func(t *testing.T) {
				t.Parallel()
				w := withFile(t).open(t, s[0], s[1])
				w.Keys.Overhead, w.Keys.Content, w.Keys.Decisions = 0, 0, 0 // unlocking is once a day
				c.write(w)
				w.Press("ctrl+k")
				w.WaitText("Vandaag", "Vastgelegd")
				t.Logf("%s", w.Keys.String())
				if w.Estimate() > 90*time.Second {
					t.Errorf("it takes %v", w.Estimate())
				}
			})
		}
	}
}

// begin opens a quick signal and answers the first question.
func begin(w *window.Window, danger string) {
	w.Press("n")
	w.WaitText("Snel signaal", "Direct gevaar nu")
	w.Choose(danger)
}

func skateGroup(w *window.Window) {
	begin(w, "n")
	w.Choose("r")
	w.Type("groep skatebaan")
	w.Press("enter")
	w.Type("14")
	w.Type("vr 21:40")
	w.Press("enter")
	w.WaitText("12-17", "21:40")
	w.Type("De Kreken, skatebaan")
	w.Press("enter")
	w.Type("twaalf jongeren, vuurwerk richting halte, twee kinderen van een jaar of tien")
	w.Press("enter")
	w.Choose("z")
	w.Press("enter")
	w.Choose("w")
	w.Choose("j")
	w.Choose("1")
	w.Press("enter", "enter")
	w.WaitText("groep skatebaan", "zelf gezien", "[w binnen 2 weken]", "gesprek")
}

// disclosure begins with the call: saving is possible with a time and a code alone.
func disclosure(w *window.Window) {
	begin(w, "j")
	w.WaitText("Direct bellen", "0800-2000")
	w.Choose("b")
	w.Choose("2")
	w.WaitText("Wat zag of hoorde je")
	w.Type("papa heeft gisteren met de riem geslagen, niet tegen mama zeggen")
	w.Press("enter")
	w.Choose("g", "k")
	w.Type("rode streep op de linkerarm")
	w.Press("enter")
	w.Choose("z")
	w.Press("enter")
	w.Choose("n")
	w.Choose("b", "n")
	w.WaitText("gezegd: kind", "zelf gezien", "[n nu]", "[b bewust niet]", "gedaan")
	w.Press("ctrl+g")
	w.WaitText("Ga naar")
	w.Choose("2")
	w.Choose("k")
	w.WaitText("kind apart spreken") // the steps are those for a child by now
}

func scooter(w *window.Window) {
	begin(w, "n")
	w.Choose("j")
	w.Type("Robin")
	w.Press("enter")
	w.Type("16")
	w.Press("enter")
	w.Type("Stokhasselt, skatebaan")
	w.Press("enter")
	w.Type("Twee telefoons, die steeds gaan. Nieuwe scooter.")
	w.Press("enter")
	w.Choose("z")
	w.Type(`"ik doe ritjes voor iemand"`)
	w.Press("enter")
	w.Choose("g", "j")
	w.Type("Die deelt drugs uit.")
	w.Press("enter")
	w.Choose("a", "b")
	w.Press("enter")
	w.Choose("d")
	w.Choose("j")
	w.Choose("1")
	w.Press("enter", "enter")
	w.WaitText("gezegd: jongere", "ander: bewoner*", "[d binnen 3 dagen]", "[j ja]")
}

// TestTheChecklistOfACaseAndItsAcuteScreen goes through Nagaan for case 5: what the
// worker's own words suggest first, a flagged item that asks for a letter and opens
// Direct bellen once, and back to the same letter.
func TestTheChecklistOfACaseAndItsAcuteScreen(t *testing.T) {
	for _, s := range [][2]int{{80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", s[0], s[1]), func(t *testing.T) {
			t.Parallel()
			w := withFile(t).open(t, s[0], s[1])
			scooter(w)
			w.Press("ctrl+n")
			w.WaitText("Nagaan", "Uit jouw tekst", `om: "Nieuwe scooter"`)
			w.Choose("1")
			w.WaitText("1 ja")
			w.Press("/")
			w.Type("uitbuiting")
			w.WaitText("Vermoeden van uitbuiting")
			w.Press("enter")
			w.Choose("v")
			w.WaitText("Direct bellen")
			w.Choose("g")
			w.Type("Geen acuut gevaar, morgen overleg")
			w.Press("enter")
			w.WaitText("Nagaan", "vermoed")
			w.Press("esc", "esc")
			w.WaitText("Snel signaal", "Volgende stap")
			w.Press("ctrl+k")
			w.WaitText("Vandaag", "Vastgelegd")
		})
	}
}
