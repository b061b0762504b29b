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
	"tijdig/ui/uitest"
)

// onFollowup records a signal with a step for today, and opens Vervolg.
func onFollowup(d *uitest.Desk) {
	withSteps(d, 1)
	d.Press("v")
	d.Sees("Vervolg", "1 stap", "ouders bellen")
}

// TestWhatBecameOfAStepIsSaidOnVervolg says it of a step in each way, with what came of it
// and the next step in the same breath.
func TestWhatBecameOfAStepIsSaidOnVervolg(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(d *uitest.Desk)
		want []model.Step
	}{
		"done, child seen, next step by its digit": {
			func(d *uitest.Desk) { d.Press("g"); d.Type("moeder belt zelf"); d.Press("enter", "1", "2", "enter") },
			[]model.Step{
				{Status: model.Done, Result: "moeder belt zelf", ChildSeen: model.Yes},
				{Status: model.Planned, Type: "kind_apart_gesproken", Planned: model.Date{Year: 2026, Month: 11, Day: 27}},
			},
		},
		"words typed on where the child is asked after": {
			func(d *uitest.Desk) {
				d.Press("g", "x", "enter")
				d.Type("jammer genoeg niet")
				d.Press("enter", "enter")
			},
			[]model.Step{{Status: model.Done, Result: "x"}, {Status: model.Planned, Text: "jammer genoeg niet", Planned: model.Date{Year: 2026, Month: 11, Day: 27}}},
		},
		"words that begin with a number": {
			func(d *uitest.Desk) { d.Press("g", "x", "enter"); d.Type("2 keer bellen"); d.Press("enter", "enter") },
			[]model.Step{{Status: model.Done, Result: "x"}, {Status: model.Planned, Text: "2 keer bellen", Planned: model.Date{Year: 2026, Month: 11, Day: 27}}},
		},
		"the next step in words that begin with a number": {
			func(d *uitest.Desk) { d.Press("g", "enter", "1"); d.Type("3 keer bellen"); d.Press("enter", "enter") },
			[]model.Step{{Status: model.Done, ChildSeen: model.Yes}, {Status: model.Planned, Text: "3 keer bellen", Planned: model.Date{Year: 2026, Month: 11, Day: 27}}},
		},
		"back to what was said": {
			func(d *uitest.Desk) {
				d.Press("g", "x", "enter", "1", "up", "2", "up", "up", "y", "enter", "enter", "enter")
			},
			[]model.Step{{Status: model.Done, Result: "xy", ChildSeen: model.No}},
		},
		"a day typed over one that was not understood": {
			func(d *uitest.Desk) {
				d.Press("d")
				d.Type("ooit")
				d.Press("enter", "d")
				d.Type("morgen")
				d.Press("enter")
			},
			[]model.Step{{Status: model.Planned, Planned: model.Date{Year: 2026, Month: 11, Day: 23}}},
		},
		"done, and no more": {
			func(d *uitest.Desk) { d.Press("g", "enter", "enter", "enter") },
			[]model.Step{{Status: model.Done}},
		},
		"not done, with the reason, and next step in own words on a day": {
			func(d *uitest.Desk) {
				d.Press("n")
				d.Type("niemand thuis")
				d.Press("enter")
				d.Type("nog eens langs")
				d.Press("enter")
				d.Type("morgen")
				d.Press("enter")
			},
			[]model.Step{
				{Status: model.Failed, Result: "niemand thuis"},
				{Status: model.Planned, Text: "nog eens langs", Planned: model.Date{Year: 2026, Month: 11, Day: 23}},
			},
		},
		"dropped, esc in the middle of the reason": {
			func(d *uitest.Desk) { d.Press("v"); d.Type("gezin is verhuisd"); d.Press("esc") },
			[]model.Step{{Status: model.Dropped, Result: "gezin is verhuisd"}},
		},
		"to another day": {
			func(d *uitest.Desk) { d.Press("d"); d.Type("over 2 weken"); d.Press("enter") },
			[]model.Step{{Status: model.Planned, Planned: model.Date{Year: 2026, Month: 12, Day: 6}}},
		},
		"to a day that is not understood": {
			func(d *uitest.Desk) {
				d.Press("d")
				d.Type("na de kerst ergens")
				d.Press("enter")
				d.Sees("De dag is niet begrepen")
			},
			[]model.Step{{Status: model.Planned, Said: "na de kerst ergens"}},
		},
		"control: a slip, taken back with esc": {
			func(d *uitest.Desk) { d.Press("g", "esc"); d.Sees("niets veranderd"); d.Press("d", "enter") },
			[]model.Step{{Status: model.Planned, Planned: model.Date{Year: 2026, Month: 11, Day: 22}}},
		},
		"taken back": {
			func(d *uitest.Desk) {
				d.Press("g", "enter", "2", "enter")
				d.Sees("Gedaan (u: ongedaan)")
				d.Press("u")
			},
			[]model.Step{{Status: model.Planned, Planned: model.Date{Year: 2026, Month: 11, Day: 22}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				onFollowup(d)
				c.do(d)
				got := recorded(t, d).Steps
				if len(got) != len(c.want) {
					t.Fatalf("%+v\n%s", got, d.Screen())
				}
				for i, w := range c.want {
					g := got[i]
					if g.Status != w.Status || g.Result != w.Result || g.ChildSeen != w.ChildSeen || g.Said != w.Said {
						t.Errorf("step %d: %+v", i, g)
					}
					if w.Status == model.Planned && g.Planned != w.Planned || (w.Status == model.Done) == g.Done.IsZero() {
						t.Errorf("days of step %d: %+v", i, g)
					}
					if i > 0 && (w.Type != "" && g.Type != w.Type || g.Text != w.Text) {
						t.Errorf("the next step: %+v", g)
					}
				}
			})
		})
	}
}

