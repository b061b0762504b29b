package ui

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/model/network"
	"tijdig/model/textlint"
	"tijdig/ui/uitest"
)

// noted returns the contacts in the file.
func noted(t *testing.T, d *uitest.Desk) []model.Draft {
	t.Helper()
	all, err := d.Model().(App).env.Store.Contacts()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// killed ends the program without a chance to keep anything.
func killed(t *testing.T, d *uitest.Desk) {
	t.Helper()
	if err := d.Model().(App).close(); err != nil {
		t.Fatal(err)
	}
}

func TestTheNetworkFindsByAnOldNameAndSaysWhy(t *testing.T) {
	at(t, func(_ *testing.T, d *uitest.Desk) {
		d.Press("w", "/")
		d.Type("Werkendam")
		d.Sees("Altena", "Werkendam hoort sinds 2019 bij Altena")
		d.Press("esc", "/")
		d.Type("Oosterout")
		d.Sees("Oosterhout", "West-Brabant Oost")
		d.Press("esc", "/")
		d.Type("BJZ Noord-Brabant")
		d.Sees("Jeugdbescherming Brabant", "BJZ Noord-Brabant heet nu")
	})
}

func TestAContactIsKeptAsItWasTypedAndNowhereElse(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		keyPerson(d)
		all := noted(t, d)
		if len(all) != 1 {
			t.Fatalf("%d contacts", len(all))
		}
		a := all[0].Answers
		row := a.One(network.QAsked)
		for q, want := range map[string]string{
			network.QSort: network.KeyPerson, network.QGroup: "wijk", network.QOrg: "Buurthuis De Schakel", network.QRole: "beheerder", network.QName: "Fatima",
			network.QPhone: "06 12345678", network.QNeeds: "een sleutel van de zaal", network.QChecked: "2026-11-22",
			model.Cell(network.QAsked, row, "datum"): "2026-11-22", model.Cell(network.QAsked, row, "wat"): "contact_leggen",
			model.Cell(network.QAsked, row, "woorden"): "de jongens bij de tunnel te vragen wat zij willen", model.Cell(network.QAsked, row, "uitkomst"): "ze komen vrijdag",
		} {
			if a.One(q) != want {
				t.Errorf("%s: %q, want %q", q, a.One(q), want)
			}
		}
		if n := d.Model().(App).env.Store.Heads().Len(); n != 0 {
			t.Errorf("%d signals came of it", n)
		}
		d.SeesNot("Schakel", "Fatima")
	})
}

func TestWhatIsTypedAtAContactSurvivesAKill(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.Press("w", "n", "s", "w")
		d.Type("Buurthuis De Sch")
		d.Pass(400 * time.Millisecond)
		killed(t, d)
		d = b.sit(t, 80, 24)
		d.Press("w", "/")
		d.Type("buurthuis")
		d.Sees("Buurthuis De Sch")
		d.Press("enter", "down", "down")
		d.Type("akel")
		d.Press("esc", "esc", "esc")
		if all := noted(t, d); len(all) != 1 || all[0].Answers.One(network.QOrg) != "Buurthuis De Schakel" {
			t.Errorf("%+v", all)
		}
		leave(t, d)
	})
}

func TestAnEditOfAContactIsTakenBackAndGivenAgainAlsoAfterCovering(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.Press("w", "n", "b", "w")
		d.Type("wijkteam Oost")
		d.Press("enter")
		d.Type("jeugdwerker")
		d = uncover(t, b, d)
		d.Sees("jeugdwerker")
		d.Press("ctrl+z")
		d.SeesNot("jeugdwerker")
		d.Sees("wijkteam Oost")
		d.Press("ctrl+y")
		d.Sees("jeugdwerker")
		leave(t, d)
	})
}

// TestWhatWasTakenOutOfAContactIsGoneOnceItIsLeft: what somebody does not want to stand there
// is not kept to be given again.
func TestWhatWasTakenOutOfAContactIsGoneOnceItIsLeft(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("w", "n", "b", "w", "enter", "enter")
		d.Type("Fatima")
		for range len("Fatima") {
			d.Press("backspace")
		}
		d.Type("F")
		d.Press("esc")
		for _, c := range noted(t, d) {
			if len(c.Undo)+len(c.Redo) > 0 || c.Answers.One(network.QName) != "F" {
				t.Errorf("%d edits are kept, %q", len(c.Undo)+len(c.Redo), c.Answers.One(network.QName))
			}
		}
	})
}

