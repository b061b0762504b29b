package ui

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/ui/uitest"
)

// full sits at a desk with a quick signal about a child of 7 in hand.
func full(t *testing.T, w, h int, do func(d *uitest.Desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, w, h)
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Press("enter", "7", "enter")
		d.Type("plein")
		d.Press("enter")
		do(d)
		leave(t, d)
	})
}

// TestTheFullSignalIsOneKeyAwayAndBack keeps the place in the quick form, and asks nothing
// of it again.
func TestTheFullSignalIsOneKeyAwayAndBack(t *testing.T) {
	full(t, 80, 24, func(d *uitest.Desk) {
		d.Type("Hij huilt.")
		d.Press("ctrl+o")
		d.Sees("Volledig signaal", "Krachten en netwerk", "Meldcode: stap 4 en 5", "Afsluiten")
		d.Press("ctrl+o")
		d.Sees("Snel signaal", "Hij huilt.")
		d.Type(" Erg.")
		d.Sees("Hij huilt. Erg.")
		d.Press("ctrl+o", "k")
		d.Type("Oma past op.")
		d.Press("ctrl+o")
		d.Sees("Snel signaal")
		if got := draft(d); got.Form != form.Full().ID || got.Answers.One("gaat_goed") != "Oma past op." {
			t.Errorf("%s: %v", got.Form, got.Answers)
		}
		d.Press("ctrl+z")
		for range 20 {
			d.Press("ctrl+z")
		}
		if got := draft(d); got.Form != form.Quick().ID {
			t.Errorf("all of it was taken back, and it is still %s", got.Form)
		}
	})
}

// TestWhatWasLeftInABlockComesBackThere leaves the concept and opens it again.
func TestWhatWasLeftInABlockComesBackThere(t *testing.T) {
	full(t, 80, 24, func(d *uitest.Desk) {
		d.Press("ctrl+o", "a")
		d.Sees("Hoe komt het")
		d.Type("Ruzie over geld.")
		d.Press("esc")
		d.Sees("Vandaag")
		d.Press("1")
		d.Sees("Hoe komt het", "Ruzie over geld.")
	})
}

// TestTheMeldcodeIsWalkedAndItsDayBecomesAStep weighs, decides, and finds it all back.
func TestTheMeldcodeIsWalkedAndItsDayBecomesAStep(t *testing.T) {
	full(t, 80, 24, func(d *uitest.Desk) {
		d.Press("ctrl+o", "w")
		d.Sees("Lees eerst nog na", "Nog geen overleg opgeschreven.")
		d.Press("j", "n", "j", "j")
		d.Sees("Past bij jouw antwoorden", "hulp geven of regelen")
		d.Type("over 4 weken")
		d.Press("enter", "enter", "n")
		d.Sees("Waarom dit besluit")
		d.Press("ctrl+k")
		s := recorded(t, d)
		if s.Answers.One("weging_4") != model.Yes || s.Form != form.Full().ID {
			t.Errorf("%s %v", s.Form, s.Answers)
		}
		if !slices.ContainsFunc(s.Steps, func(s model.Step) bool { return s.Type == "terugkijken" && !s.Planned.IsZero() }) {
			t.Errorf("no step to look back: %+v", s.Steps)
		}
		report := written(t, d, export.Text)
		for _, want := range []string{"terugkijken", "Is het volgens jou acuut"} {
			if !strings.Contains(strings.Join(strings.Fields(report), " "), want) {
				t.Errorf("the report lacks %q:\n%s", want, report)
			}
		}
	})
}

// TestADayOfClosingClosesAndTakingItAwayOpensAgain goes through the page of the signal.
func TestADayOfClosingClosesAndTakingItAwayOpensAgain(t *testing.T) {
	full(t, 80, 24, func(d *uitest.Desk) {
		d.Type("Hij huilt.")
		d.Press("ctrl+o", "f")
		d.Sees("Dit staat nog open", "Wie houdt zicht? Dat staat er nog niet.", "Waarom sluit je af")
		d.Press("h", "ctrl+g", "6")
		d.Sees("Afgesloten op")
		d.Type("vandaag")
		d.Press("enter", "ctrl+k")
		if s := recorded(t, d); s.State != model.Closed {
			t.Fatalf("%s: %v", s.State, s.Answers)
		}
		d.Press("s", "enter")
		d.Sees("Afsluiten", "hulp loopt", "Afgesloten op")
		d.Press("e", "ctrl+o", "f", "ctrl+g", "6", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "enter", "ctrl+k", "enter")
		if s := recorded(t, d); s.State != model.Open {
			t.Fatalf("opened again, it is %s: %v\n%s", s.State, s.Answers, d.Screen())
		}
	})
}

