package ui

import (
	"testing"
	"testing/synctest"
	"time"

	"tijdig/ui/text/listing"
	"tijdig/ui/uitest"
)

// TestWhatWasChosenOneByOneIsActedOnAlone chooses one of three signals, another through a
// search, and lets the first go: what acts on all of a list acts on what is chosen, also
// where the list shows something else by then, and after covering.
func TestWhatWasChosenOneByOneIsActedOnAlone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		two(t, d)
		old(t, d, "B7K2F", "", 9)
		d.Press("s")
		d.Pass(time.Second)
		d.Press("o")
		d.Sees("Overdracht", "3 signalen") // control
		d.Press("esc", "space", "space")
		d.Sees(listing.Tagged(2))
		d.Press("o")
		d.Sees("Overdracht", "2 signalen")
		d.Press("esc", "/")
		d.Type("robin")
		d.Press("enter", "esc", "esc")
		d.Press("home", "space")
		d.Sees(listing.Tagged(1))
		d = uncover(t, b, d)
		d.Sees(listing.Tagged(1))
		d.Press("d")
		d.Sees("1 signaal")
		d.Press("esc", "esc")
		d.SeesNot("gekozen")
		d.Press("o")
		d.Sees("3 signalen")
		leave(t, d)
	})
}

// TestAConceptIsNotChosen says why.
func TestAConceptIsNotChosen(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("esc", "s", "space")
		d.Sees(listing.NoConceptTagged)
		d.SeesNot("gekozen")
	})
}
