package jsonl_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export"
	"tijdig/store/export/exporttest"
	"tijdig/store/export/jsonl"
)

func TestTheManifestIsTheFirstLine(t *testing.T) {
	first, _, _ := strings.Cut(exporttest.Write(t, export.JSONL, export.Options{Level: model.Pseudonymous}, exporttest.Records()...), "\n")
	var m jsonl.Manifest
	if err := json.Unmarshal([]byte(first), &m); err != nil || m.Level != model.Pseudonymous || len(m.LeftOut) != 5 {
		t.Errorf("got %+v, %v", m, err)
	}
}

// TestTheDefinitionGoesWithTheRecord writes two records entered with two forms of one name
// and version. With names both forms go along, told apart by their sum, and the text of
// each gives it back; without names neither does.
func TestTheDefinitionGoesWithTheRecord(t *testing.T) {
	var all []*form.Form
	var recs []model.Record
	for _, label := range []string{"Eerst", "Anders"} {
		f, err := form.Read(strings.NewReader(fmt.Sprintf(`{"id":"f","version":1,"title":"F","questions":[{"id":"q","kind":"text","label":%q}]}`, label)), "f.json")
		if err != nil {
			t.Fatal(err)
		}
		rec := model.Record{Signal: exporttest.Records()[0].Signal, Subject: model.Subject{Kind: model.Youth, Code: "K7F3Q"}}
		rec.Signal.FormRef, rec.Signal.Content = f.Ref(1), model.Content{Answers: model.Answers{"q": {"ja"}}}
		all, recs = append(all, f), append(recs, rec)
	}
	for level, want := range map[model.Level]int{model.Complete: 2, model.Pseudonymous: 0} {
		got := exporttest.Write(t, export.JSONL, export.Options{Level: level, Text: true, Forms: form.NewBook(all...), Made: exporttest.Made}, recs...)
		lines := strings.Split(got, "\n")
		var m jsonl.Manifest
		if err := json.Unmarshal([]byte(lines[0]), &m); err != nil || len(m.Forms) != want {
			t.Fatalf("%s: %d forms, want %d; %v", level, len(m.Forms), want, err)
		}
		for i, d := range m.Forms {
			back, err := form.Read(strings.NewReader(d.Text), "f.json")
			if err != nil || back.Hash != d.Hash || d.Hash != all[i].Hash || !strings.Contains(lines[1+i], d.Hash) || strings.Contains(lines[2-i], d.Hash) {
				t.Errorf("form %d: %v, %v", i, d, err)
			}
		}
	}
	report := exporttest.Write(t, export.Text, export.Options{Level: model.Complete, Forms: form.NewBook(all...), Made: exporttest.Made}, recs...)
	if !strings.Contains(report, "Eerst: ja") || !strings.Contains(report, "Anders: ja") {
		t.Error(report)
	}
}
