package delivery

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/export"
	"tijdig/store/export/pgtest"
)

// laptop is a file copied from another, opened, with the job for all that is in it.
func laptop(t *testing.T, from string) Job {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "signalen.tijdig")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	l, err := store.Open(path, store.OpenOptions{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	j := Job{Store: s, Format: export.SQL, Level: model.Complete, Made: sunday}
	for h := range s.Heads().All() {
		j.Signals = append(j.Signals, h.Signal)
	}
	return j
}

// goesOn records another version of a signal.
func (j Job) goesOn(t *testing.T, signal model.ID, team, says string) {
	t.Helper()
	all, errs := j.Store.Records([]model.ID{signal})
	if errs[0] != nil {
		t.Fatal(errs[0])
	}
	was := all[0]
	d := model.Draft{Signal: signal, Rev: 1, Started: sunday, Changed: sunday, Subject: was.Subject, Known: true, Parents: []model.ID{was.Signal.Revision}, FormRef: was.Signal.FormRef, Content: was.Signal.Content.Clone()}
	d.Findings = append(d.Findings, model.Finding{ID: model.NewID(), Kind: model.SeenSelf, Text: says, Written: sunday})
	if _, err := j.Store.Record(d, model.Author{Name: "Sanne", Org: team}, sunday); err != nil {
		t.Fatal(err)
	}
}

// apart records a version that comes after the same one as the newest.
func (j Job) apart(t *testing.T, signal model.ID, team string) {
	t.Helper()
	all, err := j.Store.Revisions(signal)
	if err != nil || len(all) != 2 {
		t.Fatal(len(all), err)
	}
	d := model.Draft{
		ID: model.NewID(), Signal: signal, Rev: 1, Started: sunday, Changed: sunday, Subject: model.Subject{ID: all[0].Subject}, Known: true, Parents: []model.ID{all[0].Revision}, FormRef: all[0].FormRef,
		Content: model.Content{Findings: []model.Finding{{ID: model.NewID(), Kind: model.SeenSelf, Text: "apart", Written: sunday}}},
	}
	if _, err := j.Store.Record(d, model.Author{Org: team}, sunday); err != nil {
		t.Fatal(err)
	}
}

func (j Job) script(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := j.Preview(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestScriptsOfTenLaptopsGiveTheSameTablesInAnyOrder has ten files that began as one: each
// went on with a signal that all have, and added its own. Their scripts are loaded one by
// one, the other way round and twice, and all at once and twice.
func TestScriptsOfTenLaptopsGiveTheSameTablesInAnyOrder(t *testing.T) {
	server := pgtest.Start(t)
	first := filled(t, 3)
	path := first.Store.Path()
	first.Store.Close()
	var scripts []string
	for i := range 10 {
		j := laptop(t, path)
		shared := first.Signals[0]
		team := fmt.Sprintf("Team %d", i%3)
		if i < 2 { // two do not know of each other; one of them goes on
			j.goesOn(t, shared, team, "een regel erbij")
			if i == 1 {
				scripts = append(scripts, j.script(t))
				j.goesOn(t, shared, team, "tussendoor, ging nergens heen")
				j.goesOn(t, shared, team, "en nog een")
			}
		}
		if sig, err := j.Store.Record(model.Draft{
			Signal: model.NewID(), Rev: 1, Started: sunday, Changed: sunday, Subject: model.Subject{ID: model.NewID(), Kind: model.Youth, Created: sunday},
			Content: model.Content{Findings: []model.Finding{{ID: model.NewID(), Text: "'; DROP SCHEMA tijdig; --\\", Written: sunday}}},
		}, model.Author{Org: team}, sunday); err != nil {
			t.Fatal(err)
		} else {
			j.Signals = append(j.Signals, sig.Signal)
		}
		if i == 2 { // both of two versions go, where one laptop has both
			j.goesOn(t, first.Signals[1], team, "een")
			j.apart(t, first.Signals[1], team)
		}
		if i%4 == 3 {
			j.Level, j.Text = model.Pseudonymous, true
		}
		scripts = append(scripts, j.script(t))
	}
	inOrder, back, atOnce := server.Database(), server.Database(), server.Database()
	load := func(d *pgtest.Database, script string) {
		t.Helper()
		if out, err := d.Load(script); err != nil || !strings.Contains(out, "klaar") {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for _, s := range scripts {
		load(inOrder, s)
	}
	slices.Reverse(scripts)
	for _, s := range append(scripts, scripts...) {
		load(back, s)
	}
	atOnce.Do("ALTER DATABASE " + atOnce.One("SELECT current_database()") + " SET default_transaction_isolation = serializable")
	atOnce.Parallel(append(scripts, scripts...)...)
	want := inOrder.All("tijdig")
	for name, d := range map[string]*pgtest.Database{"the other way round": back, "at once": atOnce} {
		if d.All("tijdig") != want {
			t.Errorf("loaded %s it is another", name)
		}
		if got := d.One("SELECT count(*) FROM tijdig.huidig"); got != "13" {
			t.Errorf("%s: %s signals", name, got)
		}
	}
	if got := inOrder.One("SELECT count(DISTINCT s.versie) FROM tijdig.signalen s WHERE NOT EXISTS (SELECT FROM tijdig.voorgangers v WHERE v.voorganger = s.versie)"); got != "15" {
		t.Errorf("%s versions are current of 13 signals, of two of which there are two", got)
	}
	// Of the signal that two went on with, what came of it is current, not what is between.
	if got := inOrder.Rows("SELECT string_agg(b.tekst, ', ' ORDER BY b.regel) FROM tijdig.signalen s JOIN tijdig.bevindingen b USING (team, versie, afdruk) WHERE NOT EXISTS (SELECT FROM tijdig.voorgangers v WHERE v.voorganger = s.versie) AND s.signaal_id = '" + first.Signals[0].String() + "' AND s.niveau = 'met namen' GROUP BY s.versie, s.afdruk ORDER BY 1"); len(got) != 2 ||
		got[0][0] != "een regel erbij" || got[1][0] != "een regel erbij, tussendoor, ging nergens heen, en nog een" {
		t.Errorf("current are %v", got)
	}
}

// BenchmarkADatabaseTakesRows loads the script of a thousand signals into an empty database.
func BenchmarkADatabaseTakesRows(b *testing.B) {
	server, j := pgtest.Start(b), filled(b, 1000)
	j.Format = export.SQL
	var script bytes.Buffer
	if _, err := j.Preview(b.Context(), &script); err != nil {
		b.Fatal(err)
	}
	rows := strings.Count(script.String(), "\n('")
	for b.Loop() {
		b.StopTimer()
		d := server.Database()
		b.StartTimer()
		if out, err := d.Load(script.String()); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(rows), "rows")
	b.SetBytes(int64(script.Len()))
}
