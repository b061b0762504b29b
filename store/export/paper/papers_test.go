package paper

import (
	"slices"
	"testing"
)

func TestTheDocumentsThatAreOfferedAreThoseThereAre(t *testing.T) {
	var names []Name
	for _, p := range papers() {
		names = append(names, p.name)
	}
	if !slices.Equal(Offered(), names) {
		t.Errorf("%v are offered, and %v are there", Offered(), names)
	}
}
