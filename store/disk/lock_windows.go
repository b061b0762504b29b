package disk

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// MapReserve is zero: on Windows a mapping larger than the file makes the
// file that large.
const MapReserve = 0

var ErrLocked = errors.New("locked")

// The byte bbolt locks: the last there can be.
const lockByte = 1<<32 - 1

// Lock waits at most wait for the lock.
func Lock(f *os.File, exclusive bool, wait time.Duration) error {
	how := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY)
	if exclusive {
		how |= windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	const step = 20 * time.Millisecond
	for left := wait; ; left -= step {
		at := &windows.Overlapped{Offset: lockByte, OffsetHigh: lockByte}
		err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, at)
		if !errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return err
		}
		if left <= 0 {
			return ErrLocked
		}
		time.Sleep(step)
	}
}

// ReleaseForBolt lets go of the lock: Windows refuses it a second time, even to
// the one who holds it. bbolt takes it again at once.
func ReleaseForBolt(f *os.File) error {
	at := &windows.Overlapped{Offset: lockByte, OffsetHigh: lockByte}
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, at)
}
