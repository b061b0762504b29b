package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/ui/cli/fail"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/sharing"
)

const (
	phrase = "appel boot kerk zeven lamp"
	other  = "maan kanon fiets linde zwaan"
)

var (
	cheap  = store.KDF{Memory: 8, Time: 1, Threads: 1}
	sunday = time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))
)

// shell is a folder with a file of two signals, a passphrase file, and the
// recovery code.
type shell struct {
	t          *testing.T
	dir        string
	path, pass string
	code       string
	ids        []model.ID
}

func newShell(t *testing.T) *shell {
	t.Helper()
	sh := &shell{t: t, dir: t.TempDir()}
	sh.path, sh.pass = sh.in("signalen.tijdig"), sh.file("wachtzin", phrase+"\n")
	s, code, err := store.Create(sh.path, store.CreateOptions{Passphrase: phrase, KDF: cheap, Paper: true, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	sh.code = code
	for i, place := range []string{"Stokhasselt", "=1+1 markt"} {
		d := model.Draft{
			Signal: model.NewID(), Rev: 1, Started: sunday, Changed: sunday,
			Subject: model.Subject{ID: model.NewID(), Kind: model.Youth, Code: []model.Code{"J91KD", "K7F3Q"}[i], Created: sunday},
			Name:    []string{"Robin", ""}[i],
			Content: model.Content{Answers: model.Answers{
				model.QAbout: {string(model.Youth)}, model.QPlace: {place}, model.QSeen: {model.SeenAt(sunday).String()},
			}},
		}
		sig, err := s.Record(d, model.Author{}, sunday)
		if err != nil {
			t.Fatal(err)
		}
		sh.ids = append(sh.ids, sig.Signal)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return sh
}

func now() time.Time { return sunday }

func (sh *shell) in(name string) string { return filepath.Join(sh.dir, name) }

func (sh *shell) file(name, content string) string {
	sh.t.Helper()
	if err := os.WriteFile(sh.in(name), []byte(content), 0o600); err != nil {
		sh.t.Fatal(err)
	}
	return sh.in(name)
}

// bare runs a command with nothing filled in.
func (sh *shell) bare(args ...string) (out, said string, status int) {
	sh.t.Helper()
	var o, e bytes.Buffer
	err := Execute(sh.t.Context(), Deps{
		Env: nav.Env{Form: form.Quick(), Now: now}, Out: &o, Err: &e, KDF: cheap,
		Environ: func(string) string { return "" },
		App: func(context.Context, App) error {
			sh.t.Fatalf("%v started the screens", args)
			return nil
		},
	}, append([]string{}, args...)...)
	if err != nil {
		e.WriteString(fail.Message(err) + "\n")
	}
	return o.String(), e.String(), fail.Status(err)
}

// run runs a command on the shell's file with its passphrase.
func (sh *shell) run(args ...string) (out, said string, status int) {
	sh.t.Helper()
	return sh.bare(append([]string{"--file", sh.path, "--passphrase-file", sh.pass}, args...)...)
}

// does runs a command that must end with status and say each of words.
func (sh *shell) does(status int, words []string, args ...string) (out string) {
	sh.t.Helper()
	out, said, got := sh.run(args...)
	check(sh.t, args, status, words, out+said, got)
	return out
}

func check(t *testing.T, args []string, status int, words []string, all string, got int) {
	t.Helper()
	if got != status {
		t.Errorf("%v ended with %d, want %d: %s", args, got, status, all)
	}
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("%v did not say %q but %q", args, w, all)
		}
	}
}

// open opens the file as another window would.
func (sh *shell) open(pass string) *store.Store {
	sh.t.Helper()
	l, err := store.Open(sh.path, store.OpenOptions{Now: now})
	if err != nil {
		sh.t.Fatal(err)
	}
	s, err := l.Unlock(pass)
	if err != nil {
		l.Close()
		sh.t.Fatal(err)
	}
	s.Info() // the list stands
	sh.t.Cleanup(func() { s.Close() })
	return s
}

// TestWhatIsNotUnderstoodIsSaidInDutch is one row a mistake. None of them
// opens the file.
func TestWhatIsNotUnderstoodIsSaidInDutch(t *testing.T) {
	sh := &shell{t: t, dir: t.TempDir()}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"lits"}, "geen opdracht: lits. Bedoel je: list?"},
		{[]string{"help", "lits"}, "geen opdracht: lits. Bedoel je: list?"},
		{[]string{"--lits"}, "onbekende vlag: --lits"},
		{[]string{"-x"}, "onbekende vlag: -x"},
		{[]string{"list", "--status"}, "achter --status hoort nog iets"},
		{[]string{"demo", "--count", "veel"}, `--count kan niet "veel" zijn`},
		{[]string{"list", "nog", "iets"}, "dit is te veel: nog"},
		{[]string{"show"}, "hier ontbreekt: CODE"},
		{[]string{"show", "a", "b"}, "dit is te veel: b"},
		{[]string{"backup"}, "hier ontbreekt: MAP/NAAM"},
		{[]string{"recover", "x"}, "hier ontbreekt: OUT"},
		{[]string{"list", "--status", "dicht"}, "concept, open, zonder_stap"},
		{[]string{"list", "--kind", "hond"}, "--kind is"},
		{[]string{"list", "--since", "ooit"}, "een datum is"},
		{[]string{"list", "--code", "??"}, "Dat is geen code"},
		{[]string{"export", "--format", "wat", "--out", "-"}, "--format is een van"},
		{[]string{"export", "--format", "csv"}, "geef --out"},
		{[]string{"export", "--format", "csv", "--out", "-", "--identified", "--level", "counts"}, "spreken elkaar tegen"},
		{[]string{"init"}, "geef --recovery-out"},
	} {
		out, said, status := sh.bare(c.args...)
		check(t, c.args, 2, []string{c.says}, said, status)
		if out != "" {
			t.Errorf("%v wrote %q", c.args, out)
		}
		for _, english := range []string{"unknown", "invalid", "argument", "needs", "accepts"} {
			if strings.Contains(said, english) {
				t.Errorf("%v speaks English: %s", c.args, said)
			}
		}
	}
	if left, _ := os.ReadDir(sh.dir); len(left) != 0 {
		t.Error("something was written")
	}
}

