package ui

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/ui/nav"
	"tijdig/ui/screen/arrival"
	"tijdig/ui/text/keeping"
	"tijdig/ui/uitest"
)

// stored returns the file the desk has open.
func stored(d *uitest.Desk) *store.Store { return d.Model().(App).env.Store }

// old records a signal that was written days ago and handed over complete.
func old(t *testing.T, d *uitest.Desk, code model.Code, name string, days int) model.ID {
	t.Helper()
	then := sunday.AddDate(0, 0, -days)
	draft := model.Draft{
		Signal: model.NewID(), Rev: 1, Started: then, Changed: then, Name: name,
		Subject: model.Subject{ID: model.NewID(), Kind: model.Youth, Code: code, Created: then},
		Content: model.Content{Answers: model.Answers{
			model.QAbout: {string(model.Youth)}, model.QAge: {string(model.Band12)},
			model.QPlace: {"Stokhasselt"}, model.QSeen: {model.SeenAt(then).String()},
		}},
	}
	s := stored(d)
	sig, err := s.Record(draft, model.Author{}, then)
	if err != nil {
		t.Fatal(err)
	}
	err = s.HandedOver([]model.ID{sig.Signal}, store.ExportEntry{Format: "txt", Level: model.Complete, Receiver: "Fatima, wijkteam", Why: "hulp overnemen", Name: "verslag.txt"})
	if err != nil {
		t.Fatal(err)
	}
	return sig.Signal
}

// two puts in a signal that is due and one that is not, and shows Vandaag.
func two(t *testing.T, d *uitest.Desk) {
	t.Helper()
	old(t, d, "J91KD", "Robin", 40)
	old(t, d, "K7F3Q", "", 3)
	arrived(t, d)
	d.Press("s", "esc")
}

// arrived notes of all that was handed over that it arrived.
func arrived(t *testing.T, d *uitest.Desk) {
	t.Helper()
	all, err := stored(d).Waiting()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range all {
		if err := stored(d).Arrived(h.ID, true); err != nil {
			t.Fatal(err)
		}
	}
}

// thrown throws a concept away.
func thrown(d *uitest.Desk) {
	d.Press("n", "n", "j", "enter", "1", "6", "enter", "enter")
	d.Type("Nieuwe scooter")
	d.Pass(time.Second)
	d.Press("esc", "delete")
}

// TestTheFileLooksAsDrawn keeps a picture of each screen about the file itself.
func TestTheFileLooksAsDrawn(t *testing.T) {
	for _, s := range []struct {
		name string
		do   func(t *testing.T, d *uitest.Desk)
	}{
		{"vandaag", two},
		{"bestand", func(t *testing.T, d *uitest.Desk) {
			if _, err := stored(d).Snapshot(); err != nil {
				t.Fatal(err)
			}
			two(t, d)
			d.Press("b")
		}},
		{"bestand-onder", func(t *testing.T, d *uitest.Desk) { two(t, d); d.Press("b", "tab", "tab", "tab") }},
		{"kopie-terugzetten", func(t *testing.T, d *uitest.Desk) { two(t, d); d.Press("b", "k", "t") }},
		{"kopie-gekozen", func(t *testing.T, d *uitest.Desk) { two(t, d); d.Press("b", "k", "t", "enter"); d.Type("appel boot") }},
		{"weggegooid", func(_ *testing.T, d *uitest.Desk) { thrown(d); d.Press("b", "g") }},
		{"weggegooid-leeg", func(_ *testing.T, d *uitest.Desk) { d.Press("b", "g") }},
		{"wissen", func(t *testing.T, d *uitest.Desk) { two(t, d); toDue(d) }},
		{"niet-bevestigd", func(t *testing.T, d *uitest.Desk) {
			old(t, d, "J91KD", "Robin", 40)
			old(t, d, "K7F3Q", "", 3)
			d.Press("s", "esc")
			toRow(d, "nog niet bevestigd")
		}},
		{"vernietigen-ook", func(t *testing.T, d *uitest.Desk) { t.Helper(); sameAs(d); d.Press("enter", "V") }},
		{"vernietigen", func(t *testing.T, d *uitest.Desk) { two(t, d); toDue(d); d.Press("enter") }},
		{"vernietigd", func(t *testing.T, d *uitest.Desk) {
			two(t, d)
			toDue(d)
			d.Press("enter")
			d.Type("J-91KD")
			d.Press("enter")
		}},
	} {
		t.Run(s.name, func(t *testing.T) {
			uitest.Each(t, uitest.Sizes(), func(t *testing.T, size uitest.Size) {
				b := newBench(t, t.TempDir())
				b.env.NewCode = func() model.Code { return "J91KD" }
				d := b.sit(t, size.W, size.H).Watch()
				s.do(t, d)
				d.Golden()
				leave(t, d)
			})
		})
	}
}

