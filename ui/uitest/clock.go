package uitest

import "time"

// Clock is a clock that says start now and then goes with the bubble's, so that
// what a screen says about days and times is the same in each run.
func Clock(start time.Time) func() time.Time {
	began := time.Now()
	return func() time.Time { return start.Add(time.Since(began)) }
}
