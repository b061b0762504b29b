//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// mmapReserve is how much address space is mapped at once, in bytes. Up to
// this size the file grows without waiting for readers.
const mmapReserve = 256 << 20

var errLocked = errors.New("locked")

// lockFile waits at most wait for the lock.
func lockFile(f *os.File, exclusive bool, wait time.Duration) error {
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
			return errLocked
		}
		time.Sleep(step)
	}
}

// releaseForBolt keeps the lock: bbolt locks the same open file, which is
// granted to whoever holds it.
func releaseForBolt(*os.File) error { return nil }
