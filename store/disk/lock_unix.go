//go:build !windows

package disk

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// MapReserve is how much address space is mapped at once, in bytes. Up to
// this size the file grows without waiting for readers.
const MapReserve = 256 << 20

var ErrLocked = errors.New("locked")

// Lock waits at most wait for the lock.
func Lock(f *os.File, exclusive bool, wait time.Duration) error {
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	const step = 20 * time.Millisecond
	for left := wait; ; left -= step {
		err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return err
		}
		if left <= 0 {
			return ErrLocked
		}
		time.Sleep(step)
	}
}

// ReleaseForBolt keeps the lock: bbolt locks the same open file, which is
// granted to whoever holds it.
func ReleaseForBolt(*os.File) error { return nil }
