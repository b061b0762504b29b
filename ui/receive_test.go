package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"filippo.io/age"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/delivery"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/sharing"
	"tijdig/ui/uitest"
)

const saidByPhone = "maan kanon fiets linde zwaan"

// colleague is a file of somebody else.
func colleague(t *testing.T, b bench) *store.Store {
	t.Helper()
	s, _, err := store.Create(filepath.Join(t.TempDir(), "anders.tijdig"), store.CreateOptions{Passphrase: phrase, KDF: cheap, Paper: true, Now: b.env.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// gives writes a bundle of all signals of a file, which opens with words.
func gives(t *testing.T, b bench, s *store.Store, path string) {
	t.Helper()
	givesSealed(t, b, s, path, bundle.Seal{Words: saidByPhone, Work: 2})
}

func givesSealed(t *testing.T, b bench, s *store.Store, path string, seal bundle.Seal) {
	t.Helper()
	j := delivery.Job{Store: s, Form: b.env.Form, Made: b.env.Now(), Receiver: "Noor", Why: "overname"}
	for h := range s.Heads().All() {
		j.Signals = append(j.Signals, h.Signal)
	}
	if _, err := j.Bundle(t.Context(), path, false, seal); err != nil {
		t.Fatal(err)
	}
}

// takes takes in by the store alone what another file has.
func takes(t *testing.T, to, from *store.Store) {
	t.Helper()
	var p store.Parcel
	for h := range from.Heads().All() {
		if h.Concept {
			continue
		}
		vs, err := from.Pack(h.Signal)
		if err != nil {
			t.Fatal(err)
		}
		who, err := from.Bearer(h.Subject)
		if err != nil {
			t.Fatal(err)
		}
		p.Versions, p.Subjects = append(p.Versions, vs...), append(p.Subjects, who)
	}
	if _, err := to.Merge(t.Context(), p); err != nil {
		t.Fatal(err)
	}
}

// about records a signal in a file.
func about(t *testing.T, b bench, s *store.Store, code model.Code, place string) model.Signal {
	t.Helper()
	d := model.Draft{
		ID: model.NewID(), Signal: model.NewID(), Rev: 1, Started: b.env.Now(), Changed: b.env.Now(), Name: "Robin",
		Subject: model.Subject{ID: model.NewID(), Kind: model.Youth, Code: code, Created: b.env.Now()},
		FormRef: b.env.Form.Ref(1),
		Content: model.Content{Answers: model.Answers{model.QAbout: {string(model.Youth)}, model.QPlace: {place}, model.QSeen: {model.SeenAt(b.env.Now()).String()}}},
	}
	sig, err := s.Record(d, model.Author{Name: "Noor"}, b.env.Now())
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

// receiving opens Inlezen where a bundle of a colleague lies in the folder of the worker.
func receiving(t *testing.T, fn func(t *testing.T, d *uitest.Desk, home string)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		home := t.TempDir()
		t.Setenv("HOME", home)
		b := newBench(t, t.TempDir())
		other := colleague(t, b)
		about(t, b, other, "K7F3Q", "Stokhasselt")
		gives(t, b, other, filepath.Join(home, "tijdig-bundel-2026-11-22.age"))
		d := b.sit(t, 80, 24).Watch()
		d.Press("c")
		d.Sees(sharing.ReceiveTitle, "tijdig-bundel-2026-11-22.age")
		fn(t, d, home)
		leave(t, d)
	})
}

// TestWhatAColleagueGaveIsShownAndThenTakenIn goes by keys from the file in the folder to
// the signal on its page, found by its words.
func TestWhatAColleagueGaveIsShownAndThenTakenIn(t *testing.T) {
	receiving(t, func(t *testing.T, d *uitest.Desk, _ string) {
		d.Press("enter")
		d.Type("maan kanon fiets linde boot")
		d.Press("enter")
		d.Sees("Hiermee gaat het niet open")
		for range len("boot") {
			d.Press("backspace")
		}
		d.Type("zwaan")
		d.Press("enter")
		d.Sees("Er is nog niets veranderd", "nieuw", "K-7F3Q.1", "neem over")
		s := d.Model().(App).env.Store
		if n := s.Heads().Len(); n != 0 {
			t.Fatalf("%d signals before it was said", n)
		}
		d.Press("enter")
		d.Sees("Overgenomen: 1 nieuw, 0 aangevuld", "K-7F3Q.1")
		if copies, err := s.Backups(); err != nil || len(copies) == 0 {
			t.Errorf("no copy was made first: %v", err)
		}
		d.Press("enter", "s")
		d.Sees("K-7F3Q", "Stokhasselt")
		d.Press("/")
		d.Type("stokhasselt")
		d.Press("enter", "enter")
		d.Sees("Stokhasselt", "Noor")
		d.Press("esc", "esc")
	})
}

// TestABundleForAKeyIsTakenInByTheFileWithThatKey names a file that is none, one with the
// key of somebody else, and the right one.
func TestABundleForAKeyIsTakenInByTheFileWithThatKey(t *testing.T) {
	receiving(t, func(t *testing.T, d *uitest.Desk, home string) {
		b := newBench(t, t.TempDir())
		other := colleague(t, b)
		about(t, b, other, "M3P8R", "Noordhoek")
		mine, theirs := identity(t), identity(t)
		path := filepath.Join(home, "voor-mij.age")
		givesSealed(t, b, other, path, bundle.Seal{Recipients: []string{mine.Recipient().String()}})
		for name, holds := range map[string]string{"mijn.txt": "# gemaakt vandaag\n" + mine.String() + "\n", "ander.txt": theirs.String(), "leeg.txt": "# niets", "open.txt": mine.Recipient().String()} {
			if err := os.WriteFile(filepath.Join(home, name), []byte(holds), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		d.Type(path)
		d.Press("enter")
		d.Sees(sharing.ReceiveOpens(true))
		d.Press("enter")
		d.Sees(sharing.ReceiveWhichKey)
		for _, c := range []struct{ file, says string }{
			{"nergens.txt", "Daar staat geen bestand"}, {"leeg.txt", "staat geen sleutel"}, {"open.txt", "niet te begrijpen"}, {"ander.txt", "Hiermee gaat het niet open"},
		} {
			d.Type(filepath.Join(home, c.file))
			d.Press("enter")
			d.Sees(c.says, sharing.ReceiveOpens(true))
			for range len(filepath.Join(home, c.file)) {
				d.Press("backspace")
			}
		}
		d.Type(filepath.Join(home, "mijn.txt"))
		d.Press("enter")
		d.Sees("Er is nog niets veranderd", "M-3P8R.1")
		d.Press("enter")
		d.Sees("Overgenomen: 1 nieuw")
		d.Press("enter")
	})
}

func identity(t *testing.T) *age.X25519Identity {
	t.Helper()
	k, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestTakingInTwiceSaysThatAllIsHere(t *testing.T) {
	receiving(t, func(t *testing.T, d *uitest.Desk, _ string) {
		for _, sees := range []string{"Er is nog niets veranderd", sharing.ReceiveNothing} {
			d.Press("enter")
			d.Type(saidByPhone)
			d.Press("enter")
			d.Sees(sees)
			if sees != sharing.ReceiveNothing {
				d.Press("enter", "enter", "c")
			}
		}
		d.Press("enter") // nothing to do
		d.Sees(sharing.ReceiveNothing)
		d.Press("esc", "esc")
		d.Sees("Vandaag")
	})
}

func TestWhatIsNoBundleChangesNothing(t *testing.T) {
	receiving(t, func(t *testing.T, d *uitest.Desk, home string) {
		for name, content := range map[string]string{"x.txt": "zomaar\n", "y.age": "age-encryption.org/v1\nniets\n"} {
			if err := os.WriteFile(filepath.Join(home, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		d.Type("~/niets")
		d.Press("enter")
		d.Sees("Daar staat geen bestand")
		for _, c := range []struct{ name, says string }{{"x.txt", "geen bundel van Tijdig"}, {"y.age", "beschadigd of niet heel"}} {
			for range len("~/niets") {
				d.Press("backspace")
			}
			d.Type("~/" + c.name)
			d.Press("enter")
			if strings.HasSuffix(c.name, ".age") {
				d.Sees(sharing.ReceiveOpens(false))
				d.Type(saidByPhone)
				d.Press("enter")
			}
			d.Sees(c.says)
		}
		if n := d.Model().(App).env.Store.Heads().Len(); n != 0 {
			t.Errorf("%d signals", n)
		}
		d.Press("esc", "esc")
	})
}

// TestTwoVersionsAreShownAndSettledByOneKey has two people change one signal apart from
// each other. The list and Vandaag say so, the page shows both beside each other, a step
// that is ticked on one leaves the other, and one key makes one of them in which nothing
// of either is lost.
func TestTwoVersionsAreShownAndSettledByOneKey(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		other := colleague(t, b)
		sig := about(t, b, other, "K7F3Q", "Stokhasselt")
		d := b.sit(t, 100, 40).Watch()
		s := d.Model().(App).env.Store
		takes(t, s, other)
		change := func(s *store.Store, after time.Duration, q, to, line, by string) {
			_, err := s.ChangeContent(sig.Signal, model.Author{Name: by}, b.env.Now().Add(after), func(c model.Content) (model.Content, error) {
				c = c.Clone()
				c.Answers[q] = model.Answer{to}
				c.Findings = append(c.Findings, model.Finding{ID: model.NewID(), Kind: model.SeenSelf, Text: line, Written: b.env.Now()})
				return c, nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		change(s, 0, model.QPlace, "Markt", "stond bij de markt", "Sanne")
		change(other, time.Minute, model.QUrgency, string(model.Now), "was alleen", "Noor")
		takes(t, s, other)
		d.Send(nav.Changed{})
		d.Sees("Nog niet af", "K-7F3Q.1", text.TwoShort)
		d.Press("s")
		d.Sees("K-7F3Q.1", text.TwoShort)
		d.Press("enter")
		d.Sees("twee mensen hebben dit apart veranderd", "Sanne", "Markt", "Stokhasselt", "stond bij de markt", "was alleen", reading.SettleKey)
		d.Resize(60, 24) // no room beside each other: below
		d.Sees("daar Markt", "hier Stokhasselt", "daar staat er niet")
		d.Resize(100, 40)
		d.Press("e", "ctrl+k")
		d.Type("samen bekeken")
		d.Press("enter")
		now, err := s.Currents(sig.Signal)
		if err != nil || len(now) != 1 || len(now[0].Parents) != 2 {
			t.Fatalf("%d current of %d parents, %v", len(now), len(now[0].Parents), err)
		}
		if c := now[0].Content; c.Answers.One(model.QPlace) != "Markt" || c.Urgency() != model.Now || len(c.Findings) != 2 {
			t.Errorf("something was lost: %v, %d lines", c.Answers, len(c.Findings))
		}
		d.Press("esc", "esc")
		d.SeesNot(text.TwoShort)
		leave(t, d)
	})
}

// TestACodeThatWasTakenIsFoundByBoth takes in somebody whose code another has here: the
// page says by what code the colleague knows them.
func TestACodeThatWasTakenIsFoundByBoth(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		other := colleague(t, b)
		theirs := about(t, b, other, "K7F3Q", "Stokhasselt")
		d := b.sit(t, 80, 24).Watch()
		s := d.Model().(App).env.Store
		about(t, b, s, "K7F3Q", "Markt")
		takes(t, s, other)
		d.Send(nav.OpenSubject{Subject: theirs.Subject})
		d.Sees("Bij een ander", "K-7F3Q")
		sub, err := s.Subject(theirs.Subject)
		if err != nil || sub.Code == "K7F3Q" {
			t.Errorf("%s, %v", sub.Code, err)
		}
		d.Press("esc")
		leave(t, d)
	})
}

// TestWordsAreKeptAsTheyStoodWhenTheyWereLookedAt types on in the middle before what keeps the
// words has run: it keeps those of before.
func TestWordsAreKeptAsTheyStoodWhenTheyWereLookedAt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Setenv("HOME", t.TempDir())
		d := newBench(t, t.TempDir()).sit(t, 80, 24)
		d.Press("c")
		d.Type("voor/mij.age")
		a := d.Model().(App)
		_, keep := a.halfDue()
		var typed tea.Model = a
		for _, press := range []tea.KeyPressMsg{{Code: tea.KeyHome}, {Code: 'x', Text: "x"}, {Code: 'y', Text: "y"}} {
			typed, _ = typed.Update(press)
		}
		if msg, ok := keep().(halfKeptMsg); !ok || msg.err != nil || msg.words != "voor/mij.age" {
			t.Errorf("%+v", msg)
		}
		if b, ok, err := stored(d).Place(); err != nil || !ok || !strings.Contains(string(b), `"voor/mij.age"`) {
			t.Errorf("kept %s, %v", b, err)
		}
		leave(t, d)
	})
}
