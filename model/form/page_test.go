package form_test

import (
	"os"
	"strings"
	"testing"

	"tijdig/model/form"
)

// TestThePageAboutFormsHoldsAWholeExample reads the example that the page tells people to
// copy, and wants every kind and every condition in it or named on the page.
func TestThePageAboutFormsHoldsAWholeExample(t *testing.T) {
	page, err := os.ReadFile("FORMULIER.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```json\n")
	example, after, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("there is no example")
	}
	f, err := form.Read(strings.NewReader(example), "voorbeeld.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []form.Kind{
		form.Text, form.Area, form.Number, form.Date, form.Choice, form.Choices, form.Checklist, form.Subject, form.Mark, form.Age, form.Seen,
		form.Place, form.Findings, form.Steps, form.People, form.Rows, form.Note,
	} {
		if !strings.Contains(after, "`"+string(k)+"`") {
			t.Errorf("kind %q is not named", k)
		}
	}
	for _, word := range []string{"question", "is", "after", "before", "more", "less", "subject", "band", "target", "profile", "item", "all", "any", "not"} {
		if !strings.Contains(after, `"`+word+`"`) {
			t.Errorf("condition %q is not named", word)
		}
	}
	for _, p := range []form.Privacy{form.PrivacyOpen, form.PrivacyName, form.PrivacySource, form.PrivacySpecial, form.PrivacyCriminal, form.PrivacyNever} {
		if !strings.Contains(after, "`"+string(p)+"`") {
			t.Errorf("privacy %q is not named", p)
		}
	}
	_, rest, _ = strings.Cut(after, "```json\n")
	second, _, _ := strings.Cut(rest, "```")
	if b, err := form.Read(strings.NewReader(second), "blokken.json"); err != nil || len(b.Blocks) != 2 {
		t.Errorf("the example of blocks: %v", err)
	}
	if len(f.Questions) < 15 {
		t.Errorf("%d questions", len(f.Questions))
	}
}
