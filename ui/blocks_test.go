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

// blocks sits at a desk with a form of blocks and rows, about a young person of 15.
func blocks(t *testing.T, w, h int, do func(d *uitest.Desk)) {
	t.Helper()
	own := ownForm(t, "blocks.json")
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		b.env.Form = own
		d := b.sit(t, w, h)
		d.Press("n", "j")
		d.Type("Sam")
		d.Press("enter", "1", "5")
		do(d)
		leave(t, d)
	})
}

// rowsOf returns what was answered at one question of each row, in order.
func rowsOf(c model.Draft, rows, question string) (out []string) {
	for _, row := range c.Answers[rows] {
		out = append(out, c.Answers.One(model.Cell(rows, row, question)))
	}
	return out
}

// TestRowsAreAddedChangedMovedAndRemovedByKeyboard does each of these, and takes each back
// and gives it again.
func TestRowsAreAddedChangedMovedAndRemovedByKeyboard(t *testing.T) {
	blocks(t, 80, 24, func(d *uitest.Desk) {
		is := func(what string, want ...string) {
			t.Helper()
			d.Pass(0)
			if got := rowsOf(draft(d), "overleg", "met"); !slices.Equal(got, want) {
				t.Errorf("%s: %q, want %q\n%s", what, got, want, d.Screen())
			}
		}
		d.Press("ctrl+g", "o")
		d.Sees("nog geen overleg", "+ overleg erbij")
		d.Press("+")
		d.Sees("overleg 1", "Met wie")
		is("added", "")
		d.Press("enter", "c")
		is("answered", "collega")
		d.Press("esc", "+", "enter", "v", "esc")
		is("a second", "collega", "vt")
		d.Press("shift+up")
		is("moved", "vt", "collega")
		d.Press("ctrl+z")
		is("moved back", "collega", "vt")
		d.Press("ctrl+y")
		is("moved again", "vt", "collega")
		d.Press("backspace")
		d.Sees("overleg weggehaald; ctrl+z")
		d.Press("backspace") // it was meant for the same row
		is("removed", "collega")
		d.Press("ctrl+z")
		is("put back whole", "vt", "collega")
		d.Press("ctrl+y")
		is("removed again", "collega")
		d.Press("right", "enter", "a")
		d.Sees("Wie dan")
		is("changed", "anders")
		d.Press("ctrl+z")
		is("changed back", "collega")
		d.SeesNot("Wie dan")
		d.Press("esc", "+")
		is("added after that", "collega", "")
		d.Press("ctrl+z")
		is("taken back", "collega")
		d.Press("up", "down")
		d.Type("naar school gebracht") // no letter acts on rows
		is("typed at the rows", "collega")
	})
}

// TestARowThatIsHalfDoneIsThereAfterTheLockScreen opens a row, types, covers and comes back:
// the cursor stands in that row.
func TestARowThatIsHalfDoneComesBack(t *testing.T) {
	own := ownForm(t, "blocks.json")
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		b.env.Form = own
		d := b.sit(t, 80, 24)
		d.Press("n", "j", "ctrl+g", "o", "+", "enter", "a")
		d.Type("de wijkagent van")
		leave(t, d)
		d = b.sit(t, 80, 24)
		d.Sees("gestopt bij: overleg")
		d.Press("enter")
		d.Sees("› Wie dan", "de wijkagent van")
		d.Type(" Noord")
		d.Press("enter", "esc")
		d.Sees("› overleg 1", "iemand anders")
		leave(t, d)
	})
}

// TestBlocksAreReachedByOneLetter goes through the blocks at two widths. A block that does
// not apply has no letter.
func TestBlocksAreReachedByOneLetter(t *testing.T) {
	for _, w := range []int{60, 120} {
		blocks(t, w, 30, func(d *uitest.Desk) {
			d.Press("ctrl+g")
			d.Sees("w ● Over wie", "z ○ Gezien en gehoord", "o   Overleg")
			d.SeesNot("Voor later")
			d.Press("l")
			d.Sees("Ga naar")
			d.Press("z")
			d.Sees("Wat zag of hoorde je", "Uren thuis")
			d.SeesNot("Herkenning", "› Overleg")
			d.Press("ctrl+g", "w", "ctrl+g", "6", "j", "ctrl+g")
			d.Sees("l   Voor later")
			d.Press("l")
			d.Sees("› Afspraken", "Werk of stage", "Geen schooldag")
			d.SeesNot("Opvang", "Leerplicht")
			if side := strings.Contains(d.Screen(), "● Over wie"); side != (w >= 100) {
				t.Errorf("%d wide: the blocks stand beside it: %v", w, side)
			}
		})
	}
}

