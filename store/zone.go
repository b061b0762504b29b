package store

import (
	"sync"
	"time"
)

// zones keeps one location for each offset, so that a hundred thousand heads
// do not each make their own.
var zones sync.Map // int16 minutes → *time.Location

func zoneOf(minutes int16) *time.Location {
	if z, ok := zones.Load(minutes); ok {
		return z.(*time.Location)
	}
	z, _ := zones.LoadOrStore(minutes, time.FixedZone("", int(minutes)*60))
	return z.(*time.Location)
}
