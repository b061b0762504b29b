package records

import (
	"testing"

	"tijdig/model"
	"tijdig/store/objects"
)

func FuzzBody(f *testing.F) {
	b, err := objects.Encode(model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 3, Parents: []model.ID{model.NewID()}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(_ *testing.T, b []byte) {
		var d model.Draft
		var l Line
		var r objects.Root
		_, _, _ = objects.Decode(b, &d), objects.Decode(b, &l), objects.Decode(b, &r)
	})
}
