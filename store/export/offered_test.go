package export

import (
	"slices"
	"testing"
)

func TestTheDocumentsThatAreOfferedAreThoseThereAre(t *testing.T) {
	var names []Document
	for _, p := range papers() {
		names = append(names, p.name)
	}
	if !slices.Equal(Documents(), names) {
		t.Errorf("%v are offered, and %v are there", Documents(), names)
	}
}
