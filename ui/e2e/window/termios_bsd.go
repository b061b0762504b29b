//go:build unix && !linux

package window

import "golang.org/x/sys/unix"

const (
	getTermios   = unix.TIOCGETA
	setTermios   = unix.TIOCSETA
	tabsAsSpaces = 0x4 // OXTABS, as the headers have it
	inputQueue   = 0   // asked by another call here, which nobody has tried
)
