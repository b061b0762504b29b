package recording_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tijdig/model/dates"
	"tijdig/ui/text/recording"
)

// TestWordsThatAreOfferedForADayAreUnderstood types what is offered where a weekday means two
// days, on each day of a week.
func TestWordsThatAreOfferedForADayAreUnderstood(t *testing.T) {
	offered := 0
	for n := range 7 {
		now := time.Date(2026, 11, 16+n, 14, 12, 0, 0, time.UTC)
		for day := time.Sunday; day <= time.Saturday; day++ {
			for _, ahead := range []bool{false, true} {
				read := func(typed string) error {
					if ahead {
						_, err := dates.Due(typed, now)
						return err
					}
					_, err := dates.Seen(typed, now)
					return err
				}
				var two *dates.TwoDays
				which := "vorige "
				if ahead {
					which = "volgende "
				}
				err := read(which + dates.Weekday(day))
				if !errors.As(err, &two) {
					continue
				}
				_, words, _ := strings.Cut(recording.When(err, ahead), ": typ ")
				near, far, _ := strings.Cut(words, ", of ")
				for _, typed := range []string{near, far} {
					if err := read(typed); typed == "" || err != nil {
						t.Errorf("%q is offered for %s on %s: %v", typed, which+dates.Weekday(day), now.Weekday(), err)
					}
					offered++
				}
			}
		}
	}
	if offered == 0 {
		t.Error("control: nothing was offered")
	}
}
