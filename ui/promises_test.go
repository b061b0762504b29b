package ui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/nav"
	"tijdig/ui/uitest"
)

// at runs f at a desk of 80 by 24 with an unlocked file.
func at(t *testing.T, f func(t *testing.T, d *uitest.Desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 80, 24).Watch()
		f(t, d)
		leave(t, d)
	})
}

// recorded returns the newest version of the only recorded signal.
func recorded(t *testing.T, d *uitest.Desk) model.Signal {
	t.Helper()
	s := d.Model().(App).env.Store
	for h := range s.Heads().All() {
		if !h.Concept {
			sig, err := s.Signal(h.Signal)
			if err != nil {
				t.Fatal(err)
			}
			return sig
		}
	}
	t.Fatalf("nothing was recorded:\n%s", d.Screen())
	return model.Signal{}
}

// concepts returns every concept in the file as it is on the disk.
func concepts(t *testing.T, d *uitest.Desk) []model.Draft {
	t.Helper()
	s := d.Model().(App).env.Store
	var out []model.Draft
	for h := range s.Heads().All() {
		if !h.Concept {
			continue
		}
		c, err := s.Draft(h.Draft)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func TestASignalIsRecordedAsItWasTyped(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k")
		d.Sees("Vastgelegd", "Vandaag")
		s := recorded(t, d)
		want := []struct {
			kind   model.InfoKind
			source model.Source
			secret bool
		}{
			{model.SeenSelf, "", false},
			{model.Said, model.FromYouth, false},
			{model.ThirdParty, model.FromResident, true},
		}
		if len(s.Findings) != len(want) {
			t.Fatalf("%d lines, want %d", len(s.Findings), len(want))
		}
		for i, w := range want {
			if f := s.Findings[i]; f.Kind != w.kind || f.Source != w.source || f.Confidential != w.secret {
				t.Errorf("line %d is %s from %s, confidential %v; want %+v", i, f.Kind, f.Source, f.Confidential, w)
			}
		}
		if s.Band() != model.Band12 || s.Urgency() != model.ThreeDays || len(s.Steps) != 1 || len(s.Missing) != 0 {
			t.Errorf("band %s, urgency %s, %d steps, missing %v", s.Band(), s.Urgency(), len(s.Steps), s.Missing)
		}
		if len(concepts(t, d)) != 0 {
			t.Error("the concept was left behind")
		}
	})
}

func TestEveryKeyIsInTheFileWithin400ms(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sa")
		d.Pass(400 * time.Millisecond)
		if cs := concepts(t, d); len(cs) != 1 || cs[0].Name != "Sa" {
			t.Fatalf("in the file: %+v", cs)
		}
	})
}

func TestNothingEverBlocksMovingOn(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n")
		for range 15 {
			d.Press("tab")
		}
		d.Sees("laatste vraag")
		for range 15 {
			d.Press("shift+tab")
		}
		d.Press("ctrl+g", "5")
		d.Type("dertig februari")
		d.Sees("niet begrepen")
		d.Press("down")
		d.Sees("dertig februari")
		d.Press("n", "esc") // a letter in Waar, and out
		d.Sees("Vandaag")
	})
}

func TestAConceptOpensExactlyWhereItWasLeft(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "j", "enter", "1", "6", "enter", "enter")
		d.Type("Nieuwe scoo")
		d.Press("left", "left")
		d.Pass(time.Second)
		before := d.Model().View().Cursor
		d.Press("esc", "1")
		after := d.Model().View().Cursor
		if before == nil || after == nil || *before != *after {
			t.Fatalf("the cursor stood at %v and now at %v:\n%s", before, after, d.Screen())
		}
		d.Type("X")
		d.Sees("Nieuwe scXoo")
	})
}

func TestAHalfTypedAgeIsKept(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "j", "enter", "1")
		d.Pass(time.Second)
		d.Press("esc", "1", "6")
		d.Sees("12-17")
	})
}

