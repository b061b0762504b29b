package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"tijdig/model"
	"tijdig/model/steps"
	"tijdig/model/words"
)

func TestEveryNameOfTheModelHasWords(t *testing.T) {
	n := 0
	for _, file := range []string{"names.go", "content.go", "seen.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), "../"+file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range constants(f) {
			n++
			if _, step := steps.Find(value); !step && !words.Known(value) { // a step has its words in its own table
				t.Errorf("%s: model.%s (%q) has no words", file, name, value)
			}
		}
	}
	if n < 60 {
		t.Errorf("%d names found; the test no longer reads them all", n)
	}
}

// constants returns the exported string constants of a file that are not
// empty.
func constants(f *ast.File) map[string]string {
	out := map[string]string{}
	ast.Inspect(f, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok {
			return true
		}
		for i, value := range spec.Values {
			lit, ok := value.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING || !spec.Names[i].IsExported() {
				continue
			}
			if s, _ := strconv.Unquote(lit.Value); s != "" {
				out[spec.Names[i].Name] = s
			}
		}
		return true
	})
	return out
}

func TestAnUnknownNameIsStillReadable(t *testing.T) {
	if got := words.Of("binnen_4_maanden"); got != "binnen 4 maanden" {
		t.Errorf("got %q", got)
	}
}

func TestALineSaysWhatItIsAndWhoSaidIt(t *testing.T) {
	for _, c := range []struct {
		f             model.Finding
		label, origin string
	}{
		{model.Finding{}, "○ soort?", "soort niet ingevuld"},
		{model.Finding{Kind: model.SeenSelf}, "zelf gezien", "zelf gezien"},
		{model.Finding{Kind: model.Said, Source: model.FromYouth}, "gezegd: jongere", "gezegd door jongere"},
		{model.Finding{Kind: model.Said}, "gezegd", "gezegd, niet ingevuld door wie"},
		{model.Finding{Kind: model.ThirdParty, Source: model.FromResident, Confidential: true}, "ander: bewoner*", "van een ander: bewoner"},
		{model.Finding{Kind: model.ThirdParty}, "ander", "van een ander"},
		{model.Finding{Kind: model.Document, Source: model.FromSchool}, "document: school", "document: school"},
		{model.Finding{Kind: model.Suspicion}, "vermoeden", "vermoeden"},
		{model.Finding{Kind: model.Said, Source: model.FromParent}, "gezegd: ouder", "gezegd door ouder"}, // of older records
		{
			model.Finding{Kind: model.Said, Source: model.FromChild, Provenance: model.Provenance{Via: model.FromSchool}},
			"gezegd: kind, via school", "gezegd door kind, via school",
		},
		{
			model.Finding{Kind: model.Document, Source: model.FromOther, Confidential: true, Provenance: model.Provenance{SourceWords: "sportclub", Via: model.FromMother}},
			"document: sportclub, via moeder*", "document: iemand anders (sportclub), via moeder",
		},
	} {
		if got := words.Label(c.f); got != c.label {
			t.Errorf("label: got %q, want %q", got, c.label)
		}
		if got := words.Origin(c.f); got != c.origin {
			t.Errorf("origin: got %q, want %q", got, c.origin)
		}
	}
}

func TestWordsThatWeDoNotUseStayOut(t *testing.T) {
	for _, name := range []string{"aankijken", "hypothese", "jeugdgroep"} {
		if got := words.Of(name); got == "alleen volgen" || got == "hypothese" || got == "jeugdgroep" {
			t.Errorf("%s reads %q", name, got)
		}
	}
}

func TestListJoinsWords(t *testing.T) {
	if got := words.List([]model.Kind{model.Child, model.Group}); got != "kind, groep" {
		t.Errorf("got %q", got)
	}
}
