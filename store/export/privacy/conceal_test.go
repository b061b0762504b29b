package privacy

import (
	"testing"

	"tijdig/model"
)

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