// TestVervolgListsEveryPlannedStepByDay records steps on many days, in signals with more than
// one, and finds all of them in the order of their days, those without a day last.
func TestVervolgListsEveryPlannedStepByDay(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		for i, days := range [][]string{{"over 3 weken", "morgen"}, {"ooit"}, {"over 2 weken"}, {"vandaag", "over 4 weken"}} {
			d.Press("n", "n", "k")
			d.Type(fmt.Sprintf("Kind%c", 'a'+i))
			d.Press("ctrl+g", "s")
			for _, day := range days {
				d.Type("stap " + day)
				d.Press("enter")
				d.Type(day)
				d.Press("enter", "enter")
			}
			d.Press("ctrl+k")
		}
		d.Press("v")
		d.Sees("6 stappen", "Vandaag", "Later", "Zonder dag")
		screen := d.Screen()
		at := -1
		for _, day := range []string{"vandaag", "morgen", "over 2 weken", "over 3 weken", "over 4 weken", "ooit"} {
			i := strings.Index(screen, "stap "+day)
			if i <= at {
				t.Fatalf("%q stands in the wrong place:\n%s", day, screen)
			}
			at = i
		}
		d.Press("down", "enter") // the page of the signal, and back at the same step
		d.Sees("stap morgen")
		d.Press("esc")
		d.Sees("›", "6 stappen")
		d.Press("g", "enter", "2", "enter")
		d.Sees("5 stappen")
		d.SeesNot("stap morgen ")
	})
}

// TestWhatIsBeingSaidOfAStepOutlivesACover covers the screen in the middle of a result, and
// of a day, and goes on at the same letter.
func TestWhatIsBeingSaidOfAStepOutlivesACover(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		onFollowup(d)
		d.Press("g")
		d.Type("moeder belt zelf")
		d.Press("left")
		d.Pass(time.Second)
		was := body(d)
		d = uncover(t, b, d)
		if is := body(d); is != was {
			t.Errorf("was:\n%s\n\nis:\n%s", was, is)
		}
		d.Press("end")
		d.Type(" school")
		d.Press("enter", "2")
		d.Type("nog eens bellen")
		d.Press("enter")
		d.Type("over 2 wek")
		d.Pass(time.Second)
		d = uncover(t, b, d)
		d.Type("en")
		d.Press("enter")
		got := recorded(t, d).Steps
		if len(got) != 2 || got[0].Status != model.Done || got[0].Result != "moeder belt zelf school" || got[0].ChildSeen != model.No ||
			got[1].Text != "nog eens bellen" || got[1].Planned != (model.Date{Year: 2026, Month: 12, Day: 6}) {
			t.Errorf("%+v", got)
		}
		leave(t, d)
	})
}

