package export_test

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store/export"
)

// office has LibreOffice read a file, with the filter given, and write it as CSV again. It
// returns the cells of its first sheet.
func office(t *testing.T, name, content, filter string) [][]string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice, which people open tables with")
	}
	dir := t.TempDir()
	in := filepath.Join(dir, name)
	if err := os.WriteFile(in, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "profile"))
	args := []string{"--headless", profile, "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false", "--outdir", filepath.Join(dir, "out")}
	if filter != "" {
		args = append(args, "--infilter="+filter)
	}
	if out, err := exec.Command(program, append(args, in)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "out", strings.TrimSuffix(name, filepath.Ext(name))+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	return cells(t, string(got))
}

// cells reads rows with semicolons between.
func cells(t *testing.T, text string) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = ';', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// tricky are records with a cell each that spreadsheets change: those of the file, with
// what is written there, and more of their kinds.
func tricky(t *testing.T) (all []model.Record, typed []string) {
	t.Helper()
	b, err := os.ReadFile("testdata/cells.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if !strings.HasPrefix(line, "#") {
			typed = append(typed, strings.Split(strings.TrimSpace(line), "\t")...)
		}
	}
	typed = append(typed, "6-11", "06", "3 mrt", "26-11", "26-11-2026", "2026-11", "12:30", "50%", "€ 5", "1 1/2", "1.000", "1,000", "+31 6 12345678", "+31612345678", "-5",
		"1e-5", "WAAR", "true", "½", "3-mei-26", "ma 3-5", "Dec 12", "(5)", "5-", "#N/B", "12345678901234567890123456789012", " 5", "Straat 5", "5 kinderen", "nee", "", "maandag")
	for _, words := range typed {
		rec := records()[2]
		rec.Signal.Content = rec.Signal.Content.Clone()
		rec.Subject.Mark, rec.Signal.Answers[model.QPlace] = words, model.Answer{words}
		all = append(all, rec)
	}
	return all, typed
}

// TestCellsStayAsTheyAreInLibreOffice opens the table for people there, with and without
// looking for special numbers and with and without taking what is in quotes as text: each
// cell reads back as it was written, but for days, which become days. Control: in the
// table for programs the same cells change.
func TestCellsStayAsTheyAreInLibreOffice(t *testing.T) {
	all, typed := tricky(t)
	text := writeTo(t, export.CSVNL, export.Options{Level: model.Complete, Made: made}, all...)
	want := cells(t, text)
	for _, filter := range []string{"59,34,76", "59,34,76,1,,1043,false,false", "59,34,76,1,,1043,false,true", "59,34,76,1,,1043,true,false", "59,34,76,1,,1043,true,true"} {
		got := office(t, "tabel.csv", text, "Text - txt - csv (StarCalc):"+filter)
		if len(got) != len(want) {
			t.Fatalf("%s: %d rows of %d", filter, len(got), len(want))
		}
		for i, row := range want {
			for j, cell := range row {
				if i > 0 && (want[0][j] == "wanneer" || want[0][j] == "geschreven" || strings.HasSuffix(want[0][j], " versie")) {
					continue // days and numbers, and they may be
				}
				if cell = strings.TrimSuffix(strings.TrimPrefix(cell, `="`), `"`); got[i][j] != cell {
					t.Errorf("%s: %s: %q became %q", filter, want[0][j], cell, got[i][j])
				}
			}
		}
	}
	for i, words := range typed { // what was typed is what stands there
		if row := want[1+i]; !slices.Contains(row, words) && !slices.Contains(row, `="`+words+`"`) {
			t.Errorf("%q is not in its row", words)
		}
	}
	plain := writeTo(t, export.CSV, export.Options{Level: model.Complete, Made: made}, all...)
	got := office(t, "tabel.csv", plain, "Text - txt - csv (StarCalc):44,34,76,1,,1043,false,true")
	at := slices.Index(strings.Split(strings.SplitN(plain, "\r\n", 2)[0], ","), "waar")
	changed := 0
	for i, words := range typed {
		if got[1+i][at] != words {
			changed++
		}
	}
	if changed < 15 {
		t.Errorf("control: only %d cells of the table for programs changed", changed)
	}
}
