package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/ui/text"
)

// damageOne flips a bit in the longest object of the bucket of the signals: a version.
func (sh *shell) damageOne() {
	sh.t.Helper()
	db, err := bolt.Open(sh.path, 0o600, nil)
	if err != nil {
		sh.t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("a"))
		var key, value []byte
		c := b.Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if len(v) > len(value) {
				key, value = bytes.Clone(k), bytes.Clone(v)
			}
		}
		value[len(value)/2] ^= 1
		return b.Put(key, value)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		sh.t.Fatal(err)
	}
}

func (sh *shell) exports() (out []store.LogEntry) {
	sh.t.Helper()
	s := sh.open(phrase)
	defer s.Close()
	all, err := s.LogEntries()
	if err != nil {
		sh.t.Fatal(err)
	}
	for _, e := range all {
		switch e.Kind {
		case store.LogExport, store.LogExportBegun, store.LogExportBroken:
			out = append(out, e)
		}
	}
	return out
}

// TestANameThatCannotBeReadIsSaidNotToBeMasked damages all that is short: names too.
func TestANameThatCannotBeReadIsSaidNotToBeMasked(t *testing.T) {
	sh := newShell(t)
	sh.damage(sh.path, "a")
	_, said, status := sh.run("export", "--format", "txt", "--out", "-")
	check(t, []string{"export"}, 1, []string{"niet weggelakt"}, said, status)
	_, said, _ = sh.run("export", "--format", "csv", "--out", "-")
	if strings.Contains(said, "niet weggelakt") {
		t.Error("a table without text says so too")
	}
}

func TestADamagedSignalIsLeftOutAndSaidByStatusAndLog(t *testing.T) {
	for _, to := range []string{"-", "uit"} {
		sh := newShell(t)
		sh.damageOne()
		if to != "-" {
			to = sh.in(to)
		}
		sh.does(1, []string{"1 signaal is beschadigd en ontbreekt"}, "export", "--format", "jsonl", "--out", to)
		got := sh.exports()
		if len(got) != 2 || got[0].Count != 2 || got[1].Kind != store.LogExport || got[1].Count != 1 {
			t.Errorf("to %s the log says %+v", to, got)
		}
	}
}