// toDue opens the due list from Vandaag.
func toDue(d *uitest.Desk) { toRow(d, keeping.DueTitle) }

// marked returns the row under the mark.
func marked(d *uitest.Desk) string {
	for l := range strings.SplitSeq(d.Screen(), "\n") {
		if strings.HasPrefix(l, "›") {
			return l
		}
	}
	return ""
}

func TestDestroyingAsksTheCodeAndLeavesNothing(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "s", "w", "V")
		code := recordedCode(t, d)
		d.Sees("Vernietigen", "komt niet terug", "niets helemaal overgedragen")
		d.Press("enter")
		d.Sees("Dat is niet de code")
		d.Type("A-0000")
		d.Press("enter")
		d.Sees("Dat is niet de code")
		if n := stored(d).Info().Signals; n != 1 {
			t.Fatalf("%d signals after a wrong code", n)
		}
		d.Press("backspace", "backspace", "backspace", "backspace", "backspace", "backspace")
		d.Type(strings.ToLower(string(code)))
		d.Press("enter")
		d.Sees("Vernietigd", "1 signaal", "geen uitvoer van gemaakt")
		d.SeesNot(code.String(), "Robin")
		d.Press("enter")
		d.Sees("Vandaag")
		i := stored(d).Info()
		if i.Signals+i.Drafts+i.Subjects != 0 {
			t.Fatalf("left behind: %+v", i)
		}
		d.Press("/")
		d.Type("scooter")
		d.Sees("niet gevonden: scooter")
		d.Press("esc", "esc")
	})
}

func recordedCode(t *testing.T, d *uitest.Desk) model.Code {
	t.Helper()
	sub, err := stored(d).Subject(recorded(t, d).Subject)
	if err != nil {
		t.Fatal(err)
	}
	return sub.Code
}

func TestDestroyingCanBeLeftWithoutDoingAnything(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "s", "w", "V", "esc")
		d.Sees("Over wie")
		recorded(t, d)
	})
}

func TestTheReceiptNamesTheExportsThatWereMade(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		two(t, d)
		if _, err := stored(d).Snapshot(); err != nil {
			t.Fatal(err)
		}
		toDue(d)
		d.Press("enter")
		d.Type("j91kd")
		d.Press("enter")
		d.Sees("uit 1 kopie", "Fatima,", "wijkteam", "verslag.txt")
	})
}

func TestOnlyWhatMayGoIsProposedAndNoClockDeletes(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		two(t, d)
		d.Sees("Binnenkort wissen: 1 signaal")
		toDue(d)
		d.Sees("J-91KD", "nooit iets vanzelf weg")
		d.SeesNot("K-7F3Q", "Robin")
		d.Press("enter", "esc", "esc")
		if n := stored(d).Info().Signals; n != 2 {
			t.Fatalf("%d signals after only looking", n)
		}
		toDue(d)
		d.Press("enter")
		d.Type("J91KD")
		d.Press("enter", "enter")
		d.SeesNot("Binnenkort wissen")
		if n := stored(d).Info().Signals; n != 1 {
			t.Fatalf("%d signals left", n)
		}
	})
}

// TestOnlyWhatWasHeardToHaveArrivedIsProposed hands a signal over, has it wait under its name
// on Vandaag, and says by key that it arrived: only then is it proposed. It is taken back, once
// covered too, and said again.
func TestOnlyWhatWasHeardToHaveArrivedIsProposed(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		old(t, d, "J91KD", "Robin", 40)
		d.Press("s", "esc")
		d.Sees("1 overdracht nog niet bevestigd")
		d.SeesNot("Binnenkort wissen")
		toRow(d, "nog niet bevestigd")
		d.Sees("aan Fatima, wijkteam", "1 signaal", "je hebt nog niet gehoord")
		d.SeesNot("Robin")
		d.Press("b")
		d.Sees("Bevestigd: het is aangekomen", "Er is niets overgedragen waarvan")
		m := d.Model().(App).top().(arrival.Model)
		if back := arrival.New(d.Model().(App).env).Return(m.Place()).(arrival.Model); len(back.Keys()) != 2 {
			t.Error("once covered it cannot be taken back")
		}
		d.Press("u")
		d.Sees("nog niet bevestigd", "aan Fatima")
		d.Press("b", "esc")
		d.SeesNot("overdracht nog niet bevestigd")
		d.Sees("Binnenkort wissen: 1 signaal")
		es, err := stored(d).Handovers()
		if err != nil || !strings.Contains(keeping.ExportLine(es[0], model.DateOf(sunday)), "bevestigd ") {
			t.Errorf("the list of outputs says %v, %v", es, err)
		}
	})
}

