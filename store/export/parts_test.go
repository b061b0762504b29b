package export

import (
	"slices"
	"testing"

	"tijdig/model"
)

// TestEveryPartIsToldOrLeftOut asks for each part of the model whether outputs know it.
func TestEveryPartIsToldOrLeftOut(t *testing.T) {
	for _, name := range model.PartNames() {
		// Moments go with the answer they are of.
		if name != model.PartDanger && name != model.PartUrgent && !slices.ContainsFunc(contentParts, func(p part) bool { return p.of == name }) {
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
