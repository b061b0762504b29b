package delivery

import (
	"runtime"
	"runtime/debug"
)

// above is how much memory an output takes at most beside what is taken before it begins.
// What is open in a large file would otherwise let as much again gather before it is
// cleared away.
const above = 48 << 20

// thrifty keeps to that. It is undone by calling what it returns.
func thrifty() (undo func()) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(before, int64(m.Sys-m.HeapReleased)+above))
	return func() { debug.SetMemoryLimit(before) }
}