// TestWhatIsBeingSaidOfAStepIsAConceptWhenTheProgramEnds ends it in the middle.
func TestWhatIsBeingSaidOfAStepIsAConceptWhenTheProgramEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		onFollowup(d)
		d.Press("g")
		d.Type("moeder belt zelf")
		leave(t, d)
		d = b.sit(t, 80, 24)
		c := concepts(t, d)
		if len(c) != 1 || c[0].Steps[0].Result != "moeder belt zelf" || c[0].Steps[0].Status != model.Done {
			t.Fatalf("%+v", c)
		}
		if s := recorded(t, d).Steps; s[0].Status != model.Planned {
			t.Errorf("it counts already: %+v", s)
		}
		d.Press("1") // and it goes on from Vandaag, where it was left
		d.Sees("Vervolg", "Wat kwam ervan", "moeder belt zelf")
		d.Press("enter", "1", "enter")
		if s := recorded(t, d).Steps; s[0].Result != "moeder belt zelf" {
			t.Errorf("%+v", s)
		}
		leave(t, d)
	})
}

// TestAStepOfASignalBeingChangedWaitsOnVervolg begins to change the signal first.
func TestAStepOfASignalBeingChangedWaitsOnVervolg(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		onFollowup(d)
		d.Press("enter", "e", "ctrl+g", "s")
		d.Type("x")
		d.Press("esc", "esc", "esc", "g")
		d.Sees("Hier was je nog mee bezig", "Snel signaal", "concept van een wijziging")
	})
}

// TestWhatIsSaidOfAStepPutsNoTermOff settles a step, a line, and takes both back, on a signal
// of which the term has passed. Control: another term begins anew.
func TestWhatIsSaidOfAStepPutsNoTermOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.Press("n", "tab", "k", "enter", "8", "enter", "enter")
		d.Type("Mogelijk wordt hij gepest")
		d.Press("enter", "5", "enter", "enter", "d") // within three days
		d.Press("ctrl+k")
		leave(t, d)
		time.Sleep(10 * 24 * time.Hour)
		d = b.sit(t, 80, 24)
		late := func() {
			t.Helper()
			d.Press("esc", "esc")
			d.Sees("Nog geen volgende stap", "7 dagen te laat")
		}
		late()
		d.Press("a", "b", "enter")
		late()
		d.Press("a", "u")
		late()
		d.Press("1", "e", "ctrl+g", "s")
		d.Type("bellen")
		d.Press("enter")
		d.Type("vandaag")
		d.Press("enter", "enter", "ctrl+k", "enter")
		d.Press("v", "n")
		d.Type("niemand thuis")
		d.Press("enter", "enter") // a step that failed leads nowhere
		late()
		d.Press("1", "e", "ctrl+g", "8", "w", "ctrl+k", "enter")
		d.Press("esc", "esc")
		d.SeesNot("te laat")
		leave(t, d)
	})
}

// TestThePageOfASignalSaysAStepAsAReportDoes compares a step of which lists give a short name.
func TestThePageOfASignalSaysAStepAsAReportDoes(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "ctrl+g", "s")
		d.Type("jeugdarts")
		d.Press("down", "enter", "enter", "enter", "ctrl+k", "v")
		d.Sees("overleg jeugdarts")
		d.Press("enter")
		d.Sees("overleg met jeugdarts of jeugdverpleegkundige")
	})
}

