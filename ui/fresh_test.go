package ui

import (
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/ui/uitest"
)

// TestWhatIsNotUnderstoodInABlockOutlivesTheQuickForm records words for a number in a block,
// changes something in the quick form, and finds them again.
func TestWhatIsNotUnderstoodInABlockOutlivesTheQuickForm(t *testing.T) {
	full(t, 80, 24, func(d *uitest.Desk) {
		d.Press("ctrl+o", "c", "j", "down")
		d.Type("een stuk of drie")
		d.Press("enter", "ctrl+k")
		if got := recorded(t, d).Unclear["kindcheck_kinderen"]; got != "een stuk of drie" {
			t.Fatalf("recorded %q", got)
		}
		d.Press("s", "enter", "e")
		d.Sees("Snel signaal")
		d.SeesNot("kindcheck")
		d.Press("ctrl+g", "6")
		d.Type("park")
		d.Press("enter", "ctrl+k", "enter")
		s := recorded(t, d)
		if got := s.Unclear["kindcheck_kinderen"]; got != "een stuk of drie" || s.Answers.One(model.QPlace) == "plein" {
			t.Errorf("after a change elsewhere it is %q: %v", got, s.Answers)
		}
	})
}

// TestAGroupThatBecomesAChildLeavesNoNameInLists types a description of a group and then
// says that it is about a child.
func TestAGroupThatBecomesAChildLeavesNoNameInLists(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "r")
		d.Type("bij Jansen in de straat")
		d.Press("up", "k")
		if got := draft(d); got.Subject.Mark != "" || got.Name != "bij Jansen in de straat" {
			t.Errorf("lists would show %q; the name is %q", got.Subject.Mark, got.Name)
		}
		d.Press("enter", "7", "enter", "enter", "esc")
		d.Sees("Vandaag")
		d.SeesNot("Jansen")
	})
}

// TestAConceptInWhichSomebodyCalledOpensWhereOneTypes leaves right after the call.
func TestAConceptInWhichSomebodyCalledOpensWhereOneTypes(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j", "b", "2", "esc")
		d.Sees("gestopt bij: wat zag of hoorde je")
		d.Press("enter")
		d.Type("Fluistert dat papa sloeg")
		d.Sees("Fluistert dat papa sloeg")
		if got := draft(d); len(got.Findings) != 1 || got.Subject.Kind != "" {
			t.Errorf("%+v", got.Content)
		}
	})
}

// TestASignalApartIsAboutAYoungPerson records one with a name typed.
func TestASignalApartIsAboutAYoungPerson(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "r")
		d.Type("groep skatebaan")
		d.Press("enter", "ctrl+p")
		d.Type("apart signaal")
		d.Press("enter", "n", "down")
		d.Type("Bilal")
		d.Press("enter", "1", "6", "ctrl+k")
		s := recorded(t, d)
		sub, err := d.Model().(App).env.Store.Subject(s.Subject)
		if err != nil || sub.Kind != model.Youth || slices.Contains(s.Missing, model.QAbout) {
			t.Errorf("%+v, missing %v, %v", sub, s.Missing, err)
		}
	})
}
