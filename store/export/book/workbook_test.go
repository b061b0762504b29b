package book_test

import (
	"bytes"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/xlsxtest"
)

// workbook is what the sheets of a workbook hold, by their names.
func workbook(t *testing.T, o export.Options, all ...model.Record) map[string][][]xlsxtest.Cell {
	t.Helper()
	var b bytes.Buffer
	exporttest.WriteOn(t, &b, export.XLSX, o, all...)
	sheets, err := xlsxtest.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][][]xlsxtest.Cell{}
	for i, s := range sheets {
		out[s.Name] = s.Rows
		if front := s.Name == "Herkomst"; front != (i == 0) || front == s.Frozen || front == (s.Filter != "") {
			t.Errorf("sheet %d is %s: frozen %v, filter %q", i, s.Name, s.Frozen, s.Filter)
		}
	}
	return out
}

// TestAWorkbookHasTypesAndKeys holds that days are days and numbers numbers, that each row
// belongs to a signal that is there, and that what tells rows apart does.
func TestAWorkbookHasTypesAndKeys(t *testing.T) {
	sheets := workbook(t, export.Options{Level: model.Complete, Made: exporttest.Made}, exporttest.Records()...)
	signals := map[string]bool{}
	at := func(rows [][]xlsxtest.Cell, name string) int {
		for i, c := range rows[0] {
			if c.Text == name {
				return i
			}
		}
		t.Fatalf("no column %q: %v", name, rows[0])
		return -1
	}
	for _, r := range sheets["Signalen"][1:] {
		signals[r[at(sheets["Signalen"], "signaal")].Text] = true
	}
	for name, rows := range sheets {
		if name == "Herkomst" || name == "Codelijst" {
			continue
		}
		key, once := at(rows, "signaal"), map[string]bool{}
		for _, r := range rows[1:] {
			two := r[key].Text + "\t" + r[key+1].Text
			if !signals[r[key].Text] || once[two] {
				t.Errorf("%s: %q belongs to no signal, or is there twice: %v", name, two, once[two])
			}
			once[two] = true
		}
	}
	for sheet, columns := range map[string]map[string]string{
		"Signalen":    {"wanneer": "day", "geschreven": "moment", "leeftijdsband": "text", "formulier versie": "number", "gezien tijd": "text"},
		"Bevindingen": {"opgeschreven": "moment", "regel": "number", "tekst": "text"},
		"Vervolg":     {"gepland op": "day"},
	} {
		for column, want := range columns {
			if got := sheets[sheet][1][at(sheets[sheet], column)]; got.Sort != want {
				t.Errorf("%s, %s: %v, want a %s", sheet, column, got, want)
			}
		}
	}
}

// TestATextThatIsTooLongForACellIsCutAndSaid has one that is, and control: one that is not.
func TestATextThatIsTooLongForACellIsCutAndSaid(t *testing.T) {
	for n, want := range map[int]int{32_767: 0, 32_768: 1} {
		rec := exporttest.Records()[0]
		rec.Signal.Content = rec.Signal.Content.Clone()
		rec.Signal.Findings = []model.Finding{{Kind: model.SeenSelf, Text: strings.Repeat("a", n), Written: exporttest.Made}}
		var b bytes.Buffer
		e, err := export.New(export.XLSX, &b, export.Options{Level: model.Complete, Made: exporttest.Made})
		if err != nil {
			t.Fatal(err)
		}
		for pass := range e.Passes() {
			if pass > 0 {
				if err := e.Next(); err != nil {
					t.Fatal(err)
				}
			}
			if err := e.Encode(rec); err != nil {
				t.Fatal(err)
			}
		}
		e.Missed()
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		text, err := xlsxtest.Text(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if e.Cut() != want || strings.Contains(text, "Afgekapte teksten\t1") != (want == 1) || strings.Contains(text, "a [hier afgekapt") != (want == 1) {
			t.Errorf("%d characters: %d cut", n, e.Cut())
		}
		if !strings.Contains(text, "Beschadigd, ontbreekt hier\t1") {
			t.Errorf("it does not say that a record is missing:\n%.900s", text)
		}
	}
}
