package signalpage

import (
	"slices"
	"testing"

	"tijdig/model"
)

// TestEveryPartIsOnThePageOrLeftOut asks for each part of the model whether the page knows it.
func TestEveryPartIsOnThePageOrLeftOut(t *testing.T) {
	for _, name := range model.PartNames() {
		// Moments go with the answer they are of.
		if name != model.PartDanger && name != model.PartUrgent && !slices.ContainsFunc(contentParts, func(p part) bool { return p.of == name }) {
			t.Errorf("%s", name)
		}
	}
}
