//go:build unix && !linux

package window

import "golang.org/x/sys/unix"

const (
	getTermios = unix.TIOCGETA
	inputQueue = 0 // asked by another call here, which nobody has tried
)
