package delivery

import (
	"runtime"
	"runtime/debug"
)

// garbage is about how much may lie about while an output is made. What is open in a large
// file would otherwise let as much again gather before it is cleared away.
const garbage = 48 << 20

// thrifty keeps what is taken for an output small beside what is open. It is undone by
// calling what it returns.
func thrifty() (undo func()) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	percent := min(max(int(100*garbage/max(m.HeapAlloc, 1)), 10), 100)
	before := debug.SetGCPercent(percent)
	return func() { debug.SetGCPercent(before) }
}