func TestWhetherAContactIsStillRightIsAskedAndAnsweredByOneKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		keyPerson(d)
		d.Press("w")
		d.SeesNot("nog juist?")
		leave(t, d)
		b.env.Now = uitest.Clock(sunday.AddDate(0, 7, 0))
		d = b.sit(t, 80, 24)
		d.Press("w")
		toContact(d)
		d.Sees("○ nog juist?")
		d.Press("k")
		d.SeesNot("○ nog juist?")
		if c := noted(t, d); c[0].Answers.One(network.QChecked) != "2027-06-22" {
			t.Errorf("%q", c[0].Answers.One(network.QChecked))
		}
		d.Press("u")
		d.Sees("○ nog juist?")
		leave(t, d)
	})
}

func TestAContactIsOnlyRemovedAfterAQuestionAndComesBackWhole(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		keyPerson(d)
		d.Press("w")
		toContact(d)
		was := noted(t, d)[0]
		d.Press("delete")
		d.Sees("weghalen uit je netwerk", "j ja")
		d.Press("x", "n")
		if len(noted(t, d)) != 1 {
			t.Fatal("gone, and nobody said ja")
		}
		d.Press("delete", "j")
		d.Sees("Weggehaald")
		if n := len(noted(t, d)); n != 0 {
			t.Fatalf("%d are left", n)
		}
		d.Press("u")
		all := noted(t, d)
		if len(all) != 1 || !all[0].Content.Equal(was.Content) {
			t.Errorf("it came back as %+v", all)
		}
	})
}

func TestNobodyOfAFamilyIsNoted(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("w")
		d.Sees("Geen gegevens over kinderen", "ouder of verzorger")
		d.Press("enter")
		d.Sees("wat zij zien of zeggen hoort", "Netwerk")
		d.SeesNot("Contact  ")
		d.Press("down", "down", "down", "enter")
		d.Sees("vrijwilliger", "Contact")
	})
}

func TestAContactThatNothingWasPutInLeavesNoTrace(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("w", "n", "esc", "/")
		d.Type("halt")
		d.Press("enter", "esc")
		if n := len(noted(t, d)); n != 0 {
			t.Errorf("%d contacts", n)
		}
	})
}

// TestTheNetworkIsInTheOrderOfTheGuide reads the headings from top to bottom.
func TestTheNetworkIsInTheOrderOfTheGuide(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 100, 200)
		d.Press("w")
		at, screen := 0, d.Screen()
		for _, g := range append(network.Groups(), network.Group{Label: "Gemeenten"}) {
			i := strings.Index(screen, "\n  "+g.Label)
			if i <= at {
				t.Errorf("%s stands at %d, after %d", g.Label, i, at)
			}
			at = i
		}
		leave(t, d)
	})
}

// TestTheNetworkIsOfferedWhereSomebodyIsNamed types the beginning of a name where a form asks
// for one: it is shown, enter leaves what was typed, and only → takes it over.
func TestTheNetworkIsOfferedWhereSomebodyIsNamed(t *testing.T) {
	step := func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "s"); d.Type("overleggen met buurth") }
	source := func(d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7", "enter", "enter")
		d.Type("Hij staat elke avond bij de tunnel")
		d.Press("enter", "3", "9")
		d.Type("bjz")
	}
	place := func(d *uitest.Desk) { d.Press("n", "n", "k", "ctrl+g", "6"); d.Type("werkendam") }
	for _, c := range []struct {
		name           string
		keys           func(d *uitest.Desk)
		offered, taken string
		is             func(model.Draft) string
	}{
		{"step", step, "Buurthuis De Schakel, beheerder (uit je netwerk)", "overleggen met Buurthuis De Schakel, beheerder", func(d model.Draft) string { return d.Steps[0].Text }},
		{"source", source, "BJZ heet nu Jeugdbescherming Brabant", "Jeugdbescherming Brabant", func(d model.Draft) string { return d.Findings[0].SourceWords }},
		{"place", place, "Werkendam hoort sinds 2019 bij Altena", "Altena", func(d model.Draft) string { return d.Answers.One(model.QPlace) }},
	} {
		for _, takes := range []bool{false, true} {
			t.Run(c.name, func(t *testing.T) {
				at(t, func(t *testing.T, d *uitest.Desk) {
					keyPerson(d)
					c.keys(d)
					d.Sees("→")
					if s := strings.Join(strings.Fields(d.Screen()), " "); !strings.Contains(s, c.offered) {
						t.Fatalf("%q is not offered:\n%s", c.offered, d.Screen())
					}
					d.SeesNot("Fatima")
					if takes {
						d.Press("right")
					}
					d.Press("enter")
					d.Pass(time.Second)
					all := concepts(t, d)
					if got := c.is(all[0]); (got == c.taken) != takes {
						t.Errorf("taken over %v: %q", takes, got)
					}
				})
			})
		}
	}
}

