package ledger

import (
	"bytes"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/objects"
)

// TestTheNamesOfWhatWentAreThoseOfWhatWasToGo holds for all of it, some of it and none.
func TestTheNamesOfWhatWentAreThoseOfWhatWasToGo(t *testing.T) {
	r := objects.Root{}
	var begun []model.ID
	for range 5 {
		begun = append(begun, model.NewID())
	}
	was := names(r, markSignal, begun)
	for _, went := range [][]model.ID{begun, begun[1:], begun[:4], begun[2:3], nil, {model.NewID()}, append([]model.ID{model.NewID()}, begun[1:]...)} {
		if got := again(r, slices.Clone(was), went); !bytes.Equal(got, names(r, markSignal, went)) {
			t.Errorf("%d of %d went: other names", len(went), len(begun))
		}
	}
}
