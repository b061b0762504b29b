package known

import (
	"testing"

	"tijdig/model"
)

// TestSomebodyIsFoundByAnySpelling keeps a second dossier from being made for Zoë.
func TestSomebodyIsFoundByAnySpelling(t *testing.T) {
	for name, typed := range map[string]string{
		"Zoë": "zoe", "zoe": "Zoë", "Ro’aa": "ro'aa", "Ro'aa": "roʼaa", "Ṣọlạ": "sola", "Łukasz": "LUKASZ", "Al‑Amin": "al-amin", "Đặng": "dang",
	} {
		got := Matching([]Subject{{Subject: model.Subject{Code: "K7F3Q"}, Name: name}}, typed, 5)
		if len(got) != 1 {
			t.Errorf("%s is not found by %s", name, typed)
		}
	}
	if got := Matching([]Subject{{Subject: model.Subject{Code: "K7F3Q", Mark: "groep bij Café Één"}}}, "cafe een", 5); len(got) != 1 {
		t.Error("a mark is not found")
	}
	if got := Matching([]Subject{{Subject: model.Subject{Code: "K7F3Q"}}}, "k-7f", 5); len(got) != 1 {
		t.Error("a code is not found")
	}
}
