//go:build unix && !linux

package window

import "golang.org/x/sys/unix"

const getTermios = unix.TIOCGETA
