package cli

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/export/sealedpage"
	"tijdig/ui/text/command"
)

// colleague is another shell without signals.
func colleague(t *testing.T) *shell {
	t.Helper()
	sh := &shell{t: t, dir: t.TempDir()}
	sh.path, sh.pass = sh.in("anders.tijdig"), sh.file("wachtzin", phrase+"\n")
	s, _, err := store.Create(sh.path, store.CreateOptions{Passphrase: phrase, KDF: cheap, Paper: true, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return sh
}

func TestABundleGoesFromOneLaptopToAnother(t *testing.T) {
	a, b := newShell(t), colleague(t)
	out, words := a.in("voor-fatima.age"), a.in("woorden")
	a.does(0, []string{command.NamesGoAlong, command.SealedStands + "2 signalen", command.WordsStand},
		"export", "--format", "bundle", "--out", out, "--bundle-words-out", words, "--voor", "Fatima", "--reden", "overname")
	said, err := os.ReadFile(words)
	if err != nil || passphrase.Bits(strings.TrimSpace(string(said))) < passphrase.Enough {
		t.Fatalf("words %q, %v", said, err)
	}
	if raw, err := os.ReadFile(out); err != nil || !bundle.IsSealed(raw) || bytes.Contains(raw, []byte("Robin")) {
		t.Fatalf("it is not sealed: %v", err)
	}
	wrong := b.file("fout", other+"\n")
	b.does(1, []string{"Hiermee gaat het niet open"}, "import", out, "--words-file", wrong)
	b.does(1, []string{command.NeedWords}, "import", out)
	b.does(0, []string{command.WouldHappen, "nieuw           J-91KD.1", "nieuw           K-7F3Q.1"}, "import", out, "--words-file", words, "--dry-run")
	b.does(1, []string{command.NoSuchCode}, "show", "J-91KD")
	b.does(0, []string{"nieuw           J-91KD.1", "kopie vooraf gemaakt: "}, "import", out, "--words-file", words)
	b.does(0, []string{"Robin", "Stokhasselt"}, "show", "J-91KD", "--identified")
	b.does(0, []string{"al hier         2 signalen", command.NothingToTake}, "import", out, "--words-file", words)
	b.does(0, []string{"ingelezen"}, "log")
}

func TestABundleForAKeyNeedsNoWords(t *testing.T) {
	a, b := newShell(t), colleague(t)
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	out := a.in("b.age")
	a.does(0, nil, "export", "--format", "bundle", "--out", out, "--recipient", key.Recipient().String(), "--code", "J-91KD")
	secret := b.file("sleutel", "# mijn sleutel\n"+key.String()+"\n")
	got := b.does(0, []string{"J-91KD.1"}, "import", out, "--bundle-identity", secret)
	if strings.Contains(got, "K-7F3Q") {
		t.Error("more went along than was chosen")
	}
}

func TestABundleThatCannotBeIsRefusedBeforehand(t *testing.T) {
	sh := newShell(t)
	out := sh.in("b.age")
	for _, c := range []struct {
		status int
		words  string
		args   []string
	}{
		{2, command.SealedNeedsFile, []string{"--out", "-", "--bundle-words-out", sh.in("w")}},
		{2, command.BundleOnlyWhole, []string{"--out", out, "--level", "pseudonymous"}},
		{2, command.BundleOnlyWhole, []string{"--out", out, "--text"}},
		{2, command.BundleNotBoth, []string{"--out", out, "--bundle-words-out", sh.in("w"), "--recipient", "age1x"}},
		{2, command.BundleNeedsKey, []string{"--out", out}},
		{1, command.NoBundleWordsOut, []string{"--out", out, "--bundle-words-out", sh.pass}},
		{1, "Een sleutel begint met age1", []string{"--out", out, "--recipient", "age1ditisgeensleutel"}},
		{1, "Er staat al een bestand", []string{"--out", sh.file("bezet", "x"), "--bundle-words-out", sh.in("w2")}},
	} {
		sh.does(c.status, []string{c.words}, append([]string{"export", "--format", "bundle"}, c.args...)...)
	}
	sh.does(2, []string{command.OnlyForBundle}, "export", "--format", "csv", "--out", out, "--recipient", "age1x")
	for _, left := range []string{out, sh.in("w"), sh.in("w2")} {
		if _, err := os.Stat(left); err == nil {
			t.Errorf("%s was left behind", filepath.Base(left))
		}
	}
}

func TestLinesWithNamesComeInToo(t *testing.T) {
	a, b := newShell(t), colleague(t)
	out, masked := a.in("s.jsonl"), a.in("m.jsonl")
	a.does(0, nil, "export", "--format", "jsonl", "--identified", "--out", out)
	a.does(0, nil, "export", "--format", "jsonl", "--out", masked)
	b.does(1, []string{"uitvoer zonder namen"}, "import", masked)
	b.does(0, []string{"nieuw           J-91KD.1"}, "import", out)
	b.does(1, []string{"geen bundel van Tijdig"}, "import", b.pass)
	b.does(1, []string{"Er is geen bestand"}, "import", b.in("niets"))
}

func TestAWrongLineIsNamedAndTheRestComesIn(t *testing.T) {
	a, b := newShell(t), colleague(t)
	out := a.in("s.jsonl")
	a.does(0, nil, "export", "--format", "jsonl", "--identified", "--out", out)
	whole, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(whole), "\n")
	lines[1] = `{"niveau":"complete","signaal":{}}` + "\n"
	harmed := a.file("h.jsonl", strings.Join(lines, ""))
	b.does(1, []string{"NIET GENOMEN    regel 2: ", "nieuw           ", command.SomeRefused}, "import", harmed)
}

// TestWhatAStrangerWroteSteersNoTerminal takes in a name that would clear the screen.
func TestWhatAStrangerWroteSteersNoTerminal(t *testing.T) {
	a, b := newShell(t), colleague(t)
	s := a.open(phrase)
	_, err := s.ChangeContent(a.ids[0], model.Author{Name: "Noor\x1b[2J\u202e", Org: strings.Repeat("x", 500)}, sunday, func(c model.Content) (model.Content, error) { return c, nil })
	if err = errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	out := a.in("s.jsonl")
	a.does(0, nil, "export", "--format", "jsonl", "--identified", "--out", out)
	said, _, _ := b.run("import", out, "--dry-run")
	if !strings.Contains(said, "geschreven door Noor") || strings.ContainsAny(said, "\x1b\u202e") || strings.Contains(said, strings.Repeat("x", 100)) {
		t.Errorf("%q", said)
	}
}

func TestTwoVersionsAreSaid(t *testing.T) {
	a, b := newShell(t), colleague(t)
	give := func(from, to *shell, name string) string {
		out, words := from.in(name), from.in(name+".woorden")
		from.does(0, nil, "export", "--format", "bundle", "--out", out, "--bundle-words-out", words)
		said, _, _ := to.run("import", out, "--words-file", words)
		return said
	}
	give(a, b, "1.age")
	for i, sh := range []*shell{a, b} {
		sh.changes(a.ids[0], []string{"Markt", "Station"}[i])
	}
	if said := give(b, a, "2.age"); !strings.Contains(said, "TWEE VERSIES    J-91KD.1") {
		t.Errorf("%s", said)
	}
}

// changes makes a version of a signal with another place.
func (sh *shell) changes(id model.ID, place string) {
	sh.t.Helper()
	l, err := store.Open(sh.path, store.OpenOptions{Now: now})
	if err != nil {
		sh.t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		sh.t.Fatal(err)
	}
	_, err = s.ChangeContent(id, model.Author{}, sunday, func(c model.Content) (model.Content, error) {
		c = c.Clone()
		c.Answers[model.QPlace] = model.Answer{place}
		return c, nil
	})
	if err != nil {
		sh.t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		sh.t.Fatal(err)
	}
}

// TestTheAgeCommandOpensABundle holds that nobody needs this program to read what was
// given: age and a reader of JSON will do.
func TestTheAgeCommandOpensABundle(t *testing.T) {
	if _, err := exec.LookPath("age"); err != nil {
		t.Skip("there is no age here")
	}
	sh := newShell(t)
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	out := sh.in("b.age")
	sh.does(0, nil, "export", "--format", "bundle", "--out", out, "--recipient", key.Recipient().String())
	got, err := exec.Command("age", "--decrypt", "--identity", sh.file("sleutel", key.String()+"\n"), out).Output()
	if err != nil {
		t.Fatal(err)
	}
	first, rest, _ := strings.Cut(string(got), "\n")
	if !strings.HasPrefix(first, `{"tijdig":"bundel","vorm":1,"niveau":"complete"`) || !strings.Contains(rest, `"Robin"`) || strings.Count(rest, "\n") != 4 {
		t.Errorf("%s", got)
	}
	back, err := exec.Command("age", "--encrypt", "--armor", "--recipient", key.Recipient().String(), sh.file("plain", string(got))).Output()
	if err != nil {
		t.Fatal(err)
	}
	b := colleague(t)
	b.does(0, []string{"nieuw           J-91KD.1"}, "import", b.file("terug.age", string(back)), "--bundle-identity", sh.in("sleutel"))
}

// TestASealedPageOpensWithTheWordsThatWereWritten makes one of the whole report and one of a
// document, and is refused what cannot be.
func TestASealedPageOpensWithTheWordsThatWereWritten(t *testing.T) {
	sh := newShell(t)
	out, words := sh.in("voor-fatima.html"), sh.in("woorden")
	sh.does(0, []string{command.NamesGoAlong, command.SealedStands + "2 signalen", command.WordsStand},
		"export", "--format", "pagina", "--identified", "--document", "overdracht", "--out", out, "--bundle-words-out", words, "--voor", "Fatima", "--reden", "overname")
	said, err := os.ReadFile(words)
	if err != nil || passphrase.Bits(strings.TrimSpace(string(said))) < passphrase.Enough {
		t.Fatalf("words %q, %v", said, err)
	}
	raw, err := os.ReadFile(out)
	if err != nil || bytes.Contains(raw, []byte("Robin")) {
		t.Fatalf("it is not sealed: %v", err)
	}
	doc, err := sealedpage.Open(bytes.NewReader(raw), string(said))
	if err != nil || !bytes.Contains(doc, []byte("Robin")) || !bytes.Contains(doc, []byte("overdracht")) {
		t.Errorf("%v: it holds %.200s", err, doc)
	}
	sh.does(0, []string{"overgedragen           2 signalen"}, "log")
	again := sh.in("nog.html")
	for _, c := range []struct {
		status int
		words  string
		args   []string
	}{
		{2, command.SealedNeedsFile, []string{"--out", "-", "--bundle-words-out", sh.in("w")}},
		{2, command.PageNeedsWordsOut, []string{"--out", again}},
		{2, command.OnlyForBundle, []string{"--out", again, "--recipient", "age1x"}},
		{1, command.NoBundleWordsOut, []string{"--out", again, "--bundle-words-out", sh.pass}},
		{1, "Er staat al een bestand", []string{"--out", out, "--bundle-words-out", sh.in("w")}},
	} {
		sh.does(c.status, []string{c.words}, append([]string{"export", "--format", "pagina"}, c.args...)...)
	}
	for _, left := range []string{again, sh.in("w")} {
		if _, err := os.Stat(left); err == nil {
			t.Errorf("%s was left behind", filepath.Base(left))
		}
	}
}