// TestAFormOfBlocksGoesEverywhere enters it by keys, records it, changes it, and finds every
// answer on the page, by searching, in the versions, and in each output as far as it may
// go, in an installation that was not given the form.
func TestAFormOfBlocksGoesEverywhere(t *testing.T) {
	own := ownForm(t, "blocks.json")
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		given := b
		given.env.Form = own
		d := given.sit(t, 110, 60)
		d.Press("n", "j")
		d.Type("Sam")
		d.Press("enter", "1", "5", "ctrl+g", "6", "j", "ctrl+g", "z")
		d.Type("hij zat al om negen uur op het plein")
		d.Press("enter", "1", "enter", "enter")
		d.Type("ik wil wel, maar niet daar")
		d.Press("enter", "2", "0", "enter")
		d.Type("1 november 2026")
		d.Press("enter", "z", "g", "enter")
		d.Type("dokter Bloem")
		d.Press("enter")
		d.Type("Kwame")
		d.Press("enter")
		d.Type("wijkkamer Zuid")
		d.Press("enter")
		d.Type("de conciërge")
		d.Press("enter")
		d.Type("niet voor anderen")
		d.Press("ctrl+g", "o", "+", "enter", "a")
		d.Type("de wijkagent")
		d.Press("enter")
		d.Type("45")
		d.Press("enter", "v", "s", "enter")
		d.Type("Kwame kent hem; bel maandag")
		d.Press("enter")
		d.Type("loopt nog")
		d.Press("enter", "enter")
		d.Type("samen naar school")
		d.Press("ctrl+g", "l", "+")
		d.Type("fiets regelen")
		d.Press("enter")
		d.Type("4 december")
		d.Press("enter", "enter")
		d.Type("bakkerij")
		d.Press("ctrl+k")
		leave(t, d)

		d = b.sit(t, 110, 60)
		d.Press("s", "enter")
		d.Sees("overleg 1", "Wie dan: de wijkagent", "Hoe lang: 45 minuten", "Waarover: veiligheid, school", "Advies: Kwame kent hem", "Strafzaak: loopt nog",
			"afspraak 1", "Wat: fiets regelen", "Wanneer klaar: vr 4 dec", "Werk of stage", "bakkerij", "20 uur")
		for _, word := range []string{"wijkagent", "fiets", "conciërge"} {
			d.Press("esc", "/")
			d.Type(word)
			d.Sees("gevonden op: ")
			d.Press("esc", "enter")
		}
		d.Press("e", "ctrl+g", "z", "ctrl+g", "3", "2", "4", "enter", "ctrl+g", "o", "right", "down", "c", "ctrl+k", "enter")
		d.Press("esc", "esc", "s", "enter")
		d.Sees("24 uur", "eerder: 20 uur", "Met wie: collega", "Eerder: overleg 1", "Wie dan: de wijkagent")
		d.Press("s")
		d.Sees("overleg: Met wie", "iemand anders", "collega")
		d.Press("esc")
		all := []string{"hij zat al", "ik wil wel", "dokter Bloem", "Kwame", "wijkkamer Zuid", "de conciërge", "niet voor anderen", "de wijkagent", "bel maandag", "loopt nog", "samen naar school", "fiets regelen", "bakkerij"}
		without := map[string]bool{"hij zat al": true, "ik wil wel": true, "wijkkamer Zuid": true, "de conciërge": true, "de wijkagent": true, "bel maandag": true, "samen naar school": true, "fiets regelen": true, "bakkerij": true}
		for _, f := range []export.Format{export.Text, export.CSV, export.CSVNL, export.JSONL} {
			unbroken := func(l model.Level) string { return strings.Join(strings.Fields(outAt(t, d, f, l)), " ") }
			with, masked := unbroken(model.Complete), unbroken(model.Pseudonymous)
			for _, w := range all {
				if !strings.Contains(with, w) {
					t.Errorf("%s with names lacks %q", f, w)
				}
				if strings.Contains(masked, w) != without[w] {
					t.Errorf("%s without names says %q: %v", f, w, !without[w])
				}
			}
		}
		rows := outAt(t, d, export.Rows.Of("overleg"), model.Complete)
		if want := "niveau,code,signaal,versie,rij,dag,met,wie_dan,duur,over,advies,strafzaak,eerder_ingevuld_nu_niet_gevraagd\r\n"; !strings.HasPrefix(rows, want) || strings.Count(rows, "\r\n") != 2 || !strings.Contains(rows, "Wie dan: de wijkagent") {
			t.Errorf("%s", rows)
		}
		leave(t, d)
	})
}

// TestEnterStaysInARowThatWasJumpedTo jumps to rows in a form without blocks, and walks
// through a row by enter: no word lands elsewhere, and behind the rows one is back.
func TestEnterStaysInARowThatWasJumpedTo(t *testing.T) {
	own, err := form.Read(strings.NewReader(`{"id":"f","version":1,"title":"F","questions":[
	{"id":"over_wie","kind":"subject","label":"Over wie","options":[{"id":"kind","key":"k","label":"kind"},{"id":"jongere","key":"j","label":"jongere"}]},
	{"id":"herkenning","kind":"mark","label":"Herkenning"},
	{"id":"gesprek","kind":"rows","label":"Gesprekken","one":"gesprek","questions":[
	  {"id":"met","kind":"text","label":"Met wie"},{"id":"wat","kind":"text","label":"Wat"}]}]}`), "f.json")
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		b.env.Form = own
		d := b.sit(t, 80, 24)
		d.Press("n", "j", "ctrl+g", "3", "+")
		d.Type("een buur")
		d.Press("enter")
		d.Type("wilde niet praten")
		d.Press("enter", "enter")
		d.Type("Sam")
		c := draft(d)
		if c.Name != "Sam" || !slices.Equal(rowsOf(c, "gesprek", "met"), []string{"een buur"}) || !slices.Equal(rowsOf(c, "gesprek", "wat"), []string{"wilde niet praten"}) {
			t.Errorf("%q %v\n%s", c.Name, c.Answers, d.Screen())
		}
		leave(t, d)
	})
}