func TestTwoWaysToOpenIsOneTooMany(t *testing.T) {
	sh := newShell(t)
	sh.does(2, []string{"één manier"}, "list", "--recovery-file", sh.file("code", sh.code))
}

func TestAWrongSecretSaysWhichOneAndChangesNothing(t *testing.T) {
	sh := newShell(t)
	before, _ := os.ReadFile(sh.path)
	for _, c := range []struct{ flag, content, says string }{
		{"--passphrase-file", other, text.Error(store.ErrWrongSecret)},
		{"--passphrase-file", "\n" + phrase, command.EmptySecretFile},
		{"--recovery-file", "geen code", "typfout in de herstelcode"},
		{"--identity", "geen sleutel", sharing.NoIdentity},
	} {
		args := []string{"--file", sh.path, c.flag, sh.file("geheim", c.content), "list"}
		_, said, status := sh.bare(args...)
		check(t, args, 1, []string{c.says}, said, status)
	}
	args := []string{"--file", sh.path, "--passphrase-file", sh.in("nergens"), "list"}
	_, said, status := sh.bare(args...)
	check(t, args, 1, []string{command.NoSecretFile}, said, status)
	if after, _ := os.ReadFile(sh.path); !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
}

func TestNoFileSaysHowToMakeOne(t *testing.T) {
	sh := newShell(t)
	_, said, status := sh.bare("--file", sh.in("nergens.tijdig"), "--passphrase-file", sh.pass, "list")
	check(t, []string{"list"}, 1, []string{"nergens.tijdig", "tijdig init"}, said, status)
}

func TestAPassphraseFileOthersCanReadIsWarnedAbout(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such rights there")
	}
	sh := newShell(t)
	sh.does(0, nil, "list")
	if err := os.Chmod(sh.pass, 0o644); err != nil {
		t.Fatal(err)
	}
	sh.does(0, []string{"chmod 600"}, "list")
}

