package ui

import (
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/exchange"
	"tijdig/ui/text/sharing"
	"tijdig/ui/uitest"
)

// inPostbox opens Postvak beside a colleague who is called Fatima, and gives the folder.
func inPostbox(t *testing.T, fn func(t *testing.T, b bench, d *uitest.Desk, other exchange.Job)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		b := newBench(t, t.TempDir())
		s := colleague(t, b)
		about(t, b, s, "K7F3Q", "Stokhasselt")
		if _, err := exchange.Mine(s, "Fatima"); err != nil {
			t.Fatal(err)
		}
		d := b.sit(t, 100, 40).Watch()
		err := stored(d).UpdateSettings(func(set *model.Settings) { set.Author.Name = "Sanne" })
		if err != nil {
			t.Fatal(err)
		}
		d.Press("p")
		d.Sees(sharing.PostboxTitle, sharing.PostboxFolder)
		d.Type(filepath.Join(folder, "weg"))
		d.Press("enter")
		d.Sees("De map is niet te lezen")
		for range len("/weg") {
			d.Press("backspace")
		}
		d.Press("enter")
		fn(t, b, d, exchange.Job{Store: s, Form: b.env.Form, Folder: folder, Made: b.env.Now()})
		leave(t, d)
	})
}

func exchanges(t *testing.T, j exchange.Job) exchange.Report {
	t.Helper()
	r, err := j.Do(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func cardOf(t *testing.T, s *store.Store) exchange.Card {
	t.Helper()
	c, err := exchange.Mine(s, "")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestATeamSharesAFolderOnScreen takes a colleague in by her card, exchanges, and finds what
// she recorded; then she leaves.
func TestATeamSharesAFolderOnScreen(t *testing.T) {
	inPostbox(t, func(t *testing.T, b bench, d *uitest.Desk, other exchange.Job) {
		d.Sees(sharing.PostboxAlone)
		d.Press("k")
		d.Sees("tijdig-kaart Sanne", sharing.CardCompare)
		d.Press("k", "+")
		d.Paste("geen kaart")
		d.Press("enter")
		d.Sees("Dit is geen kaart")
		d.Press("esc", "+")
		d.Paste(cardOf(t, other.Store).Line())
		d.Press("enter")
		d.Sees("je team: Sanne (jij) en Fatima", "nog stil", sharing.ExchangeNow)
		about(t, b, stored(d), "J91KD", "Markt")
		d.Press("enter")
		d.Sees("Dit is er gebeurd", "gedeeld", "1 signaal, want nog niet bij Fatima")
		r, err := other.Would(t.Context())
		if err != nil || len(r.Changes) != 1 {
			t.Fatalf("%+v, %v", r.Changes, err)
		}
		if _, err := other.Confirm(t.Context(), r.Changes[0].Words); err != nil {
			t.Fatal(err)
		}
		if r := exchanges(t, other); len(r.In.New) != 1 || r.Out != 1 {
			t.Fatalf("%+v", r)
		}
		d.Press("esc", "p")
		d.Sees("Er is nog niets veranderd", "K-7F3Q.1")
		d.Press("enter")
		d.Sees("Dit is er gebeurd", "K-7F3Q.1", "opgeruimd")
		d.Press("esc", "s")
		d.Sees("Stokhasselt")
		d.Press("/")
		d.Type("stokhasselt")
		d.Press("enter")
		d.Sees("K-7F3Q")
		d.Press("esc", "esc", "esc", "p", "delete")
		d.Type("Fatima")
		d.Press("enter")
		d.Sees("je team: Sanne (jij)", "opgeruimd", sharing.ExchangeNow)
		d.Press("enter")
		d.Sees("Dit is er gebeurd")
		d.Press("esc", "p")
		d.Sees(sharing.PostboxAlone)
		d.Press("esc")
	})
}

func TestAChangeOfTheTeamWaitsForAYesOnScreen(t *testing.T) {
	inPostbox(t, func(t *testing.T, _ bench, d *uitest.Desk, other exchange.Job) {
		if err := exchange.Add(other.Store, cardOf(t, stored(d))); err != nil {
			t.Fatal(err)
		}
		exchanges(t, other)
		d.Press("esc", "p")
		d.Sees("opgenomen door Fatima", "controlewoorden: ", sharing.PostboxAgree)
		d.SeesNot(sharing.ExchangeNow)
		d.Press("j")
		d.Sees("je team: Fatima en Sanne (jij)", "K-7F3Q.1", sharing.ExchangeNow)
		if n := stored(d).Heads().Len(); n != 0 {
			t.Errorf("%d signals before it was said", n)
		}
		d.Press("enter")
		d.Sees("Dit is er gebeurd", "nieuw")
		d.Press("esc")
	})
}

// TestVandaagRemindsOfATeamThatHearsNothing exchanges, and sits down again a week later.
func TestVandaagRemindsOfATeamThatHearsNothing(t *testing.T) {
	inPostbox(t, func(t *testing.T, b bench, d *uitest.Desk, other exchange.Job) {
		d.Press("+")
		d.Paste(cardOf(t, other.Store).Line())
		d.Press("enter", "enter")
		d.Sees("Dit is er gebeurd")
		d.Press("esc", "esc")
		d.SeesNot("niets uitgewisseld")
		leave(t, d)
		time.Sleep(7 * 24 * time.Hour)
		again := b.sit(t, 100, 40)
		again.Sees("7 dagen niets uitgewisseld met je team")
		leave(t, again)
	})
}

func TestWithoutANameTheTeamIsToldOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24).Watch()
		d.Press("p")
		d.Type(t.TempDir())
		d.Press("enter")
		d.Sees(sharing.PostboxName)
		d.Type("Noor")
		d.Press("enter")
		d.Sees("Je team is nog leeg")
		d.Press("k")
		d.Sees("tijdig-kaart Noor")
		d.Press("esc")
		leave(t, d)
	})
}
