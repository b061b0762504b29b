package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFormIsCheckedAndShown reads a form that is right, and one with a condition that
// looks ahead. No file with records is needed.
func TestAFormIsCheckedAndShown(t *testing.T) {
	sh := newShell(t)
	good := filepath.Join("..", "testdata", "conditions.json")
	if out := sh.does(0, nil, "form", "check", good); !strings.Contains(out, "Dit formulier klopt: Met voorwaarden, versie 1, 9 vragen.") {
		t.Error(out)
	}
	out := sh.does(0, nil, "form", "show", good)
	for _, want := range []string{
		"een getal, 0 tot en met 168 uur",
		"alleen als: het gaat over een jongere",
		"alleen als: het gaat over een kind en de leeftijd is 0-5",
		"\"Uren thuis zonder school\" is meer dan 16 uur of \"Laatste schooldag\" ligt voor zo 1 nov 2026",
		"niet: \"Laatste schooldag\" is ingevuld",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	b, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "fout.json")
	if err := os.WriteFile(bad, []byte(strings.Replace(string(b), `"question": "uren_thuis"`, `"question": "waarom_geen_dag"`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	sh.does(1, []string{"Het formulier klopt niet: fout.json:17:", "questions[7].when.any[0].question", "waarom_geen_dag"}, "form", "check", bad)
	sh.does(1, []string{"niet te lezen"}, "form", "check", bad+"x")
}

// TestTheSchemaKnowsTheQuestionsOfAForm prints it with and without another form.
func TestTheSchemaKnowsTheQuestionsOfAForm(t *testing.T) {
	sh := newShell(t)
	quick := sh.does(0, nil, "schema")
	more := sh.does(0, nil, "schema", "--form", filepath.Join("..", "testdata", "conditions.json"))
	for name, out := range map[string]string{"the built-in form": quick, "another form": more} {
		if !json.Valid([]byte(out)) || !strings.Contains(out, "json-schema.org/draft/2020-12/schema") || !strings.Contains(out, "binnen_3_dagen") {
			t.Errorf("%s: %.300s", name, out)
		}
		if strings.Contains(out, `"uren_thuis"`) != (name == "another form") {
			t.Errorf("%s: whether it has the questions of the other", name)
		}
	}
}
