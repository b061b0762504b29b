package sql_test

import (
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/model/form"
	"tijdig/model/stats"
	"tijdig/model/words"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/pgtest"
)

// load takes a script into a database, where it must come to its end.
func load(t *testing.T, d *pgtest.Database, script string) {
	t.Helper()
	out, err := d.Load(script)
	if err != nil || !strings.Contains(out, "klaar") {
		t.Fatalf("%v: %s", err, out)
	}
}

// TestADatabaseTakesEveryLevel loads the script of each level, and each again; then all of
// them into one, where each signal stands once all the same.
func TestADatabaseTakesEveryLevel(t *testing.T) {
	t.Parallel()
	s := pgtest.Start(t)
	all := s.Database()
	for _, o := range []export.Options{{Level: model.Counts}, {Level: model.Pseudonymous}, {Level: model.Pseudonymous, Text: true}, {Level: model.Complete}} {
		o.Made = exporttest.Made
		script := exporttest.Write(t, export.SQL, o, exporttest.Records()...)
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
	if got := all.Rows("SELECT DISTINCT s.niveau FROM tijdig.huidig JOIN tijdig.signalen s USING (team, versie, afdruk)"); len(got) != 1 || got[0][0] != words.Level(model.Complete) {
		t.Errorf("of all levels together these are current: %v", got)
	}
	if got := all.One("SELECT count(*) FROM tijdig.signalen"); got != "9" {
		t.Errorf("%s rows of all levels together", got)
	}
}

// hostileTexts are what somebody may type, or paste.
func hostileTexts() []string {
	return []string{
		"'); DROP SCHEMA tijdig CASCADE; --", `\'; DROP SCHEMA tijdig CASCADE; --`, `\\'`, `'\`, `\`, "''", `"`, "a'b\"c", "$$ ; $1 :naam :'naam' ${x} %s", "\n\\! touch x\n\\.\n", "\\q",
		"een\ntwee\r\ndrie\rvier\tvijf", "\x1a\x1b[31m\x7f\b\f\v", "E'\\n'", "/* --", "*/", "NULL", " spaties ", "שלום עולם", "مرحبا \u202eabc", "👩\u200d👧 👍🏽 🇳🇱", "e\u0301\u2028\u2029\ufeff",
		strings.Repeat("lang '\\ ", 1<<17), "een\x00twee", "half \xff\xc3",
	}
}

// TestHostileTextStaysTextInADatabase reads every text back, byte for byte but for what
// PostgreSQL has no room for; where a server reads signs otherwise by itself, too.
func TestHostileTextStaysTextInADatabase(t *testing.T) {
	t.Parallel()
	var all []model.Record
	for i, text := range hostileTexts() {
		rec := exporttest.Records()[i%3]
		rec.Signal.Revision, rec.Signal.Signal, rec.Signal.N = model.NewID(), model.NewID(), i+1
		rec.Signal.Content = rec.Signal.Content.Clone()
		rec.Signal.Author.Org = text
		rec.Signal.Findings = []model.Finding{{Kind: model.SeenSelf, Text: text, Provenance: model.Provenance{SourceWords: strconv.Itoa(i)}, Written: exporttest.Made}}
		all = append(all, rec)
	}
	f, err := form.Read(strings.NewReader(`{"id":"f","version":1,"title":"F'); DROP SCHEMA tijdig CASCADE; --","questions":[
	{"id":"versie","kind":"number","label":"Hoe'veel\\ \"keer\"; --"},{"id":"rij","kind":"rows","label":"R'ijen","one":"rij","questions":[{"id":"team","kind":"text","label":"T'eam"},{"id":"dag","kind":"date","label":"D'ag"}]}]}`), "f.json")
	if err != nil {
		t.Fatal(err)
	}
	d := pgtest.Start(t).Database()
	d.Do("ALTER DATABASE d1 SET standard_conforming_strings = off")
	d.Do("ALTER DATABASE d1 SET client_encoding = 'LATIN1'")
	load(t, d, exporttest.Write(t, export.SQL, export.Options{Level: model.Complete, Made: exporttest.Made, Forms: form.NewBook(f), Program: "x\n; DROP", Filter: "\n\\q\n"}, all...))
	got := map[string]string{}
	for _, r := range d.Rows("SELECT bron_woorden, encode(convert_to(tekst, 'UTF8'), 'hex') FROM tijdig.bevindingen") {
		got[r[0]] = r[1]
	}
	for i, text := range hostileTexts() {
		want := strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", "\ufffd"), "\ufffd")
		if read, err := hex.DecodeString(got[strconv.Itoa(i)]); err != nil || string(read) != want {
			t.Errorf("%.60q became %.60q, %v", want, read, err)
		}
	}
	if len(got) != len(all) {
		t.Errorf("%d texts of %d", len(got), len(all))
	}
	if got := d.One("SELECT col_description('tijdig.signalen'::regclass, attnum) FROM pg_attribute WHERE attrelid = 'tijdig.signalen'::regclass AND attname = 'vraag_versie_getal'"); got != `Hoe'veel\ "keer"; --` {
		t.Errorf("a column says of itself %q", got)
	}
}

// TestAScriptThatIsNotWholeChangesNothing cuts one off and takes a row out of another.
func TestAScriptThatIsNotWholeChangesNothing(t *testing.T) {
	t.Parallel()
	d := pgtest.Start(t).Database()
	whole := exporttest.Write(t, export.SQL, export.Options{Level: model.Complete, Made: exporttest.Made}, exporttest.Records()...)
	load(t, d, exporttest.Write(t, export.SQL, export.Options{Level: model.Complete, Made: exporttest.Made}))
	was := d.All("tijdig")
	inserts := strings.Index(whole, "INSERT INTO")
	for name, script := range map[string]string{
		"half":          whole[:inserts+(len(whole)-inserts)/2],
		"without a row": strings.Replace(whole, stepLine(t, whole), "", 1),
		"without end":   whole[:strings.LastIndex(whole, "COMMIT;")],
	} {
		out, err := d.Load(script)
		if strings.Contains(out, "klaar") || name == "without a row" && err == nil {
			t.Errorf("%s: taken all the same: %s", name, out)
		}
		if d.All("tijdig") != was {
			t.Errorf("%s: something changed", name)
		}
	}
	load(t, d, whole) // control
	if d.All("tijdig") == was {
		t.Error("control: the whole changes nothing either")
	}
}

// stepLine is a row of the table of steps that another follows.
func stepLine(t *testing.T, script string) string {
	t.Helper()
	_, after, _ := strings.Cut(script, `INSERT INTO tijdig."vervolg"`)
	lines := strings.SplitAfter(after, "\n")
	if len(lines) < 3 || !strings.HasSuffix(lines[1], ",\n") {
		t.Fatal("there are no steps")
	}
	return lines[1]
}

// demoTown are made-up signals, each as it is now with the versions before.
func demoTown(n int) (out []model.Record) {
	_ = demodata.New(1, exporttest.Made).Each(n, func(sub model.Subject, name string, sigs []model.Signal) error {
		for i, s := range sigs {
			if i+1 < len(sigs) && sigs[i+1].Signal == s.Signal {
				continue
			}
			rec := model.Record{Signal: s, Subject: sub, Name: name}
			for _, before := range sigs[:i] {
				if before.Signal == s.Signal {
					rec.Earlier = append(rec.Earlier, before)
				}
			}
			out = append(out, rec)
		}
		return nil
	})
	return out
}

// TestAScriptOfManySignalsTakesOneWalk has more rows than wait together. What refers to a
// signal comes after it, or the database takes nothing.
func TestAScriptOfManySignalsTakesOneWalk(t *testing.T) {
	t.Parallel()
	all, o := demoTown(500), export.Options{Level: model.Pseudonymous, Made: exporttest.Made}
	enc, err := export.New(export.SQL, io.Discard, o)
	if err != nil || enc.Passes() != 1 {
		t.Fatalf("all signals are gone over %d times, %v", enc.Passes(), err)
	}
	script := exporttest.Write(t, export.SQL, o, all...)
	if n := strings.Count(script, `INSERT INTO tijdig."personen"`); n < 2 {
		t.Fatal("control: all rows waited together")
	}
	d := pgtest.Start(t).Database()
	load(t, d, script)
	if got := d.One("SELECT count(*) FROM tijdig.huidig"); got != strconv.Itoa(len(all)) {
		t.Errorf("%s signals of %d", got, len(all))
	}
}

// TestTheViewsGiveWhatTheProgramCounts compares what analysts read with what the program
// makes of the same signals. The versions before stand in the database as well.
func TestTheViewsGiveWhatTheProgramCounts(t *testing.T) {
	t.Parallel()
	all := demoTown(400)
	told := slices.IndexFunc(all, func(r model.Record) bool { return r.Signal.State == model.Closed })
	all[told].Signal.Steps = append(all[told].Signal.Steps, model.Step{ID: model.NewID(), Type: model.FeedbackStep, Status: model.Planned, Planned: model.Date{Year: 2026, Month: 12, Day: 1}})
	d := pgtest.Start(t).Database()
	o := export.Options{Level: model.Complete, Made: exporttest.Made}
	var before []model.Record
	for _, r := range all {
		for i, s := range r.Earlier {
			before = append(before, model.Record{Signal: s, Subject: r.Subject, Name: r.Name, Earlier: r.Earlier[:i]})
		}
	}
	load(t, d, exporttest.Write(t, export.SQL, o, all...))
	load(t, d, exporttest.Write(t, export.SQL, o, before...))
	var count stats.Count
	var open, due, firsts []string
	for _, r := range all {
		fact, code := stats.FactOf(r.Signal), model.SignalCode(r.Subject.Code, r.Signal.N)
		count.Add(stats.Month(r.Signal.Seen().Date, r.Signal.Written), r.Subject.Kind, r.Signal.Answers.One(model.QPlace), fact)
		firsts = append(firsts, code+" "+words.Of(stats.Firsts[fact.First]))
		closed := r.Signal.State == model.Closed
		if !closed {
			open = append(open, code)
		}
		for i, s := range r.Signal.Steps {
			if s.Status == model.Planned {
				due = append(due, fmt.Sprintf("%s %d %s", code, i+1, s.Planned))
			}
		}
	}
	var counted []string
	for _, table := range count.Tables() {
		for _, r := range table.Rows {
			if table.Name != "per_kader" && table.Name != "opbrengst" {
				counted = append(counted, table.Title()+" "+table.Words(r)+" "+stats.Shown(r.N))
			}
		}
	}
	if len(before) < 20 || len(open) < 100 || len(open) == len(all) || len(due) < 50 || len(counted) < 30 {
		t.Fatalf("%d before, %d open, %d to do, %d counted of %d", len(before), len(open), len(due), len(counted), len(all))
	}
	for query, want := range map[string][]string{
		"SELECT signaal FROM tijdig.open_signalen":                                                           open,
		"SELECT signaal || ' ' || stap || ' ' || coalesce(gepland_op::text, '') FROM tijdig.stappen_te_doen": due,
		"SELECT signaal || ' ' || groep FROM tijdig.tijd_tot_eerste_stap":                                    firsts,
		"SELECT telling || ' ' || groep || ' ' || signalen FROM tijdig.aantallen":                            counted,
	} {
		var got []string
		for _, r := range d.Rows(query) {
			got = append(got, r[0])
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d rows, want %d\n%v\n%v", query, len(got), len(want), without(got, want), without(want, got))
		}
	}
}

func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// TestAReaderSeesTheSignalsOfTheirTeam has somebody who may make no roles load; then one
// reads a team, one only numbers, one nothing. The owner sees all.
func TestAReaderSeesTheSignalsOfTheirTeam(t *testing.T) {
	t.Parallel()
	d := pgtest.Start(t).Database()
	d.Do("CREATE ROLE laadt LOGIN; CREATE ROLE leest LOGIN; CREATE ROLE telt LOGIN; CREATE ROLE niets LOGIN; CREATE ROLE nieuw LOGIN; GRANT CREATE ON DATABASE d1 TO laadt")
	script := exporttest.Write(t, export.SQL, export.Options{Level: model.Complete, Made: exporttest.Made}, exporttest.Records()...)
	load(t, d.As("laadt"), script)
	d.Do("CREATE ROLE tijdig_lezen; CREATE ROLE tijdig_tellen; GRANT tijdig_lezen TO leest, nieuw; GRANT tijdig_tellen TO telt")
	load(t, d.As("laadt"), script)
	d.Do("CREATE ROLE ook LOGIN; GRANT laadt TO ook")
	load(t, d.As("ook"), "SET ROLE laadt;\n"+exporttest.Write(t, export.SQL, export.Options{Level: model.Pseudonymous, Made: exporttest.Made}, exporttest.Records()...))
	d.As("laadt").Do("INSERT INTO tijdig.teams VALUES ('leest', 'Wijkteam Noord')")
	const signals = "SELECT DISTINCT team FROM tijdig.signalen"
	for _, table := range []string{"signalen", "bevindingen", "nagaan", "vervolg", "regels", "huidig", "open_signalen", "stappen_te_doen", "tijd_tot_eerste_stap"} {
		query := "SELECT count(DISTINCT team), min(team) FROM tijdig." + table
		if got := d.As("leest").Rows(query); got[0][0] != "1" || got[0][1] != "Wijkteam Noord" {
			t.Errorf("a reader sees in %s %v", table, got)
		}
		if got := d.As("nieuw").Rows(query); got[0][0] != "0" {
			t.Errorf("a reader of no team sees in %s %v", table, got)
		}
		if got := d.As("laadt").Rows(query); got[0][0] != "2" {
			t.Errorf("control: the owner sees in %s %v", table, got)
		}
		for _, who := range []string{"telt", "niets"} {
			if out, err := d.As(who).Load(signals + ";\\set ON_ERROR_STOP on\nSELECT 1 FROM tijdig." + table + ";"); err == nil {
				t.Errorf("%s may read %s: %s", who, table, out)
			}
		}
	}
	for who, want := range map[string]int{"leest": 1, "nieuw": 0, "laadt": 2} { // what is read back too, beside the first line
		if got := strings.Count(d.As(who).Text("SELECT DISTINCT substring(regel from '\"organisatie\":\"[^\"]*') FROM tijdig.teruglezen WHERE regel LIKE '{\"niveau\"%'"), "\n"); got != want {
			t.Errorf("%s takes back of %d teams", who, got)
		}
	}
	for _, who := range []string{"telt", "leest"} {
		if got := d.As(who).One("SELECT signalen FROM tijdig.aantallen WHERE groep = 'signalen'"); got != stats.Hidden {
			t.Errorf("%s reads %q", who, got)
		}
	}
	if got := d.As("nieuw").One("SELECT count(*) FROM tijdig.teams"); got != "0" {
		t.Errorf("who reads what is seen by others: %s", got)
	}
	if out, err := d.As("leest").Load("\\set ON_ERROR_STOP on\nDELETE FROM tijdig.signalen;"); err == nil {
		t.Errorf("a reader may take away: %s", out)
	}
}
