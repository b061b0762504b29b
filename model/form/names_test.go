package form

import "testing"

// TestAQuestionThatAsksForANameSaysSo reads labels.
func TestAQuestionThatAsksForANameSaysSo(t *testing.T) {
	for label, want := range map[string]bool{
		"Roepnaam": true, "Naam": true, "Naam van de moeder": true, "ACHTERNAAM": true, "Bijnaam (straat)": true, "Namen van broers": true,
		"Straatnaam": false, "Wijk": false, "Samen met": false,
	} {
		if got := (Question{Kind: Text, Label: label}).AsksName(); got != want {
			t.Errorf("%s: %v", label, got)
		}
	}
	if (Question{Kind: Choice, Label: "Naam"}).AsksName() {
		t.Error("a choice is no name")
	}
}
