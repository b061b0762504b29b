//go:build !windows

package disk

import "syscall"

// notWaiting keeps opening a pipe from waiting for who is at its other end. Of a
// plain file it changes nothing.
const notWaiting = syscall.O_NONBLOCK