func TestLookingAtTheFormLeavesNoTrace(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "tab", "tab", "esc")
		d.Pass(time.Second)
		if n := len(concepts(t, d)); n != 0 {
			t.Fatalf("%d concepts of nothing", n)
		}
	})
}

func TestUndoTakesBackOneThingAtATimeAlsoAfterReopening(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sami")
		d.Press("enter", "7")
		d.Press("esc", "1")
		d.Press("ctrl+z")
		d.Sees("Teruggenomen", "Sami")
		d.SeesNot("6-11")
		d.Press("ctrl+z")
		d.SeesNot("Sami")
	})
}

func TestDangerOpensDirectBellenAndACallReturnsToTheWords(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j")
		d.Sees("Direct bellen", "112", "0800-2000")
		d.Press("b", "2")
		d.Type("Papa sloeg met een riem")
		d.Press("enter", "2", "1", "ctrl+k")
		s := recorded(t, d)
		if len(s.Acute) != 1 || s.Acute[0].Answer != model.AcuteCalling || s.Acute[0].At.IsZero() {
			t.Errorf("the call: %+v", s.Acute)
		}
		if len(s.Steps) != 1 || s.Steps[0].Status != model.Done || s.Steps[0].Done.Clock != "14:12" {
			t.Errorf("the step: %+v", s.Steps)
		}
		if len(s.Findings) != 1 || s.Findings[0].Source != model.FromChild {
			t.Errorf("the words: %+v", s.Findings)
		}
	})
}

func TestLeavingDirectBellenRecordsNothingAndIsSaid(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "j", "esc")
		d.Sees("direct gevaar: nog niet gebeld")
		d.Press("ctrl+k")
		if s := recorded(t, d); len(s.Acute) != 0 || len(s.Missing) == 0 {
			t.Errorf("acute %+v, missing %v", s.Acute, s.Missing)
		}
		d.Sees("onvolledig")
	})
}

func TestEditingMakesAVersionAndNeverOverwrites(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "s", "enter", "e", "ctrl+g", "8", "n", "ctrl+k")
		d.Type("moet sneller")
		d.Press("enter")
		s := recorded(t, d)
		vs, err := d.Model().(App).env.Store.Revisions(s.Signal)
		if err != nil || len(vs) != 2 {
			t.Fatalf("%d versions, %v", len(vs), err)
		}
		if vs[0].Urgency() != model.ThreeDays || vs[1].Urgency() != model.Now || vs[1].Reason != "moet sneller" {
			t.Errorf("%s, then %s because %q", vs[0].Urgency(), vs[1].Urgency(), vs[1].Reason)
		}
	})
}

func TestAKnownSubjectIsFoundAgainByNameAndGetsASecondSignal(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "n", "n", "b")
		d.Type("rob")
		d.Sees("Robin")
		d.Press("enter", "ctrl+k")
		st := d.Model().(App).env.Store
		if n := len(st.Subjects()); n != 1 {
			t.Fatalf("%d subjects, want 1", n)
		}
		d.Press("s")
		d.Sees(".1", ".2")
		d.SeesNot("Robin")
	})
}

func TestPastedLinesAreLinesWithoutALabelAndNeverKeys(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n")
		d.Paste("j\nn\x1b[2J\n")
		d.Sees("Snel signaal")
		d.SeesNot("Direct bellen  ")
		d.Press("ctrl+g", "7")
		d.Paste("eerste regel\ntweede\tregel\n\nderde \x1b]0;titel\x07regel")
		d.Pass(time.Second)
		cs := concepts(t, d)
		if len(cs) != 1 || len(cs[0].Findings) != 3 {
			t.Fatalf("%+v", cs)
		}
		for _, f := range cs[0].Findings {
			if f.Kind != model.InfoNone || strings.ContainsAny(f.Text, "\x1b\x07\t\n") {
				t.Errorf("%q is %q", f.Text, f.Kind)
			}
		}
	})
}

