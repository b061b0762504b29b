package ledger

import (
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// TestWhatWasChangedSinceIsNotWhatWent asks of a line whether what went by it is still as it
// was: by the versions it names, or in an older line by the day.
func TestWhatWasChangedSinceIsNotWhatWent(t *testing.T) {
	r := objects.Root{}
	at := time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	head := model.Head{Signal: model.NewID(), Revision: model.NewID(), Versions: 1, HandedOver: model.DateOf(at)}
	line := func(h model.Head, named bool) (l records.LedgerLine) {
		l.At, l.Signals = at, names(r, markSignal, []model.ID{h.Signal})
		if named {
			l.Versions = names(r, markVersion, []model.ID{h.Revision})
		}
		return l
	}
	since := head
	since.Revision = model.NewID()
	later := head
	later.HandedOver = model.DateOf(at.AddDate(0, 0, 1))
	two := head
	two.Versions = 2
	for name, c := range map[string]struct {
		now   model.Head
		named bool
		want  bool
	}{
		"as it was":                             {head, true, true},
		"as it was, by the day":                 {head, false, true},
		"another version":                       {since, true, false},
		"handed over again, by the day":         {later, false, false},
		"two versions, which wait for somebody": {two, true, false},
	} {
		now := NoneSent(r)
		now.Add(c.now)
		if got := now.Any(line(head, c.named)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	for _, named := range []bool{true, false} {
		came := NoneSent(r)
		came.AddLine(line(head, named))
		if came.Empty() || !came.Has(head) {
			t.Errorf("named %v: what arrived did not", named)
		}
	}
	came := NoneSent(r)
	if came.AddLine(line(head, true)); came.Has(model.Head{Signal: model.NewID(), Revision: since.Revision, HandedOver: later.HandedOver}) {
		t.Error("something else arrived with it")
	}
}
