package nav

import (
	"runtime"
	"runtime/debug"
	"sync"
)

// How much may be let go of in memory before it is looked for, in percent of what stays. While
// a file opens nearly all that is made stays, and looking for what does not takes as long as
// anything else does; afterwards there is no hurry.
const (
	roomOpening = 2000
	roomOpened  = 100
)

// spare is how many goroutines may run beside one a processor. What reads everything
// behind the screens keeps all processors busy, and a key that finds them so would wait
// for the end of a turn of ten milliseconds, each time it is handed on; with some to
// spare the system decides, and lets who slept go first. Until then they would only be in
// each other's way.
const spare = 2

var spareOnce = sync.OnceFunc(func() { runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + spare) })

// Opening is said before a file is opened: the worker waits for it, and for nothing else.
func Opening() { debug.SetGCPercent(roomOpening) }

// Opened is said once the first screen stands, or the file did not open.
func Opened() {
	debug.SetGCPercent(roomOpened)
	spareOnce()
}
