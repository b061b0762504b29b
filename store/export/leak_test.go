package export_test

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/fixtures"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// TestNoFieldOfARecordGetsThroughUnmasked plants a word in every field that holds words.
// Without names no format says one of them, masked or not; with names each is in the
// output for programs and in the report. Control: the words themselves are found.
func TestNoFieldOfARecordGetsThroughUnmasked(t *testing.T) {
	rec, words, names := exporttest.Plant(t)
	if len(words) < 25 {
		t.Fatalf("only %d words were planted: %v", len(words), words)
	}
	for _, format := range export.Formats(form.Book{}) {
		for _, text := range []bool{false, true} {
			got := exporttest.Write(t, format, export.Options{Level: model.Pseudonymous, Text: text, Names: func() []string { return names }, Made: exporttest.Made}, rec)
			for word, at := range words {
				if strings.Contains(strings.ToLower(got), strings.ToLower(word)) {
					t.Errorf("%s without names, text %v, says what stands in %s", format, text, at)
				}
			}
			for _, exact := range []string{"16 jaar en een beetje"} {
				if strings.Contains(got, exact) {
					t.Errorf("%s without names says how old somebody is exactly", format)
				}
			}
		}
		if got := exporttest.Write(t, format, export.Options{Level: model.Counts, Names: func() []string { return names }, Made: exporttest.Made}, rec); strings.Contains(strings.ToLower(got), "zebra") {
			t.Errorf("%s with only numbers says words", format)
		}
	}
	for _, format := range []export.Format{export.JSONL, export.Text, export.XLSX, export.Pack, export.SQL} {
		got := strings.Join(strings.Fields(exporttest.Write(t, format, export.Options{Level: model.Complete, Made: exporttest.Made}, rec)), " ")
		for word, at := range words {
			if !strings.Contains(got, word) && !slices.ContainsFunc(notIn[format], func(m string) bool { return strings.HasPrefix(at, m) }) {
				t.Errorf("%s with names lacks what stands in %s", format, at)
			}
		}
	}
}

// notIn are the fields that a format has no place for yet: those of the full record in a
// report, and of versions before what did not change a line or an answer.
var notIn = map[export.Format][]string{
	export.Text: {"record.Signal.Content.Findings.Outcome", "record.Signal.Content.Findings.OwnView", "record.Earlier"},
	export.XLSX: {"record.Earlier"},
	export.Pack: {"record.Earlier"},
	export.SQL:  {"record.Earlier"},
}

// TestNoTextOfAnyPartSteersWhoReadsIt writes a record in which every text turns and hides.
func TestNoTextOfAnyPartSteersWhoReadsIt(t *testing.T) {
	rec, _, _ := exporttest.Plant(t)
	rec.Signal.Content = fixtures.Every(func(model.Text) string { return "a\x1b[31mrood\u202e" })
	for _, f := range []export.Format{export.CSV, export.CSVNL, export.Checks, export.Text, export.MD, export.HTML, export.XLSX} {
		got := exporttest.Write(t, f, export.Options{Level: model.Complete, Made: exporttest.Made}, rec)
		if !strings.Contains(got, "rood") || strings.ContainsAny(got, "\x1b\u202e") {
			t.Errorf("%s: %q", f, got)
		}
	}
}