// TestAGroupHasNoListOfMembers looks for one in both views, and types a name where roles are
// asked.
func TestAGroupHasNoListOfMembers(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "r")
		d.Type("groep skatebaan")
		d.Press("enter", "ctrl+g")
		d.SeesNot("Wie erbij")
		d.Press("esc", "ctrl+o")
		d.SeesNot("Wie erbij", "Meldcode")
		d.Press("g")
		d.Sees("Soort plek", "Gedrag die dag")
		for range 14 {
			if !strings.Contains(d.Screen(), "Aantallen of rollen") {
				d.Press("down")
			}
		}
		d.Type("Robin Jansen trekt de rest mee")
		d.Sees("Hier geen namen")
	})
}

// TestAWorryAboutOneInAGroupIsASignalApart makes one from the palette, and finds nothing in
// either file record that leads to the other.
func TestAWorryAboutOneInAGroupIsASignalApart(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "r")
		d.Type("groep skatebaan")
		d.Press("enter", "enter", "enter")
		d.Type("De Kreken")
		d.Press("enter")
		d.Type("Twaalf jongeren, vuurwerk.")
		group := draft(d)
		d.Press("ctrl+p")
		d.Type("apart signaal")
		d.Press("enter")
		d.Sees("Snel signaal", "[j jongere]")
		d.SeesNot("skatebaan", "Twaalf")
		d.Press("n", "down", "down")
		d.Type("14")
		youth := draft(d)
		if youth.Signal == group.Signal || youth.Subject.ID == group.Subject.ID && !group.Subject.ID.IsZero() || len(youth.Parents) > 0 {
			t.Errorf("they hang together: %+v and %+v", youth, group)
		}
		d.Press("ctrl+k")
		s := recorded(t, d)
		if strings.Contains(strings.ToLower(strings.Join([]string{s.Answers.One(model.QPlace), s.Answers.One(model.QMark)}, " ")), "skatebaan") {
			t.Errorf("the young person's signal names the group: %v", s.Answers)
		}
	})
}

// TestWhatIsPlannedStillWaitsWhenASignalIsClosed closes a signal with a step that is open, and
// a day to tell those it came from: both are on Vervolg until it is said what became of them.
func TestWhatIsPlannedStillWaitsWhenASignalIsClosed(t *testing.T) {
	full(t, 80, 24, func(d *uitest.Desk) {
		d.Press("ctrl+g", "s")
		d.Type("ouders bellen")
		d.Press("enter")
		d.Type("vandaag")
		d.Press("enter", "enter", "ctrl+o", "f", "l", "down", "down", "down", "2")
		d.Sees("Wanneer laat je het weten")
		d.Type("morgen")
		d.Press("down")
		d.Type("vandaag")
		d.Press("ctrl+k")
		s := recorded(t, d)
		if n := len(s.Steps); s.State != model.Closed || n != 2 || s.Steps[1].Type != model.FeedbackStep {
			t.Fatalf("%s %+v", s.State, s.Steps)
		}
		d.Sees("ouders bellen")
		d.Press("v")
		d.Sees("2 stappen", "ouders bellen", "terugkoppeling")
		d.Press("v", "enter", "enter")
		d.Sees("1 stap", "terugkoppeling")
		d.Press("g")
		d.Type("gebeld, is blij")
		d.Press("enter", "1", "enter")
		d.Sees("Er wacht geen stap")
		if s = recorded(t, d); s.State != model.Closed || s.Steps[1].Status != model.Done || s.Steps[1].Result != "gebeld, is blij" || s.Steps[0].Status != model.Dropped {
			t.Errorf("%s %+v", s.State, s.Steps)
		}
	})
}
