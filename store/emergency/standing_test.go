package emergency

import (
	"testing"

	"tijdig/model"
)

// TestOnlyWhatIsProvenToBeHereMayGo compares two states of one concept. What is not proven to
// be here keeps the file it stands in.
func TestOnlyWhatIsProvenToBeHereMayGo(t *testing.T) {
	first := model.Draft{ID: model.NewID(), Signal: model.NewID(), Sitting: model.NewID(), Rev: 3}
	first.Findings = []model.Finding{{ID: model.NewID(), Text: "draagt al weken dezelfde jas"}}
	said := func(d model.Draft, words string) model.Draft {
		d = d.Clone()
		d.Rev++
		d.Findings[0].Text = words
		return d
	}
	onward := said(first.Sit(), "een ander")             // went on from it
	elsewhere := said(first.Sit(), "nog een")            // went on from it too, apart from onward
	old := func(d model.Draft, rev uint64) model.Draft { // from before sittings were noted
		d = said(d, "uit versie 1")
		d.Sitting, d.Before, d.Rev = model.ID{}, nil, rev
		return d
	}
	for name, c := range map[string]struct {
		here, there model.Draft
		want        Standing
		proven      bool
	}{
		"the same":                      {first, first, isHere, true},
		"what was written further here": {onward, first, isHere, true},
		"what went on from it":          {first, onward, isNewer, false},
		"two that went on apart":        {onward, elsewhere, isApart, false},
		"an older state of version 1":   {old(first, 9), said(old(first, 4), "anders"), isAssumed, false},
		"a newer one of version 1":      {old(first, 4), old(first, 9), isNewer, false},
	} {
		if at := beside(c.here, c.there); at != c.want || at.Proven() != c.proven {
			t.Errorf("%s: %d, proven %v", name, at, at.Proven())
		}
	}
	if at := through([]model.Sitting{{ID: first.Sitting, Rev: first.Rev}}, first, isGone); at != isGone {
		t.Errorf("what was thrown away as it is: %d", at)
	}
	if at := through([]model.Sitting{{ID: first.Sitting, Rev: first.Rev - 1}}, first, isGone); at != isApart {
		t.Errorf("what has words since: %d", at)
	}
}
