package export_test

import (
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// TestWhatBecameOfALineAndAStepIsInEveryOutput settles both and finds it in each format that
// says something of a signal; without names the words are not let through unasked.
func TestWhatBecameOfALineAndAStepIsInEveryOutput(t *testing.T) {
	rec := exporttest.Records()[0]
	rec.Signal.Content = rec.Signal.Content.Clone()
	rec.Signal.Findings = []model.Finding{{
		ID: model.NewID(), Kind: model.Suspicion, Text: "mogelijk gepest", Written: exporttest.Made,
		Outcome: model.Outcome{Status: model.FindingRefuted, StatusDay: model.DateOf(exporttest.Made), StatusWhy: "zebrapad gezien"},
	}}
	rec.Signal.Steps = []model.Step{{
		ID: model.NewID(), Type: "gesprek_ouder", Status: model.Done, Done: model.SeenAt(exporttest.Made), Result: "belt zelf naar de giraf", ChildSeen: model.Yes,
	}}
	for _, f := range export.Formats(form.Book{}) {
		if f == "checks" || strings.HasPrefix(string(f), "rows:") {
			continue // of the checklist, or of one question
		}
		got := exporttest.Write(t, f, export.Options{Level: model.Complete, Text: true, Made: exporttest.Made}, rec)
		for _, want := range []string{"weerlegd", "zebrapad gezien", "belt zelf naar de giraf"} {
			if !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
				t.Errorf("%s does not say %q", f, want)
			}
		}
		got = exporttest.Write(t, f, export.Options{Level: model.Pseudonymous, Made: exporttest.Made}, rec)
		if !f.Readable() && (strings.Contains(got, "zebrapad") || strings.Contains(got, "giraf")) {
			t.Errorf("%s says the words without names, unasked", f)
		}
	}
}

// TestWhatCannotBeMaskedIsHiddenWhole holds for somebody whose roepnaam cannot be read, and for
// nobody else.
func TestWhatCannotBeMaskedIsHiddenWhole(t *testing.T) {
	rec := exporttest.Records()[0]
	rec.Signal.Findings = []model.Finding{{ID: model.NewID(), Kind: model.SeenSelf, Text: "met een zebra over straat", Written: exporttest.Made}}
	for _, lost := range []bool{false, true} {
		o := export.Options{Level: model.Pseudonymous, Text: true, Made: exporttest.Made, Lost: func(id model.ID) bool { return lost && id == rec.Subject.ID }}
		if got := exporttest.Write(t, export.CSV, o, rec); strings.Contains(got, "zebra") == lost {
			t.Errorf("lost %v: written as %s", lost, got)
		}
	}
}
