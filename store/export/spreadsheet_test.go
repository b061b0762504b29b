package export_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/xlsxtest"
)

// office has LibreOffice read a file, with the filter given, and write each sheet of it as
// CSV. It returns their cells, by what each is called.
func office(t *testing.T, name, content, filter string) map[string][][]string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("needs LibreOffice, which people open tables with")
	}
	dir := t.TempDir()
	in, to := filepath.Join(dir, name), filepath.Join(dir, "out")
	if err := os.WriteFile(in, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{
		"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1", "--outdir", to,
	}
	if filter != "" {
		args = append(args, "--infilter="+filter)
	}
	out, err := exec.Command(program, append(args, in)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	files, err := os.ReadDir(to)
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	sheets := map[string][][]string{}
	base := strings.TrimSuffix(name, filepath.Ext(name)) + "-"
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(to, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		sheets[strings.TrimSuffix(strings.TrimPrefix(f.Name(), base), ".csv")] = cells(t, string(text))
	}
	return sheets
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
		rec := exporttest.Records()[2]
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
	t.Parallel()
	all, typed := tricky(t)
	text := exporttest.Write(t, export.CSVNL, export.Options{Level: model.Complete, Made: exporttest.Made}, all...)
	want := cells(t, text)
	for _, filter := range []string{"59,34,76", "59,34,76,1,,1043,false,false", "59,34,76,1,,1043,false,true", "59,34,76,1,,1043,true,false", "59,34,76,1,,1043,true,true"} {
		got := office(t, "tabel.csv", text, "Text - txt - csv (StarCalc):"+filter)["tabel"]
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
	plain := exporttest.Write(t, export.CSV, export.Options{Level: model.Complete, Made: exporttest.Made}, all...)
	got := office(t, "tabel.csv", plain, "Text - txt - csv (StarCalc):44,34,76,1,,1043,false,true")["tabel"]
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

// TestAWorkbookReadsBackInLibreOffice has cells that spreadsheets change, text of every
// sort that is not plain, and one of a million characters. Each cell of each sheet reads
// back as it was written.
func TestAWorkbookReadsBackInLibreOffice(t *testing.T) {
	t.Parallel()
	all, _ := tricky(t)
	for _, words := range []string{
		"=1+1", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "-2+3", "\t=1", "een\x00twee", "\"a\" 'b' ;,\n nog een regel\n", "שלום עולם", "مرحبا", "👩\u200d👧 👍🏽 🇳🇱", "a&b<c>]]>", "_x000D_", "  spaties  ",
		strings.Repeat("lange tekst ", 1<<20/12),
	} {
		rec := exporttest.Records()[1]
		rec.Signal.Content = rec.Signal.Content.Clone()
		rec.Signal.Findings = []model.Finding{{Kind: model.SeenSelf, Text: words, Written: exporttest.Made}}
		all = append(all, rec)
	}
	var b bytes.Buffer
	exporttest.WriteOn(t, &b, export.XLSX, export.Options{Level: model.Complete, Made: exporttest.Made}, all...)
	want, err := xlsxtest.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got := office(t, "werkmap.xlsx", b.String(), "")
	seen := 0
	for _, s := range want {
		rows, ok := got[s.Name]
		if !ok || len(rows) != len(s.Rows) {
			t.Fatalf("%s: %d rows of %d", s.Name, len(rows), len(s.Rows))
		}
		for i, row := range s.Rows {
			for j, c := range row {
				if seen++; rows[i][j] != shownAs(t, c) {
					t.Errorf("%s, row %d: %.60q became %.60q", s.Name, i+1, shownAs(t, c), rows[i][j])
				}
			}
		}
	}
	if seen < 5000 {
		t.Errorf("only %d cells were compared", seen)
	}
}

// shownAs is how a spreadsheet shows a cell.
func shownAs(t *testing.T, c xlsxtest.Cell) string {
	t.Helper()
	for sort, layout := range map[string][2]string{"day": {time.DateOnly, "02-01-2006"}, "moment": {time.DateTime, "02-01-2006 15:04"}} {
		if c.Sort == sort {
			at, err := time.Parse(layout[0], c.Text)
			if err != nil {
				t.Fatal(err)
			}
			return at.Format(layout[1])
		}
	}
	return c.Text
}
