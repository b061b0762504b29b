package ui

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/uitest"
)

// tagged counts the recorded signals that have a target group.
func tagged(t *testing.T, d *uitest.Desk, name string) (n int) {
	t.Helper()
	s := d.Model().(App).env.Store
	for h := range s.Heads().All() {
		if h.Concept {
			continue
		}
		sig, err := s.Signal(h.Signal)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(sig.Answers[model.QTags], name) {
			n++
		}
	}
	return n
}

// TestATargetGroupComesWithAllThatAreListed puts one on for all signals but one, which is being
// changed, and takes it back.
func TestATargetGroupComesWithAllThatAreListed(t *testing.T) {
	first := catalogue.Tags()[0]
	at(t, func(t *testing.T, d *uitest.Desk) {
		withSteps(d, 4)
		d.Press("s", "enter", "e", "ctrl+g", "s")
		d.Type("nog iets") // a concept of a change
		for !strings.Contains(d.Screen(), "Vandaag") {
			d.Press("esc")
		}
		d.Press("s", "d")
		d.Sees("Welke doelgroep, bij 4 signalen?", first.Label, "nu bij 0 van 4")
		d.Press("1")
		d.Sees(first.Label+" komt bij 3 signalen", "Er staat nog een concept")
		d.Press("esc", "1", "enter")
		d.Sees("staat bij 3 signalen", "nu bij 3 van 4")
		if n := tagged(t, d, first.Name); n != 3 {
			t.Fatalf("%d have it", n)
		}
		d.Press("u")
		d.Sees("Ongedaan gemaakt bij 3 signalen", "nu bij 0 van 4")
		if n := tagged(t, d, first.Name); n != 0 {
			t.Fatalf("taken back, %d have it", n)
		}
	})
}

// TestATargetGroupThatAllHaveGoesFromAll has it come, and pressed again go.
func TestATargetGroupThatAllHaveGoesFromAll(t *testing.T) {
	first := catalogue.Tags()[0]
	at(t, func(t *testing.T, d *uitest.Desk) {
		withSteps(d, 3)
		d.Press("s", "d", "1", "enter")
		if n := tagged(t, d, first.Name); n != 3 {
			t.Fatalf("%d have it", n)
		}
		d.Press("1")
		d.Sees(first.Label + " gaat weg bij 3 signalen")
		d.Press("enter")
		if n := tagged(t, d, first.Name); n != 0 {
			t.Fatalf("%d have it", n)
		}
		d.Press("esc")
		d.Sees("Signalen")
	})
}