func TestAConceptThrownAwayComesBackAsItWas(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		thrown(d)
		d.Sees("Concept weggegooid")
		d.SeesNot("Nog niet af")
		if len(concepts(t, d)) != 0 {
			t.Fatal("it is still there")
		}
		d.Press("b")
		d.Sees("1 concept")
		d.Press("g")
		d.Sees("Nieuwe scooter")
		d.Press("enter")
		d.Sees("Teruggehaald", "Er is niets weggegooid")
		cs := concepts(t, d)
		if len(cs) != 1 || len(cs[0].Findings) != 1 || cs[0].Findings[0].Text != "Nieuwe scooter" {
			t.Fatalf("it came back as %+v", cs)
		}
		d.Press("esc", "esc")
		d.Sees("Nog niet af")
	})
}

// TestAConceptIsThrownAwayFromTheFormByThePaletteOnly also shows that delete
// stays a key of the text there.
func TestAConceptIsThrownAwayFromTheFormByThePaletteOnly(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("n", "n", "j", "enter", "1", "6", "enter", "enter")
		d.Type("Nieuwe scooter")
		d.Press("home", "delete")
		d.Sees("ieuwe scooter")
		d.Press("ctrl+p")
		d.Type("weggooien")
		d.Press("enter")
		d.Sees("Vandaag", "Concept weggegooid")
		if len(concepts(t, d)) != 0 {
			t.Fatal("it is still there")
		}
		d.Pass(5 * time.Second)
		if len(concepts(t, d)) != 0 {
			t.Fatal("a late save brought it back")
		}
		if n := len(stored(d).Discarded()); n != 1 {
			t.Fatalf("%d can be taken back", n)
		}
	})
}

func TestDeleteOnVandaagLeavesARecordedSignalAlone(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		scooter(d)
		d.Press("ctrl+k", "delete")
		recorded(t, d)
		d.SeesNot("weggegooid")
	})
}

func TestAWarningStandsOnVandaagAndSaysWhatToDo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		d.SeesNot(keeping.FileWarned)
		leave(t, d)
		b.env.Now = uitest.Clock(sunday.Add(-24 * time.Hour))
		d = b.sit(t, 80, 24).Watch()
		d.Sees("Nog te regelen", "de klok loopt achter")
		toRow(d, keeping.FileWarned)
		d.Sees("Bestand", "Let op", "Zet de klok van de laptop goed")
		d.Press("esc")
		d.Sees("Vandaag")
		leave(t, d)
	})
}

func toRow(d *uitest.Desk, words string) {
	for range 20 {
		d.Press("down")
	}
	for !strings.Contains(marked(d), words) {
		d.Press("up")
	}
	d.Press("enter")
}

func TestTheFilePageNamesCopiesExportsAndWaysIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 120, 60).Watch()
		copied, err := stored(d).Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		two(t, d)
		d.Press("b")
		d.Sees(filepath.Base(copied), "herstelcode op papier", "aan Fatima, wijkteam", "over 2 kinderen", "helemaal overgedragen: vandaag", "72 uur")
		d.SeesNot("Robin", "J-91KD", filepath.Dir(copied))
		leave(t, d)
	})
}

func TestACopyIsMadeOnceADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		scooter(d)
		d.Press("ctrl+k")
		leave(t, d)
		for i, c := range []struct {
			after time.Duration
			want  int
		}{{0, 1}, {time.Hour, 1}, {26 * time.Hour, 2}} {
			b.env.Now = uitest.Clock(sunday.Add(c.after))
			d := b.sit(t, 80, 24)
			leave(t, d)
			all, err := store.ListBackups(b.door.Path)
			if err != nil || len(all) != c.want {
				t.Fatalf("sitting %d: %d copies, want %d: %v", i+1, len(all), c.want, err)
			}
		}
	})
}

func TestACopyIsMadeWhenAskedAndSaysSo(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("b")
		d.Sees("Nog geen. k maakt er een.")
		d.Press("k")
		d.Sees("De kopie is gemaakt en nagelezen")
		d.SeesNot("Nog geen. k")
		all, err := stored(d).Backups()
		if err != nil || len(all) != 1 {
			t.Fatalf("%d copies: %v", len(all), err)
		}
	})
}

// TestWhatIsDestroyedIsInNoCopyUnderWay holds back what a copy would outlive.
func TestWhatIsDestroyedIsInNoCopyUnderWay(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		a := d.Model().(App)
		a.copying = true
		for _, msg := range []tea.Msg{nav.OpenDestroy{}, nav.OpenRecovery{}} {
			next, cmd := a.Update(msg)
			if n := next.(App); cmd != nil || len(n.stack) != len(a.stack) || n.news != keeping.CopyFirst {
				t.Errorf("%T is not held back", msg)
			}
		}
	})
}

