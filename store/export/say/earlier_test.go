package say

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
)

// TestEveryPartIsToldOrLeftOut asks for each part of the model whether outputs know it.
func TestEveryPartIsToldOrLeftOut(t *testing.T) {
	for _, name := range model.PartNames() {
		if name == model.PartDanger || name == model.PartUrgent {
			continue // moments go with the answer they are of
		}
		if !slices.ContainsFunc(contentParts, func(p contentPart) bool { return p.name == name }) {
			t.Errorf("%s", name)
		}
	}
}

// TestAVersionSaysWhatTheNextDoesNot changes a line and an answer, and takes a step away.
func TestAVersionSaysWhatTheNextDoesNot(t *testing.T) {
	line := model.Finding{ID: model.NewID(), Kind: model.SeenSelf, Text: "stil"}
	was := model.Signal{Content: model.Content{
		Answers: model.Answers{model.QPlace: {"thuis"}, model.QDanger: {model.No}}, Findings: []model.Finding{line},
		Steps: []model.Step{{ID: model.NewID(), Type: "huisbezoek", Status: model.Planned}},
	}}
	is := model.Signal{Content: was.Content.Clone()}
	is.Findings[0].Text, is.Steps = "druk", nil
	is.Answers[model.QPlace] = model.Answer{"op school"}
	all := Revisions(form.NewBook(), []model.Signal{was, is})
	if len(all) != 2 || all[0].N != 1 || all[1].Said != nil {
		t.Fatalf("%+v", all)
	}
	said := strings.Join(all[0].Said, "\n")
	for word, want := range map[string]bool{": stil": true, "thuis": true, "uisbezoek": true, "druk": false, "nee": false} {
		if strings.Contains(said, word) != want {
			t.Errorf("%q: %v in\n%s", word, !want, said)
		}
	}
}
