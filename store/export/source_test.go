package export_test

import (
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// Who said something, in the worker's own words, and through whom it came
// stand in every output that may hold them; of a confidential source none does.
func TestASourceKeepsItsWordsAndWhoPassedItOn(t *testing.T) {
	from := func(confidential bool) model.Record {
		f := model.Finding{Kind: model.Said, Source: model.FromOther, Text: "Hij slaapt er slecht.", Confidential: confidential}
		f.SourceWords, f.Via = "oppas", model.FromSchool
		return model.Record{Signal: model.Signal{N: 1, Content: model.Content{Answers: model.Answers{}, Findings: []model.Finding{f}}}}
	}
	for _, c := range []struct {
		level        model.Level
		confidential bool
		want, never  []string
	}{
		{model.Complete, false, []string{"gezegd door iemand anders (oppas), via school"}, nil},
		{model.Complete, true, []string{"gezegd door iemand anders (oppas), via school", "vertrouwelijk"}, nil},
		{model.Pseudonymous, false, []string{"gezegd door iemand anders (oppas), via school"}, nil},
		{model.Pseudonymous, true, []string{"gezegd door vertrouwelijk"}, []string{"oppas", "school", "iemand anders", "slaapt"}},
	} {
		for _, f := range []export.Format{export.Text, export.CSV, export.JSONL} {
			out := strings.Join(strings.Fields(exporttest.Write(t, f, export.Options{Level: c.level, Text: true}, from(c.confidential))), " ")
			if _, list, ok := strings.Cut(out, "Wat er is gezien of gehoord"); ok {
				out = list // the notice above it explains words that are never said here
			}
			for _, w := range c.want {
				if f != export.JSONL && !strings.Contains(out, w) {
					t.Errorf("%s at %s, confidential %v, lacks %q:\n%s", f, c.level, c.confidential, w, out)
				}
			}
			for _, w := range c.never {
				if f != export.CSV && strings.Contains(out, w) { // its headings name the items
					t.Errorf("%s at %s, confidential %v, has %q:\n%s", f, c.level, c.confidential, w, out)
				}
			}
		}
	}
}
