package export_test

import (
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/pgtest"
)

func load(t *testing.T, d *pgtest.Database, script string) {
	t.Helper()
	out, err := d.Load(script)
	if err != nil || !strings.Contains(out, "klaar") {
		t.Fatalf("%v: %s", err, out)
	}
}

// TestADatabaseTakesEveryLevel loads the script of each level, and each again.
func TestADatabaseTakesEveryLevel(t *testing.T) {
	s := pgtest.Start(t)
	all := s.Database()
	for _, o := range []export.Options{{Level: model.Counts}, {Level: model.Pseudonymous}, {Level: model.Pseudonymous, Text: true}, {Level: model.Complete}} {
		o.Made = made
		script := writeTo(t, export.SQL, o, records()...)
		one := s.Database()
		load(t, one, script)
		load(t, all, script)
		was := one.All("tijdig")
		load(t, one, script)
		if one.All("tijdig") != was {
			t.Errorf("%s: loaded again it is another", o.Level)
		}
		if want := map[bool]string{true: "0", false: "3"}[o.Level == model.Counts]; one.One("SELECT count(*) FROM tijdig.huidig") != want {
			t.Errorf("%s: not %s signals", o.Level, want)
		}
	}
	if got := all.One("SELECT count(*) FROM tijdig.huidig"); got != "3" {
		t.Errorf("of all levels together %s signals are current", got)
	}
	if got := all.One("SELECT count(*) FROM tijdig.signalen"); got != "9" {
		t.Errorf("%s rows of all levels together", got)
	}
}