// TestAKeyPersonIsNotOfferedAsASourceThatIsNoSecret: as a source they have a kind of their own.
func TestAKeyPersonIsNotOfferedAsASourceThatIsNoSecret(t *testing.T) {
	at(t, func(_ *testing.T, d *uitest.Desk) {
		keyPerson(d)
		d.Press("n", "n", "k", "enter", "7", "enter", "enter")
		d.Type("Hij staat elke avond bij de tunnel")
		d.Press("enter", "3", "9")
		d.Type("buurthuis")
		d.SeesNot("Schakel")
	})
}

func TestWhoIsInvolvedIsDrawnAndSaidAlike(t *testing.T) {
	all := []string{
		"broer of zus", "Gezin en omgeving", "coach of trainer", "meetrainen", "Wijk", "Buurthuis De Schakel", "Fatima", "12345678", "wijkagent",
		"Onderwijs", "mentor op school", "Hulp aan volwassenen", "schuldhulp", "Vervolg", "gesprek met jongere", "gepland",
	}
	for _, width := range []int{60, 80, 120} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir())
			d := b.sit(t, width, 60)
			surrounded(d)
			d.Press("s", "w", "b")
			d.Sees(all...)
			if drawn := strings.Contains(d.Screen(), "┼"); drawn != (width >= 80) {
				t.Errorf("at %d columns drawn %v:\n%s", width, drawn, d.Screen())
			}
			if width >= 80 {
				d.Press("b")
				d.Sees(all...)
			}
			if strings.Contains(d.Screen(), "┌") {
				t.Errorf("a list with lines in it:\n%s", d.Screen())
			}
			d.Press("esc")
			d.Sees("Over wie", "gesprek met jongere")
			leave(t, d)
		})
	}
}

func TestWhereNobodyIsInvolvedItIsSaidWhereThatIsFilledIn(t *testing.T) {
	at(t, func(_ *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter", "7", "enter", "enter")
		d.Type("Hij staat elke avond bij de tunnel")
		d.Press("ctrl+k", "s", "w", "b")
		d.Sees("Hier staat nog niemand")
	})
}

// TestAContactThatTheDiskRefusedIsThereTheNextTime takes the file away while a contact is
// typed, and ends the program.
func TestAContactThatTheDiskRefusedIsThereTheNextTime(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.Press("w", "n", "b", "w")
		d.Type("wijkteam")
		d.Pass(time.Second)
		aside := b.door.Path + ".weg"
		if err := os.Rename(b.door.Path, aside); err != nil {
			t.Fatal(err)
		}
		d.Type(" Oost")
		d.Pass(time.Second)
		d.Sees("NIET bewaard")
		d.Press("ctrl+c", "ctrl+c")
		var kept EmergencyError
		if err := d.Model().(App).keep(); !errors.As(err, &kept) || kept.Path == "" {
			t.Fatalf("%v", err)
		}
		if err := errors.Join(os.Rename(aside, b.door.Path), d.Model().(App).close()); err != nil {
			t.Fatal(err)
		}
		d = b.sit(t, 80, 24)
		d.Pass(time.Second)
		d.Sees("1 contact teruggehaald uit een noodkopie")
		if all := noted(t, d); len(all) != 1 || all[0].Answers.One(network.QOrg) != "wijkteam Oost" {
			t.Errorf("%+v", all)
		}
		if len(concepts(t, d)) > 0 {
			t.Error("a concept came of it")
		}
		leave(t, d)
	})
}

func TestWhereNobodyElseIsNamedANameIsWarnedAbout(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		says := func(typed string) string {
			return textlint.Find(typed, textlint.Where{Subject: model.Place})[0].Say[:30]
		}
		d.Press("w", "n", "s", "w", "enter", "enter")
		d.Type("Robin Jansen")
		d.SeesNot(says("Robin Jansen"))
		d.Press("enter")
		d.Type("06 12345678")
		d.SeesNot(says("06 12345678"))
		for range 8 {
			d.Press("enter")
		}
		d.Type("een gesprek met Robin Jansen")
		d.Sees("Heeft zelf nodig", says("Robin Jansen"))
	})
}