func TestCorrectingAnEarlierAnswerReturnsByItself(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+g", "4", "1", "0", "enter")
		d.Sees("› Besproken met", "6-11", "gesprek")
	})
}

func TestRestOfAPageIsNoOnlyWhereNothingIsGrave(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+n", "g", "a", "r")
		d.Sees("Dat kan hier niet")
	})
}

func TestAFlaggedItemNeedsALetterAndOpensDirectBellenOnce(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "j", "enter", "1", "6", "ctrl+n")
		d.Press("/")
		d.Type("uitbuiting")
		d.Press("enter", "1")
		d.Sees("vraagt een letter")
		d.Press("v")
		d.Sees("Direct bellen")
		d.Press("g")
		d.Type("weet zeker dat hij nu veilig is")
		d.Press("enter", "j")
		d.Sees("Nagaan")
		d.SeesNot("Nu in gevaar")
	})
}

func TestScribblesAreEachAConceptOfTheirOwn(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("k")
		for _, s := range []string{"een", "twee", "drie"} {
			d.Type(s)
			d.Press("enter")
		}
		d.Press("esc")
		d.Pass(time.Second)
		if n := len(concepts(t, d)); n != 3 {
			t.Fatalf("%d concepts, want 3", n)
		}
		d.Sees("krabbel")
		d.SeesNot("drie") // the words may hold a name
	})
}

func TestCoveringSavesAndEndsLocked(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sami")
		d.Press("ctrl+l")
		d.SeesNot("Sami", "Tijdig")
		if a := d.Model().(App); !d.Ended() || a.ending.outcome != Covered {
			t.Fatal("the program did not end locked")
		}
		if cs := concepts(t, d); len(cs) != 1 || cs[0].Name != "Sami" {
			t.Fatalf("in the file: %+v", cs)
		}
	})
}

func TestThreeMinutesWithoutAKeyCover(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n")
		d.Pass(2*time.Minute + 45*time.Second)
		d.Sees("dekt af over 0:")
		d.Press("k")
		d.SeesNot("dekt af over")
		d.Pass(3*time.Minute + 2*time.Second)
		if !d.Ended() {
			t.Fatalf("still open:\n%s", d.Screen())
		}
	})
}

func TestNoNameStandsInAnyList(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k")
		d.SeesNot("Robin")
		d.Press("s")
		d.SeesNot("Robin")
		d.Press("enter")
		d.SeesNot("Robin")
		d.Press("w")
		d.SeesNot("Robin")
		d.Press("space")
		d.Sees("Robin")
	})
}

func TestALateEscapeKeepsTheOrderOfTheKeys(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("s")
		d.Sees("Signalen")
		d.Send(tea.KeyPressMsg{Code: 'n', Mod: tea.ModAlt}) // esc and quickly n: back to Vandaag, a new signal
		d.Press("n", "k")
		d.Sees("Snel signaal", "[n nee]", "[k kind]")
	})
}

// TestALateEscapeHoldsNobodyBack sends what a terminal makes of escape and, quickly, a key
// that leaves or covers: it does so, wherever one is. No other key is read as if alt were
// not there.
func TestALateEscapeHoldsNobodyBack(t *testing.T) {
	late := func(c rune) tea.Msg { return tea.KeyPressMsg{Code: c, Mod: tea.ModAlt | tea.ModCtrl} }
	for _, typing := range []bool{false, true} {
		for _, c := range []rune{'c', 'l'} {
			at(t, func(t *testing.T, d *uitest.Desk) {
				if d.Press("s"); typing {
					d.Press("esc", "n", "n", "k")
					d.Type("Sam")
				}
				if d.Send(late(c)); c == 'c' {
					d.Sees("Nog eens ctrl+c")
					d.Press("ctrl+c")
				}
				if !d.Ended() {
					t.Errorf("ctrl+%c behind an escape was lost:\n%s", c, d.Screen())
				}
			})
		}
	}
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Send(late('k'))
		d.Sees("Snel signaal")
	})
}

