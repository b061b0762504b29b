package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/model/passphrase"
	"tijdig/store/bundle"
	"tijdig/store/export/sealedpage"
	"tijdig/ui/screen/handover"
	"tijdig/ui/text/keeping"
	"tijdig/ui/uitest"
)

// TestHandingOverWritesWhatWasReadAndEntersIt goes through the screen with a
// report, at the level of codes.
func TestHandingOverWritesWhatWasReadAndEntersIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		t.Setenv("HOME", dir)
		d := newBench(t, t.TempDir()).sit(t, 80, 24).Watch()
		scooter(d)
		d.Press("ctrl+k", "s", "o", "7", "1")
		d.Type("Fatima")
		d.Press("enter")
		d.Type("Robin heeft hulp nodig")
		d.Press("enter", "enter")
		d.Press("enter")
		d.Sees("Typ het woord leesbaar")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("Lees dit na")
		d.SeesNot("Robin")
		d.Press("end", "enter")
		d.Sees("teruggelezen en gelijk: 1 signaal")
		found, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(found) != 1 {
			t.Fatalf("in the folder: %v, %v", found, err)
		}
		info, err := os.Stat(found[0])
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
		b, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, must := range []string{"zonder namen", "ik doe ritjes", "van een ander"} {
			if !strings.Contains(string(b), must) {
				t.Errorf("the report does not say %q", must)
			}
		}
		for _, never := range []string{"Robin", "bewoner"} {
			if strings.Contains(string(b), never) {
				t.Errorf("the report says %q", never)
			}
		}
		es, err := d.Model().(App).env.Store.Handovers()
		if err != nil || len(es) != 1 || es[0].Receiver != "Fatima" || es[0].Count != 1 {
			t.Errorf("in the ledger: %+v, %v", es, err)
		}
		leave(t, d)
	})
}

// handing opens Overdracht for all there is.
func handing(t *testing.T, fn func(t *testing.T, d *uitest.Desk, home string)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		home := t.TempDir()
		t.Setenv("HOME", home)
		d := newBench(t, t.TempDir()).sit(t, 80, 24).Watch()
		scooter(d)
		d.Press("ctrl+k", "s", "o")
		d.Sees("Overdracht")
		fn(t, d, home)
		leave(t, d)
	})
}

func TestWithNamesItIsAskedForWhomAndWhyAndEmptyIsDeliberate(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, _ string) {
		d.Press("7", "2", "1") // a report, with names
		d.Press("enter")
		d.Sees("zeg voor wie het is en waarom")
		d.Press("enter") // on purpose
		d.Type("hulp")
		d.Press("enter", "enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("teruggelezen en gelijk", "met-namen")
		es, err := d.Model().(App).env.Store.Handovers()
		if err != nil || len(es) != 1 || es[0].Receiver != "" || es[0].Why != "hulp" || !strings.Contains(keeping.ExportLine(es[0], model.DateOf(es[0].At)), "niet gezegd") {
			t.Errorf("in the ledger: %+v, %v", es, err)
		}
		d.Press("enter")
	})
}

func TestGoingPastForWhomIsAskedBeforeWriting(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, home string) {
		d.Press("7", "2", "1", "down", "down", "down")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("voor wie is het, en waarom?")
		if found, _ := filepath.Glob(filepath.Join(home, "*")); len(found) > 0 {
			t.Errorf("written all the same: %v", found)
		}
		d.Press("esc")
	})
}

// TestWordsTypedAheadNeverLandInAnotherField chooses a table, below whose level a choice
// comes in between.
func TestWordsTypedAheadNeverLandInAnotherField(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, _ string) {
		d.Press("3", "1")
		d.Type("jan")
		m := d.Model().(App).top().(handover.Model)
		if p := m.Place(); p.Choice(2) != "false" || p.Word(0) != "jan" {
			t.Errorf("typed words acted: %+v", p)
		}
		d.Press("up", "up", "up")
		d.Type("jan")
		d.Sees("niet overgenomen")
		d.Press("esc")
	})
}

func TestTheWholePathIsShownBeforeAndAfter(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, home string) {
		d.Press("7", "3", "enter", "enter") // numbers only, so nothing is asked
		d.Type("~/lijst.txt")
		d.Sees("Komt hier te staan:", filepath.Base(home), "lijst.txt")
		d.Press("enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("teruggelezen en gelijk", "lijst.txt")
		if _, err := os.Stat(filepath.Join(home, "lijst.txt")); err != nil {
			t.Error(err)
		}
		d.Press("enter")
	})
}

// TestWhatIsReadFirstIsSeenWhole breaks long rows, so that no word is beyond the edge.
func TestWhatIsReadFirstIsSeenWhole(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, _ string) {
		d.Press("4", "1", "1") // a table, without names, with text
		d.Press("enter", "enter", "enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("Lees dit na", "nagegaan_bij_andere_leeftijd")
		d.Press("esc", "esc")
	})
}

