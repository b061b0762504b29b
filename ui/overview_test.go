package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/ui/uitest"
)

// TestWhatTheOverviewShowsIsWhatGoesOut counts seven signals, of which one is elsewhere, and
// compares the page with the file it hands over.
func TestWhatTheOverviewShowsIsWhatGoesOut(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		for i := range 7 {
			d.Press("n", "n", "k", "enter", "7", "enter")
			if d.Type("Noord · plein"); i == 6 {
				d.Press("ctrl+z")
				d.Type("Dorpsstraat")
			}
			d.Press("enter", "ctrl+k")
		}
		d.Press("z")
		d.Sees("Overzicht", "signalen", "Tot de eerste stap", "nov 2026", "█")
		d.Press("pgdown")
		d.Sees("Noord", "andere plekken samen", "minder dan 5")
		d.SeesNot("Dorpsstraat")
		path := filepath.Join(t.TempDir(), "aantallen.csv")
		d.Press("o")
		d.Sees("[3 alleen aantallen]")
		d.Type("Beleid")
		d.Press("enter", "enter", "ctrl+u")
		d.Type(path)
		d.Press("enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("teruggelezen en gelijk")
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v\n%s", err, d.Screen())
		}
		for _, want := range []string{"Alle signalen;signalen;5", "Per wijk;Noord;5", "andere plekken samen;minder dan 5", "Over wie;kind;5"} {
			if !strings.Contains(string(got), want) {
				t.Errorf("%q is not in\n%s", want, got)
			}
		}
		if strings.Contains(string(got), "Dorpsstraat") {
			t.Error("a place with one signal is named")
		}
	})
}