func TestAltAndALetterThrowsNobodyOutOfASentence(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sam")
		d.Send(tea.KeyPressMsg{Code: 'e', Mod: tea.ModAlt})
		d.Sees("Snel signaal", "Sam", "Alt met een letter")
	})
}

func TestAKeyAfterOneThatOpensLandsOnWhatItOpened(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k")
		m := d.Model()
		// Two keys with nothing carried out in between, as on a busy machine.
		for _, k := range []string{"s", "/"} {
			press, err := uitest.Key(k)
			if err != nil {
				t.Fatal(err)
			}
			m, _ = m.Update(press)
		}
		if got := m.(App).top().Title().Where; got != "Signalen" {
			t.Fatalf("in front is %s", got)
		}
		if m.View().Cursor == nil {
			t.Error("the search line is not open: its key was lost")
		}
	})
}

func TestKeysWaitForAScreenThatIsBeingSaved(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k")
		d.Type("Sami")
		m := d.Model()
		var esc tea.Cmd
		m, esc = m.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
		m, _ = m.Update(tea.KeyPressMsg{Code: 'n', Text: "n"}) // before the disk has it
		if a := m.(App); a.top().Title().Where != "Snel signaal" || len(a.held) != 1 {
			t.Fatalf("in front %s, %d keys wait", a.top().Title().Where, len(a.held))
		}
		m = run(m, esc)
		if d, ok := m.(App).top().(nav.Editor); !ok || d.Draft().Name != "" {
			t.Error("the letter did not open a new signal")
		}
	})
}

func TestAnAgeTypedAsABandIsNoDate(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "k", "enter")
		d.Type("12-17")
		d.Press("enter")
		d.Type("Noord")
		d.Pass(time.Second)
		cs := concepts(t, d)
		if len(cs) != 1 || cs[0].Band() != model.Band12 || cs[0].Seen().Clock != "14:12" || cs[0].Answers.One(model.QPlace) != "Noord" {
			t.Fatalf("%+v", cs)
		}
	})
}

func TestAFullNameWhereListsShowItIsWarnedAbout(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "r")
		d.Type("groep van Kevin Jansen")
		d.Sees("geen namen")
		d.Press("enter", "1", "4", "enter")
		d.SeesNot("geen namen")
		d.Type("bij Kevin Jansen thuis")
		d.Sees("geen namen")
	})
}

// TestASearchSaysOneThing looks for the reason of an earlier change, for two words that stand in
// two signals, and for what was found: what is said of the words goes with what is listed.
func TestASearchSaysOneThing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 100, 30).Watch()
		scooter(d)
		d.Press("ctrl+k", "s", "enter")
		for answer, why := range []string{"rozenstruik", "meegekomen"} {
			d.Press("e", "ctrl+g", "8", []string{"n", "w"}[answer], "ctrl+k")
			d.Type(why)
			d.Press("enter")
		}
		d.Press("esc", "esc", "esc", "n", "n", "k", "enter", "7", "enter")
		d.Type("zeppelin")
		d.Press("enter", "ctrl+k", "s", "/")
		d.Type("rozenstruik")
		d.Sees("gevonden op: rozenstruik", "reden")
		for range len("rozenstruik") {
			d.Press("backspace")
		}
		d.Type("zeppelin rozenstruik")
		d.Sees("niet samen in één signaal: zeppelin, rozenstruik", "Niets gevonden")
		d.SeesNot("gevonden op")
		leave(t, d)
	})
}

// TestASearchThatFindsNothingListsNothing keeps enter from opening a stranger's file.
func TestASearchThatFindsNothingListsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 80, 24).Watch()
		scooter(d)
		d.Press("ctrl+k", "/")
		d.Type("Stokhaselt")
		d.Sees("Niets gevonden met \"Stokhaselt\"", "Lijkt op: stokhasselt")
		d.Press("enter")
		d.Sees("Signalen")
		d.Press("esc", "esc", "s")
		d.Sees("Stokhasselt")
		leave(t, d)
	})
}