// TestADocumentIsChosenWhereItCanBeMade chooses that of the wijkteam with names, finds that
// the page for the family is not offered so, and takes it without.
func TestADocumentIsChosenWhereItCanBeMade(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, home string) {
		d.Press("7", "2")
		d.Sees("Welk stuk", "melding Veilig Thuis", "notitie voor het wijkteam")
		d.SeesNot("blad voor het gezin")
		d.Press("3")
		d.Type("Fatima")
		d.Press("up", "up", "1") // without names
		d.Sees("notitie voor het wijkteam]", "blad voor het gezin")
		d.Press("5", "enter", "enter", "enter")
		d.Type("leesbaar")
		d.Press("enter")
		d.Sees("Lees dit na", "voor het gezin")
		d.Press("end", "enter")
		d.Sees("teruggelezen en gelijk: 1 signaal", "gezin", "zonder-namen")
		es, err := d.Model().(App).env.Store.Handovers()
		if err != nil || len(es) != 1 || es[0].Format != "txt:gezin" || !strings.Contains(keeping.ExportLine(es[0], model.DateOf(es[0].At)), "blad voor het gezin") {
			t.Errorf("in the ledger: %+v, %v", es, err)
		}
		found, err := filepath.Glob(filepath.Join(home, "*.txt"))
		if err != nil || len(found) != 1 {
			t.Fatalf("in the folder: %v, %v", found, err)
		}
		b, err := os.ReadFile(found[0])
		if err != nil || strings.Contains(string(b), "ritjes") || !strings.Contains(string(b), "Twee telefoons") {
			t.Errorf("%v: the page for the family says:\n%s", err, b)
		}
		d.Press("enter")
	})
}

// TestABundleShowsItsWordsAndColleaguesCanTakeItIn goes through the screen with the form
// that only its receiver can read, is covered while the words stand there, and takes the
// file in elsewhere by those words.
func TestABundleShowsItsWordsAndColleaguesCanTakeItIn(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, home string) {
		d.Press("1") // how much of a person is no question, nor is text
		d.Sees("Versleuteld", "vijf woorden")
		d.Type("Fatima")
		d.Press("enter")
		d.Type("hulp overnemen")
		d.Press("enter", "enter")
		d.Sees("enter schrijft het, versleuteld")
		d.Press("enter")
		d.Sees("teruggelezen en gelijk: 1 signaal", "Woorden om te openen", "Zeg ze door de telefoon")
		m := d.Model().(App).top().(handover.Model)
		p := m.Place()
		words := p.Choice(6)
		if passphrase.Bits(words) < passphrase.Enough {
			t.Fatalf("words %q", words)
		}
		d.Sees(words)
		back := handover.New(d.Model().(App).env, nil).Return(p).(handover.Model)
		if again := back.Place(); again.Choice(6) != words {
			t.Errorf("once covered the words are %q", again.Choice(6))
		}
		found, err := filepath.Glob(filepath.Join(home, "tijdig-bundel-*.age"))
		if err != nil || len(found) != 1 {
			t.Fatalf("in the folder: %v, %v", found, err)
		}
		raw, err := os.ReadFile(found[0])
		if err != nil || strings.Contains(string(raw), "ritjes") {
			t.Fatalf("it can be read: %v", err)
		}
		b, err := bundle.Read(bytes.NewReader(raw), bundle.Key{Words: words})
		if err != nil || b.Signals != 1 || len(b.Subjects) != 1 || b.Subjects[0].Name != "Robin" {
			t.Errorf("%+v, %v", b.Subjects, err)
		}
		es, err := d.Model().(App).env.Store.Handovers()
		if err != nil || len(es) != 1 || es[0].Receiver != "Fatima" || es[0].Level != model.Complete || es[0].Format != string(bundle.Format) {
			t.Errorf("in the ledger: %+v, %v", es, err)
		}
		if h := d.Model().(App).env.Store.Heads().At(0); h.HandedOver.IsZero() {
			t.Error("the signal is not marked as handed over")
		}
		d.Press("enter")
	})
}

func TestABundleAsksForWhomAndWhy(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, _ string) {
		d.Press("1", "enter", "enter")
		d.Sees("zeg voor wie het is en waarom")
		d.Press("up", "up", "7")
		d.SeesNot("Versleuteld")
		d.Press("2")
		d.Sees("Kies bij Vorm liever 1")
		d.Press("esc")
	})
}