func TestAFileInUseIsSaidAtOnce(t *testing.T) {
	sh := newShell(t)
	sh.open(phrase)
	start := time.Now()
	for _, args := range [][]string{{"list"}, {"check"}, {"log"}, {"passwd", "--new-passphrase-file", sh.pass}, {"recover", sh.path, sh.in("uit")}} {
		sh.does(1, []string{command.InUse}, args...)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestListIsOneObjectALine(t *testing.T) {
	sh := newShell(t)
	out := sh.does(0, nil, "list", "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines: %s", len(lines), out)
	}
	for _, l := range lines {
		var got row
		if err := json.Unmarshal([]byte(l), &got); err != nil || got.Kind != model.Youth || got.Status != statusNoStep {
			t.Errorf("%s: %v", l, err)
		}
	}
	if out := sh.does(0, nil, "list", "--wijk", "stokh"); strings.Count(out, "\n") != 1 || strings.Contains(out, "Robin") {
		t.Errorf("one place: %q", out)
	}
}

func TestACodeThatListNamesIsNeverSaidNotToBeThere(t *testing.T) {
	sh := newShell(t)
	s := sh.open(phrase)
	d := model.Draft{
		Signal: model.NewID(), Rev: 1, Started: sunday, Changed: sunday,
		Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: "K8ZZQ", Created: sunday},
	}
	if err := errors.Join(s.SaveDraft(d), s.Close()); err != nil {
		t.Fatal(err)
	}
	if out := sh.does(0, nil, "list"); !strings.Contains(out, "K-8ZZQ") {
		t.Fatalf("control: list does not name it: %s", out)
	}
	sh.does(1, []string{command.StillConcept}, "show", "K-8ZZQ")
}

func TestShowAndExportNameNobodyUnlessAsked(t *testing.T) {
	sh := newShell(t)
	if out := sh.does(0, nil, "show", "J-91KD"); strings.Contains(out, "Robin") || !strings.Contains(out, "J-91KD") {
		t.Errorf("show: %s", out)
	}
	sh.does(1, []string{command.NoSuchCode}, "show", "Z-9999")
	if out := sh.does(0, nil, "export", "--format", "csv", "--out", "-"); strings.Contains(out, "Robin") {
		t.Errorf("export: %s", out)
	}
	if out := sh.does(0, []string{"namen en vertrouwelijke bronnen gaan mee"}, "export", "--format", "jsonl", "--out", "-", "--identified"); !strings.Contains(out, "Robin") {
		t.Errorf("the name was asked for: %s", out)
	}
}

func TestNoCellOfATableIsAFormula(t *testing.T) {
	sh := newShell(t)
	for _, format := range []string{"csv", "csv-nl"} {
		path := sh.in("uit." + format)
		if out := sh.does(0, []string{command.AnyoneCanRead}, "export", "--format", format, "--identified", "--out", path); out != "" {
			t.Errorf("%s: %q on the output while a path was given", format, out)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(b, []byte("1+1 markt")) {
			t.Fatalf("%s: the place is not there: %s", format, b)
		}
		kept := regexp.MustCompile(`(^|[;\r\n])="[^";\r\n]*"`).ReplaceAll(b, []byte("$1")) // a formula that is only a text
		for _, cell := range strings.FieldsFunc(string(kept), func(r rune) bool { return strings.ContainsRune(",;\"\r\n\t", r) }) {
			if strings.HasPrefix(cell, "=") {
				t.Errorf("%s: a cell begins with %q", format, cell)
			}
		}
	}
}

func TestOutNeverOverwritesWithoutForce(t *testing.T) {
	sh := newShell(t)
	path := sh.file("uit.csv", "van iemand anders")
	sh.does(1, []string{"Er is niets overschreven"}, "export", "--format", "csv", "--out", path)
	if b, _ := os.ReadFile(path); string(b) != "van iemand anders" {
		t.Fatal("it was overwritten")
	}
	sh.does(0, nil, "export", "--format", "csv", "--out", path, "--force")
	if b, _ := os.ReadFile(path); !bytes.Contains(b, []byte("J-91KD")) {
		t.Fatal("it was not overwritten")
	}
}

func TestHelpIsDutch(t *testing.T) {
	sh := &shell{t: t, dir: t.TempDir()}
	for _, args := range [][]string{{"--help"}, {"demo", "--help"}, {"recover", "--help"}, {"export", "-h"}, {"help"}, {"help", "form", "check"}} {
		out, said, status := sh.bare(args...)
		check(t, args, 0, []string{"Gebruik:", "Vlaggen:"}, out+said, status)
		for _, english := range []string{"string", "default", "flags", "Usage", "help for", " int"} {
			if strings.Contains(out, english) {
				t.Errorf("%v says %q:\n%s", args, english, out)
			}
		}
	}
}
