package window

import "golang.org/x/sys/unix"

const (
	getTermios   = unix.TCGETS
	setTermios   = unix.TCSETS
	tabsAsSpaces = unix.XTABS
	inputQueue   = unix.TIOCINQ
)