// TestWhatWasDoneFromAListIsTakenBackAlsoAfterLeavingIt says what became of a step, leaves
// Vervolg, and takes it back there again or on Vandaag. Control: once only.
func TestWhatWasDoneFromAListIsTakenBackAlsoAfterLeavingIt(t *testing.T) {
	for name, back := range map[string][]string{
		"on the list itself": {"u"}, "on the list again": {"esc", "v", "u"}, "on Vandaag": {"esc", "u"}, "on the other list": {"esc", "a", "u"},
		"after the page of a signal": {"esc", "s", "enter", "esc", "esc", "v", "u"},
	} {
		t.Run(name, func(t *testing.T) {
			at(t, func(t *testing.T, d *uitest.Desk) {
				onFollowup(d)
				d.Press("g")
				d.Type("moeder belt zelf")
				d.Press("enter", "1", "enter")
				if s := recorded(t, d).Steps[0]; s.Status != model.Done {
					t.Fatalf("%+v", s)
				}
				d.Press(back...)
				d.Sees("De stap staat er weer")
				if s := recorded(t, d).Steps[0]; s.Status != model.Planned {
					t.Errorf("%+v\n%s", s, d.Screen())
				}
				d.Press("u")
				if s := recorded(t, d).Steps[0]; s.Status != model.Planned {
					t.Errorf("twice: %+v", s)
				}
			})
		})
	}
}

// TestWhatWasSaidIsOfferedAgainAfterUndo takes back what became of a step and of a line, and
// says it again with the words that were there; nothing is filled in by itself.
func TestWhatWasSaidIsOfferedAgainAfterUndo(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		onFollowup(d)
		d.Press("g")
		d.Type("moeder belt zelf")
		d.Press("enter", "1", "enter", "u", "g")
		d.Sees("→ moeder belt zelf")
		d.Press("esc", "esc", "v", "g") // also on the list that is opened anew
		d.Sees("→ moeder belt zelf")
		d.Press("right", "enter", "1", "enter")
		if s := recorded(t, d).Steps[0]; s.Status != model.Done || s.Result != "moeder belt zelf" {
			t.Errorf("%+v", s)
		}
	})
	at(t, func(t *testing.T, d *uitest.Desk) {
		openLines(d)
		d.Press("b")
		d.Type("hij vertelt het zelf")
		d.Press("enter", "u", "w")
		d.Sees("→ hij vertelt het zelf")
		d.Press("enter")
		if f := recorded(t, d).Findings[0]; f.Status != model.FindingRefuted || f.StatusWhy != "" {
			t.Errorf("filled in by itself: %+v", f)
		}
	})
}

// TestOneListOfStepsDoesNotAskWhatAnotherAsks goes on from the list with what was being said of
// a step when the program ended, and comes back to the list after another step.
func TestOneListOfStepsDoesNotAskWhatAnotherAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		withSteps(d, 2)
		d.Press("v", "g")
		d.Type("moeder belt zelf")
		leave(t, d)
		d = b.sit(t, 80, 24)
		d.Press("v", "g")
		d.Sees("Hier was je nog mee bezig", "Wat kwam ervan", "moeder belt zelf")
		d.Press("enter", "1", "enter")
		d.Sees("1 stap") // of the list that came in front
		d.Press("g")
		d.Sees("Wat kwam ervan")
		d.Press("esc", "esc")
		d.SeesNot("Wat kwam ervan")
		d.Sees("1 stap")
		leave(t, d)
	})
}

// TestStepsGoToACalendarFromVervolg writes the steps of all rows, reads what came, and finds no
// word of what was typed. Control: nothing counts as handed over.
func TestStepsGoToACalendarFromVervolg(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		withSteps(d, 2)
		d.Press("v", "a")
		d.Sees("Stappen naar je agenda", "2 signalen", "geen namen")
		d.SeesNot("Vorm", "Met namen", "Voor wie")
		path := filepath.Join(t.TempDir(), "stappen.ics")
		d.Press("ctrl+u")
		d.Type(path)
		d.Press("enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("2 signalen")
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v\n%s", err, d.Screen())
		}
		if n := strings.Count(string(b), "BEGIN:VEVENT"); n != 2 || strings.Contains(string(b), "ouders bellen") || strings.Contains(string(b), "Kind") {
			t.Errorf("%s", b)
		}
		d.Press("enter")
		d.Sees("Vervolg", "2 stappen")
		for h := range d.Model().(App).env.Store.Heads().All() {
			if !h.HandedOver.IsZero() {
				t.Errorf("%+v", h)
			}
		}
	})
}
