package export

import (
	"slices"
	"testing"

	"tijdig/model"
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

// TestEveryPartHasATable asks the same of tables.
func TestEveryPartHasATable(t *testing.T) {
	for _, name := range model.PartNames() {
		if name == model.PartDanger || name == model.PartUrgent || name == model.PartUnclear {
			continue // moments go with the answer they are of, what was not understood with its row
		}
		if !slices.ContainsFunc(contentTables, func(p contentTable) bool { return p.of == name }) {
			t.Errorf("%s", name)
		}
	}
}

// TestATextOfALaterPartIsMaskedByItsKind has no line for the part, and one kind too many.
func TestATextOfALaterPartIsMaskedByItsKind(t *testing.T) {
	h := &hider{marks: withoutNames, typed: func(string) string { return nameMark }}
	for kind := model.TypedText; kind <= model.AgeText+1; kind++ {
		want := nameMark
		if kind == model.AgeText {
			want = ""
		}
		if got := h.text(model.Text{Part: "later", Kind: kind}, "8 jaar"); got != want {
			t.Errorf("%d: %q", kind, got)
		}
	}
}