// TestASealedPageShowsItsWordsAndOpensWithThem makes one of a document with names, for who
// has no program: no word is to be typed, since nobody can read it, and the words that are
// shown open it. Without names it is read first, as any document.
func TestASealedPageShowsItsWordsAndOpensWithThem(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, home string) {
		d.Press("2", "2") // a page, with names
		d.Sees("vijf woorden", "niemand kan het inlezen", "Welk stuk")
		d.Press("3") // for the wijkteam
		d.Type("Fatima")
		d.Press("enter")
		d.Type("meedenken")
		d.Press("enter", "enter")
		d.Sees("enter schrijft het, versleuteld", "tijdig-pagina-")
		d.SeesNot("typ het woord")
		d.Press("enter")
		d.Sees("teruggelezen en gelijk: 1 signaal", "Woorden om te openen", "Zeg ze door de telefoon", "in een browser")
		words := d.Model().(App).top().(handover.Model).Place().Choice(6)
		d.Sees(words)
		found, err := filepath.Glob(filepath.Join(home, "*"))
		if err != nil || len(found) != 1 || !strings.HasPrefix(filepath.Base(found[0]), "tijdig-pagina-") {
			t.Fatalf("in the folder: %v, %v", found, err)
		}
		raw, err := os.ReadFile(found[0])
		if err != nil || strings.Contains(string(raw), "wijkteam") {
			t.Fatalf("it can be read: %v", err)
		}
		doc, err := sealedpage.Open(bytes.NewReader(raw), words)
		if err != nil || !strings.Contains(string(doc), "Robin") {
			t.Errorf("%v: it holds %.300s", err, doc)
		}
		es, err := d.Model().(App).env.Store.Handovers()
		if err != nil || len(es) != 1 || es[0].Receiver != "Fatima" || es[0].Format != "pagina:wijkteam" || !strings.Contains(keeping.ExportLine(es[0], model.DateOf(es[0].At)), "versleutelde webpagina") {
			t.Errorf("in the ledger: %+v, %v", es, err)
		}
		d.Press("enter", "o", "2", "1", "1", "enter", "enter", "down", "enter")
		d.Sees("Lees dit na")
		d.Press("esc", "esc")
	})
}

// TestABundleIsSealedForKeysThatAreKeptTypedOrPasted chooses one of two that are kept, pastes
// another with it, and names the second: each of the three opens what was written, words do
// not. It is covered before it is written. Names nobody has, half keys and secret ones are
// refused where they were typed.
func TestABundleIsSealedForKeysThatAreKeptTypedOrPasted(t *testing.T) {
	handing(t, func(t *testing.T, d *uitest.Desk, home string) {
		var ids []*age.X25519Identity
		for range 3 {
			id, err := age.GenerateX25519Identity()
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		err := stored(d).SaveSettings(model.Settings{Receivers: []model.Receiver{{Name: "Fatima", Key: ids[0].Recipient().String()}, {Name: "Noor van Dam", Key: ids[1].Recipient().String()}}})
		if err != nil {
			t.Fatal(err)
		}
		d.Press("esc", "o", "1")
		d.Sees("1 vijf woorden]", "2 een sleutel", "3 Fatima", "4 Noor van Dam", "open met vijf woorden die")
		d.Press("3", "4", "4") // on, and on and off
		d.Sees("3 Fatima]", "geheime sleutel")
		d.Paste("age1half")
		d.Press("enter")
		d.Sees("Er zit een fout in de sleutel")
		d.Paste(", Piet")
		d.Press("enter")
		d.Sees("Er is geen sleutel bewaard van Piet")
		for range len("age1half, Piet") {
			d.Press("backspace")
		}
		d.Type("noor van dam, ")
		d.Paste(ids[2].Recipient().String() + "\n")
		env := d.Model().(App).env
		m := d.Model().(App).top().(handover.Model)
		if back := handover.New(env, nil).Return(m.Place()).(handover.Model); strings.Join(back.Place().Typed, "|") != strings.Join(m.Place().Typed, "|") {
			t.Errorf("once covered: %q, before %q", back.Place().Typed, m.Place().Typed)
		}
		d.Press("enter")
		d.Type("Fatima, Noor en Piet")
		d.Press("enter")
		d.Type("overname")
		d.Press("enter", "enter", "enter")
		d.Sees("teruggelezen en gelijk: 1 signaal", "geheime sleutel", "inlezen van een")
		d.SeesNot("Woorden om te openen")
		found, err := filepath.Glob(filepath.Join(home, "*"))
		if err != nil || len(found) != 1 {
			t.Fatalf("in the folder: %v, %v", found, err)
		}
		raw, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			if b, err := bundle.Read(bytes.NewReader(raw), bundle.Key{Identities: id.String()}); err != nil || b.Signals != 1 {
				t.Errorf("key %d opens %d signals, %v", i, b.Signals, err)
			}
		}
		d.Press("enter", "o", "1", "2", "enter")
		d.Sees("Typ of plak een sleutel")
		d.Paste(ids[0].String())
		d.Press("enter")
		d.Sees("GEHEIME sleutel")
		d.Press("up", "1")
		d.SeesNot("Welke sleutel")
		d.Press("esc")
	})
}
