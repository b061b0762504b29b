package cli

import (
	"os"
	"strings"
	"testing"

	"tijdig/store/export/pgtest"
	"tijdig/ui/text/command"
)

// TestWhatADatabaseHoldsIsTakenBack loads the scripts of a file into a database and takes
// what stands there in on another laptop: then both write the same, names and forms with it.
// What was loaded without names gives nothing to take back.
func TestWhatADatabaseHoldsIsTakenBack(t *testing.T) {
	const back = "SELECT regel FROM tijdig.teruglezen"
	db := pgtest.Start(t).Database()
	a, b := newShell(t), colleague(t)
	load := func(args ...string) {
		t.Helper()
		out := a.in("naar.sql")
		a.does(0, nil, append([]string{"export", "--format", "sql", "--out", out}, args...)...)
		script, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if said, err := db.Load(string(script)); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		if err := os.Remove(out); err != nil {
			t.Fatal(err)
		}
	}
	load()
	if got := db.Text(back); got != "" {
		t.Fatalf("without names it gives %q", got)
	}
	for range 2 { // once more changes nothing
		load("--identified")
	}
	lines := db.Text(back)
	if n := strings.Count(lines, "\n"); n != 3 {
		t.Fatalf("%d lines: %.300s", n, lines)
	}
	from := b.file("terug", lines)
	b.does(0, []string{"nieuw           J-91KD.1", "nieuw           K-7F3Q.1"}, "import", from)
	b.does(0, []string{"al hier         2 signalen", command.NothingToTake}, "import", from)
	all := func(sh *shell) string {
		return sh.does(0, nil, "export", "--format", "jsonl", "--identified", "--out", "-")
	}
	if was, is := all(a), all(b); was != is || !strings.Contains(was, "Robin") {
		t.Errorf("was\n%s\nis\n%s", was, is)
	}
	if got := db.As("postgres").One("SELECT has_table_privilege('tijdig_tellen', 'tijdig.regels', 'SELECT') OR has_table_privilege('tijdig_tellen', 'tijdig.teruglezen', 'SELECT')"); got != "f" {
		t.Error("who may only count reads all")
	}
}
