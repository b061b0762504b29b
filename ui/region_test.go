package ui

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model/contacts"
	"tijdig/model/region"
	"tijdig/ui/nav"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
	"tijdig/ui/uitest"
)

// aRegion is a package with an organisation, a number and a line of work.
const aRegion = "testdata/regio"

// TestARegionIsLoadedUsedAndTakenBack loads a package from Instellingen and meets it on every
// screen that has to do with it, over a lock too; then it goes as a whole.
func TestARegionIsLoadedUsedAndTakenBack(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		settingsRow(d, sharing.RegionLabel+"  ")
		d.Press("enter")
		d.Sees("Geen regiopakket")
		d.SeesNot("Als geheel terugnemen")
		d.Press("enter", "enter")
		d.Sees("Welke map of zip?")
		d.Paste(aRegion + "x")
		d.Press("enter")
		d.Sees("geen map of zip met die naam")
		d.Press("backspace", "enter")
		d.Sees("Voorbeeldland, uitgave 3", "erbij: Wijkteam Voorbeeld, 0123-456789", "erbij: Wijkteam, crisis, 0123-456780", "erbij: schoolmaatschappelijk werk")
		d.Press("esc", "enter", "enter")
		d.Sees("Ingelezen", "Voorbeeldland, uitgave 3", "Als geheel terugnemen: dan geldt weer wat is meegeleverd")
		d.Press("esc")
		d.Sees("Regio", "Voorbeeldland, uitgave 3")
		d.Press("esc")
		settingsRow(d, keeping.AuthorWork)
		d.Press("right", "right", "right", "right", "enter")
		d.Sees("schoolmaatschappelijk werk")
		d.Press("esc", "w", "/")
		d.Type("wijkteam v")
		d.Sees("Wijkteam Voorbeeld", "Telefoon 0123-456789, nagekeken op")
		d.Press("enter", "enter")
		d.Sees("Telefoon          0123-456789")
		d.Press("esc", "esc", "esc", "ctrl+d")
		d.Sees("112", "Wijkteam, crisis", "0123-456780")
		d.Press("esc")
		settingsRow(d, sharing.RegionLabel+"  ")
		d.Press("enter", "down", "enter")
		d.Sees("weg: Wijkteam Voorbeeld", sharing.RegionNoneThere[:20])
		d.Press("enter")
		d.Sees("Teruggenomen als geheel", "Geen regiopakket")
		d.Press("esc", "esc", "ctrl+d")
		d.SeesNot("Wijkteam, crisis")
		if p := stored(d).Settings().Author.Profile; p != "schoolwerk" {
			t.Errorf("the work that was chosen became %q", p)
		}
	})
}

// TestAPackageThatCannotBeReadHoldsNobodyBack puts in what is no package: the program says so
// and goes on with what comes with it.
func TestAPackageThatCannotBeReadHoldsNobodyBack(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		if err := stored(d).KeepRegion([]byte("geen zip")); err != nil {
			t.Fatal(err)
		}
		d.Press("i")
		for !strings.Contains(marked(d), sharing.RegionLabel+"  ") {
			d.Press("down")
		}
		d.Press("enter")
		d.Sees("niet te lezen", "Als geheel terugnemen")
		d.Press("down", "enter", "enter")
		d.Sees("Teruggenomen als geheel")
		d.SeesNot("niet te lezen")
	})
}

// TestARegionBringsItsFormAndItTravelsWithWhatWasEntered starts a signal with the form of a
// region, which is still read by it when the package is gone; a form that the program was
// started with stays.
func TestARegionBringsItsFormAndItTravelsWithWhatWasEntered(t *testing.T) {
	form, err := os.ReadFile("testdata/conditions.json")
	if err != nil {
		t.Fatal(err)
	}
	files := region.Files{
		region.AboutFile: []byte(`{"format": 1, "name": "voorbeeldland", "label": "Voorbeeldland", "edition": 1, "date": "2026-11-20", "by": "Gemeente Voorbeeld"}`),
		"formulier.json": form, "termijnen.json": []byte(`{"handed_over": 90}`),
	}
	book, err := region.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	at(t, func(t *testing.T, d *uitest.Desk) {
		env := func() nav.Env { return d.Model().(App).env }
		d.Send(nav.RegionChanged{Book: book})
		if env().Form.Title != "Met voorwaarden" || env().Region.Terms().HandedOver != 90 {
			t.Fatalf("form %q, %+v", env().Form.Title, env().Region.Terms())
		}
		d.Press("n", "n", "j")
		d.Type("Robin")
		d.Press("enter", "esc")
		d.Send(nav.RegionChanged{})
		if !env().Form.BuiltIn() {
			t.Errorf("afterwards %q", env().Form.Title)
		}
		d.Press("1")
		d.Sees("Met voorwaarden")
		given := env()
		given.Form = book.Form()
		if kept := given.In(&region.Book{}); kept.Form != book.Form() {
			t.Error("a form that the program was started with went")
		}
	})
}

// TestTheTermsOfARegionSayWhenTheWorkerIsAskedAgain waits until a region asks about a
// suspicion and about what was thrown away, which is before the program does by itself.
func TestTheTermsOfARegionSayWhenTheWorkerIsAskedAgain(t *testing.T) {
	book, err := region.Read(region.Files{
		region.AboutFile: []byte(`{"format": 1, "name": "voorbeeldland", "label": "Voorbeeldland", "edition": 1, "date": "2026-11-20", "by": "Gemeente Voorbeeld"}`),
		"termijnen.json": []byte(`{"thrown_away": 8, "open_lines": 9}`),
	})
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		openLines(d)
		d.Press("esc")
		thrown(d)
		leave(t, d)
		time.Sleep(9 * 24 * time.Hour)
		d = b.sit(t, 80, 24)
		d.SeesNot("1 vermoeden")
		d.Send(nav.RegionChanged{Book: book})
		d.Press("s", "esc")
		d.Sees("1 vermoeden", "1 ding van horen zeggen")
		d.Press("a")
		d.Sees("9 dagen of langer")
		d.Press("esc", "b", "g")
		d.Sees("langer dan 8 dagen geleden weggegooid")
		leave(t, d)
	})
}

// TestTheNumbersOfARegionNeverCrowdOutTheFirst fills the smallest window with as many numbers
// as a region may have, each as long as it may be.
func TestTheNumbersOfARegionNeverCrowdOutTheFirst(t *testing.T) {
	var numbers []string
	for i := range contacts.Most {
		numbers = append(numbers, fmt.Sprintf(`{"when": "%s", "number": "0123-45678%d", "note": "%s", "checked": "2026-11-20"}`, strings.Repeat("Crisis ", 5)+string(rune('a'+i)), i, strings.Repeat("ook ", 9)))
	}
	book, err := region.Read(region.Files{
		region.AboutFile: []byte(`{"format": 1, "name": "voorbeeldland", "label": "Voorbeeldland", "edition": 1, "date": "2026-11-20", "by": "Gemeente Voorbeeld"}`),
		"nummers.json":   []byte("[" + strings.Join(numbers, ",") + "]"),
	})
	if err != nil {
		t.Fatal(err)
	}
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Send(nav.RegionChanged{Book: book})
		d.Resize(60, 20)
		d.Press("n", "j")
		d.Sees("112", "0800-2000", "0123-456780", "0123-456783", "b ik bel nu")
	})
}