// TestARecoveryFileOpensTheScreensAndAsksANewPassphrase comes in as the command
// line does with --recovery-file.
func TestARecoveryFileOpensTheScreensAndAsksANewPassphrase(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now})
		if err != nil {
			t.Fatal(err)
		}
		s, err := l.Unlock(phrase)
		if err != nil {
			t.Fatal(err)
		}
		b.door.Secrets = make([]store.Secret, 1)
		if b.door.Secrets[0].Paper, _, err = s.AddPaper(); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		d := uitest.Sit(t, New(b.env, b.door), 80, 24).Watch()
		d.Sees("Nieuwe wachtzin")
		const fresh = "maan kanon fiets linde zwaan"
		d.Type(fresh)
		d.Press("enter")
		d.Type(fresh)
		d.Press("enter")
		d.Sees("Vandaag", "De nieuwe wachtzin geldt")
		leave(t, d)
		b.door.Secrets = []store.Secret{{Passphrase: fresh}}
		d = uitest.Sit(t, New(b.env, b.door), 80, 24)
		d.Sees("Vandaag")
		leave(t, d)
	})
}

// TestWhatIsLookedAtIsLoggedWithoutSayingWhat opens a signal and its subject.
// Control: a list and a search are no line each.
func TestWhatIsLookedAtIsLoggedWithoutSayingWhat(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		two(t, d)
		d.Press("s", "/")
		d.Type("stok")
		d.Press("esc", "esc")
		views := func() (counts []int) {
			all, err := stored(d).LogEntries()
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range all {
				if e.Kind == store.LogView {
					counts = append(counts, e.Count)
				}
			}
			return counts
		}
		if n := views(); len(n) != 0 {
			t.Fatalf("control: %v were looked at", n)
		}
		d.Press("s", "enter", "s", "esc", "w", "esc", "esc", "esc")
		if n := views(); len(n) != 2 || n[0] != 1 || n[1] != 1 {
			t.Errorf("looked at %v", n)
		}
	})
}

// TestTheWorkersOwnNameIsChangedInInstellingen changes all, records with them, and has a
// report to Veilig Thuis say how to reach the worker.
func TestTheWorkersOwnNameIsChangedInInstellingen(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		settingsRow(d, keeping.AuthorOrg)
		d.Press("enter")
		d.Type("Jeugdteam Oost")
		d.Press("enter")
		d.Sees("Jeugdteam Oost")
		d.Press("down", "enter")
		d.Type("06-12345678")
		d.Press("enter")
		d.Sees("06-12345678")
		d.Press("up", "up", "enter")
		for range 40 {
			d.Press("backspace")
		}
		d.Type("Noor")
		d.Press("enter", "esc")
		if a := stored(d).Settings().Author; a.Name != "Noor" || a.Org != "Jeugdteam Oost" {
			t.Fatalf("kept as %+v", a)
		}
		d.Press("n", "n", "k", "ctrl+k")
		sig, err := stored(d).Signal(stored(d).Heads().At(0).Signal)
		if err != nil || sig.Author.Name != "Noor" || sig.Author.Org != "Jeugdteam Oost" {
			t.Fatalf("recorded by %+v, %v", sig.Author, err)
		}
		if got := strings.Join(strings.Fields(out(t, d, export.Text.As(paper.SafeHome))), " "); !strings.Contains(got, "Door Noor, Jeugdteam Oost Telefoon 06-12345678") {
			t.Errorf("the report says otherwise:\n%s", got)
		}
	})
}

// TestThePaletteFindsWhatPeopleCallIt looks for each of the words that a worker looked for.
func TestThePaletteFindsWhatPeopleCallIt(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		two(t, d)
		d.Press("s")
		for word, want := range map[string]string{"exporteren": "overdragen", "vinden": "zoek"} {
			d.Press("ctrl+p")
			d.Type(word)
			d.Sees(want)
			d.Press("esc")
		}
		d.Press("esc")
		for word, want := range map[string]string{
			"help": "alles wat je op dit scherm kunt", "export": "druk o", "bron": "druk →", "vernie": "daar V", "opnieuw": "ctrl+y", "backup": "voor Bestand", "wachtwoord": "Instellingen",
			"zwaan": "Niets gevonden",
		} {
			d.Press("ctrl+p")
			d.Type(word)
			d.Sees(want)
			d.Press("esc")
		}
		d.Press("n", "n", "k", "ctrl+g", "w")
		for word, want := range map[string]string{"redo": "opnieuw", "undo": "ongedaan", "checklist": "nagaan", "opslaan": "klaar"} {
			d.Press("ctrl+p")
			d.Type(word)
			d.Sees(want)
			d.Press("esc")
		}
	})
}
