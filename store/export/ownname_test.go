package export_test

import (
	"os"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
)

// TestANameAskedByAFormOfOnesOwnIsHiddenWithoutNames answers questions of the reference
// form that ask for names, and uses those names elsewhere.
func TestANameAskedByAFormOfOnesOwnIsHiddenWithoutNames(t *testing.T) {
	r, err := os.Open("../../ui/testdata/reference.json")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	own, err := form.Read(r, "reference.json")
	if err != nil {
		t.Fatal(err)
	}
	s := exporttest.Records()[0].Signal
	s.FormRef = own.Ref(1)
	s.Content = model.Content{Answers: model.Answers{
		"medewerker": {"Ria"}, "wijk": {"Oost"}, "roepnaam": {"wytske"}, "verhaal": {"Met Wytske gepraat, ria was erbij, in Oost."},
	}}
	rec := model.Record{Signal: s, Subject: model.Subject{Kind: model.Child, Code: "K7F3Q"}}
	for _, f := range []export.Format{export.Text, export.JSONL, export.CSV, export.CSVNL} {
		got := strings.ToLower(exporttest.Write(t, f, export.Options{Level: model.Pseudonymous, Text: true, Forms: form.NewBook(own), Made: exporttest.Made}, rec))
		for _, name := range []string{"wytske", ": ria", "\"ria\"", ", ria", ";ria"} {
			if strings.Contains(got, name) {
				t.Errorf("%v prints %q:\n%s", f, name, got)
			}
		}
		if !strings.Contains(got, "oost") {
			t.Errorf("%v hides the district", f)
		}
	}
	if got := exporttest.Write(t, export.Text, export.Options{Level: model.Complete, Forms: form.NewBook(own), Made: exporttest.Made}, rec); !strings.Contains(got, "wytske") {
		t.Error("with names it is not printed")
	}
}
