package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// FillAhead has the disk give room between two places of a file, both in bytes, before
// it is needed: what fails for want of room fails here. What stands there reads as zeros.
func FillAhead(f *os.File, from, to int64) error {
	err := unix.Fallocate(int(f.Fd()), 0, from, to-from)
	if errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.ENOSYS) {
		return zeroAhead(f, from, to)
	}
	return err
}
