package export_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/fixtures"
	"tijdig/model/form"
	"tijdig/store/export"
)

// meant are the fields that hold names of the program or days, and no words of a worker.
var meant = []string{
	".Kind", ".State", ".Form", ".Hash", ".Code", ".Status", ".ChildSeen", ".Type", ".Source", ".Via", ".Answer", ".Role", ".Home", ".Band", ".Clock", ".Part", ".Missing", ".Spoken", ".Authority", ".Interpreter",
	".Acute.Why", ".Author.Profile", ".Author.Role", ".Author.Org",
}

// plant is a record with a word of its own in every field in which words can stand, the
// versions before it too, and by word where each stands. Its names are known as names of the
// file, so that what is masked is masked by that.
func plant(t *testing.T) (rec model.Record, words map[string]string, names []string) {
	t.Helper()
	signal := func() model.Signal {
		s := records()[0].Signal
		s.FormRef, s.Content = form.Quick().Ref(1), fixtures.Every(func(model.Text) string { return "x" })
		return s
	}
	rec = model.Record{Signal: signal(), Subject: model.Subject{ID: model.NewID(), Kind: model.Group, Code: "K7F3Q"}, Earlier: []model.Signal{signal()}}
	words = map[string]string{}
	fixtures.EachText(reflect.ValueOf(&rec).Elem(), "record", func(at, s string) string {
		if slices.ContainsFunc(meant, func(m string) bool { return strings.HasSuffix(at, m) }) {
			return s
		}
		word := fmt.Sprintf("Zebra%c%cpad", 'a'+len(words)/26, 'a'+len(words)%26)
		words[word] = at
		return word
	})
	for _, s := range []model.Signal{rec.Signal, rec.Earlier[0]} {
		s.Answers[model.QAge] = model.Answer{"12-17", "16 jaar en een beetje", "2026-11-22"}
	}
	return rec, words, slices.Collect(maps.Keys(words))
}

// TestNoFieldOfARecordGetsThroughUnmasked plants a word in every field that holds words.
// Without names no format says one of them, masked or not; with names each is in the
// output for programs and in the report. Control: the words themselves are found.
func TestNoFieldOfARecordGetsThroughUnmasked(t *testing.T) {
	rec, words, names := plant(t)
	if len(words) < 25 {
		t.Fatalf("only %d words were planted: %v", len(words), words)
	}
	for _, format := range export.Formats(form.Book{}) {
		for _, text := range []bool{false, true} {
			got := writeTo(t, format, export.Options{Level: model.Pseudonymous, Text: text, Names: func() []string { return names }, Made: made}, rec)
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
		if got := writeTo(t, format, export.Options{Level: model.Counts, Names: func() []string { return names }, Made: made}, rec); strings.Contains(strings.ToLower(got), "zebra") {
			t.Errorf("%s with only numbers says words", format)
		}
	}
	for _, format := range []export.Format{export.JSONL, export.Text, export.XLSX, export.Pack, export.SQL} {
		got := strings.Join(strings.Fields(writeTo(t, format, export.Options{Level: model.Complete, Made: made}, rec)), " ")
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
	rec, _, _ := plant(t)
	rec.Signal.Content = fixtures.Every(func(model.Text) string { return "a\x1b[31mrood\u202e" })
	for _, f := range []export.Format{export.CSV, export.CSVNL, export.Checks, export.Text, export.MD, export.HTML, export.XLSX} {
		got := writeTo(t, f, export.Options{Level: model.Complete, Made: made}, rec)
		if !strings.Contains(got, "rood") || strings.ContainsAny(got, "\x1b\u202e") {
			t.Errorf("%s: %q", f, got)
		}
	}
}
