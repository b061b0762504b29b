package heads

import (
	"sync/atomic"
	"time"
)

// aDay is more minutes than any offset has.
const aDay = 24 * 60

// zones keeps one location for each offset, so that a hundred thousand heads
// do not each make their own.
var zones [2*aDay + 1]atomic.Pointer[time.Location]

func zoneOf(minutes int16) *time.Location {
	if minutes < -aDay || minutes > aDay {
		return time.FixedZone("", int(minutes)*60)
	}
	z := &zones[int(minutes)+aDay]
	if z.Load() == nil {
		z.CompareAndSwap(nil, time.FixedZone("", int(minutes)*60))
	}
	return z.Load()
}
