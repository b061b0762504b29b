package listing_test

import (
	"testing"

	"tijdig/model"
	"tijdig/ui/text/listing"
)

func TestLinesThatWaitAreCounted(t *testing.T) {
	for _, c := range []struct {
		suspicions, hearsay int
		want                string
	}{
		{1, 0, "1 vermoeden, ouder dan 14 dagen"},
		{2, 0, "2 vermoedens, ouder dan 14 dagen"},
		{0, 1, "1 ding van horen zeggen, ouder dan 14 dagen"},
		{2, 3, "2 vermoedens en 3 dingen van horen zeggen, ouder dan 14 dagen"},
	} {
		if got := listing.LookAgain(c.suspicions, c.hearsay); got != c.want {
			t.Errorf("%d and %d: %q", c.suspicions, c.hearsay, got)
		}
	}
}

func TestWhatIsLateSaysWhichDayItWas(t *testing.T) {
	today := model.Date{Year: 2026, Month: 11, Day: 22}
	for day, want := range map[model.Date]int{today.Add(-1): 2, today: 1, today.Add(1): 1, {}: 1} {
		if got := listing.DueOn(day, today); len(got) != want {
			t.Errorf("%v: %q", day, got)
		}
	}
}
