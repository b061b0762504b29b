package say

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