// TestNoFileOfTheProgramIsReplacedByAnOutput tries every way a path can lead to one;
// outbox has the rest of them.
func TestNoFileOfTheProgramIsReplacedByAnOutput(t *testing.T) {
	sh := newShell(t)
	t.Chdir(sh.dir)
	for name, how := range map[string]func(string, string) error{"zacht": os.Symlink, "hard": os.Link} {
		if err := how(sh.path, sh.in(name)); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.ReadFile(sh.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{
		sh.path, "signalen.tijdig", "./x/../signalen.tijdig", sh.in("zacht"), "hard", sh.pass, filepath.Base(sh.pass),
	} {
		for _, force := range [][]string{nil, {"--force"}} {
			sh.does(1, nil, append([]string{"export", "--format", "csv", "--out", to}, force...)...)
		}
	}
	sh.does(1, []string{text.Error(delivery.ErrOwnFile)}, "export", "--format", "csv", "--force", "--out", "hard")
	after, err := os.ReadFile(sh.path)
	if err != nil || !bytes.HasPrefix(after, before[:28]) {
		t.Error("the file was replaced")
	}
	sh.does(0, []string{"alles klopt"}, "check")
	if b, err := os.ReadFile(sh.pass); err != nil || strings.TrimSpace(string(b)) != phrase {
		t.Errorf("the passphrase file was replaced: %q, %v", b, err)
	}
	if got := sh.exports(); len(got) > 0 {
		t.Errorf("the log says %+v", got)
	}
}

func TestAPlaceThatIsNoneGetsTheRightSentence(t *testing.T) {
	sh := newShell(t)
	for to, want := range map[string]string{
		sh.dir:                  "geen gewoon bestand",
		"/dev/full":             "geen gewoon bestand",
		sh.in("weg/uit.csv"):    "bestaat niet",
		sh.in("wachtzin/x.csv"): "geen gewoon bestand",
	} {
		sh.does(1, []string{want}, "export", "--format", "csv", "--out", to)
		sh.does(1, []string{want}, "export", "--format", "csv", "--force", "--out", to)
	}
}

// TestADocumentIsAskedForByName makes each that can be made, refuses what cannot be, and
// says how many signals are not in it.
func TestADocumentIsAskedForByName(t *testing.T) {
	sh := newShell(t)
	export := func(more ...string) []string { return append([]string{"export", "--out", "-"}, more...) }
	sh.does(0, []string{"alleen aantallen.", "Er is niets uit het bestand gegaan"}, export("--format", "txt", "--document", "privacy")...)
	sh.does(0, []string{"notitie voor het wijkteam", "Over wie"}, export("--format", "txt", "--document", "wijkteam", "--identified")...)
	sh.does(0, []string{"# Tijdig: tekst voor een melding bij Veilig Thuis"}, export("--format", "md", "--document", "veilig-thuis")...)
	sh.does(0, []string{"niet in dit stuk", "alleen over groepen"}, export("--format", "html", "--document", "groepssignaal")...)
	sh.does(0, []string{"alleen aantallen.", "notitie voor het wijkteam", "met namen"}, export("--format", "txt", "--document", "privacy")...)
	for want, args := range map[string][]string{
		"heeft alleen aantallen":          {"--format", "txt", "--document", "privacy", "--identified"},
		"hoort bij een vorm om te lezen":  {"--format", "csv", "--document", "wijkteam"},
		"verslag, veilig-thuis, wijkteam": {"--format", "txt", "--document", "brief"},
		"gaat nooit met namen":            {"--format", "txt", "--document", "gezin", "--identified"},
		"is dit niet te maken":            {"--format", "txt", "--document", "wijkteam", "--level", "counts"},
	} {
		sh.does(2, []string{want}, export(args...)...)
	}
}

// TestFictionIsSaidBesideEveryCode writes what a file of fictional signals gives in every
// format: each line with a code says that nobody of flesh and blood is meant.
func TestFictionIsSaidBesideEveryCode(t *testing.T) {
	sh := newShell(t)
	demo := sh.in("verzonnen.tijdig")
	sh.at(demo, 0, nil, "demo", "--count", "5")
	run := func(args ...string) string { return sh.at(demo, 0, nil, args...) }
	code := regexp.MustCompile(`\b[A-Z]-?[0-9A-Z]{4}(\.\d+)?\b`)
	for _, args := range [][]string{
		{"list"},
		{"list", "--json"},
		{"export", "--format", "csv-nl", "--out", "-"},
		{"export", "--format", "csv", "--out", "-"},
		{"export", "--format", "checks", "--out", "-"},
		{"export", "--format", "jsonl", "--out", "-"},
		{"export", "--format", "jsonl", "--identified", "--out", "-"},
	} {
		n := 0
		for line := range strings.Lines(run(args...)) {
			if code.MatchString(line) {
				n++
				if !strings.Contains(line, "verzonnen") {
					t.Errorf("%v: %s", args, line)
				}
			}
		}
		if n == 0 {
			t.Errorf("%v: no code at all", args)
		}
	}
	one := code.FindString(run("list"))
	for _, args := range [][]string{{"show", one}, {"show", one, "--json"}, {"export", "--format", "txt", "--out", "-"}} {
		if got := run(args...); !strings.Contains(got, "erzonnen") {
			t.Errorf("%v does not say so:\n%s", args, got)
		}
	}
}

// TestSinceIsAboutWritingWhereOutputsComeTogether changes one of two signals that were seen
// long ago: to a database goes what was written since, to a table what was seen since.
func TestSinceIsAboutWritingWhereOutputsComeTogether(t *testing.T) {
	sh := newShell(t)
	s := sh.open(phrase)
	all, errs := s.Records(sh.ids[:1])
	if errs[0] != nil {
		t.Fatal(errs[0])
	}
	was, later := all[0], sunday.AddDate(0, 0, 3)
	d := model.Draft{
		Signal: was.Signal.Signal, Rev: 1, Started: later, Changed: later, Subject: was.Subject, Known: true,
		Parents: []model.ID{was.Signal.Revision}, FormRef: was.Signal.FormRef, Content: was.Signal.Content.Clone(),
	}
	d.Answers[model.QUrgency] = model.Answer{"binnen_3_dagen"}
	sig, err := s.Record(d, model.Author{}, later)
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	for since, want := range map[string]int{"2026-11-22": 2, "2026-11-25": 1, "2026-11-26": 0} {
		got := sh.does(0, []string{fmt.Sprintf("-- signalen: %d\n", want), fmt.Sprintf("%d AS signalen;", want)}, "export", "--format", "sql", "--since", since, "--out", "-")
		if has := strings.Contains(got, "'"+sig.Revision.String()+"'"); has != (want > 0) {
			t.Errorf("since %s: what changed is there: %v", since, has)
		}
		if want == 1 && !strings.Contains(got, "('"+sig.Revision.String()+"','"+was.Signal.Revision.String()+"')") {
			t.Error("what it came from is not told")
		}
	}
	if got := sh.does(0, nil, "export", "--format", "csv", "--since", "2026-11-25", "--out", "-"); strings.Count(got, "\n") != 1 {
		t.Error("control: a table goes by when it was seen")
	}
}
