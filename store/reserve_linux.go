package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

func fillAhead(f *os.File, from, to int64) error {
	err := unix.Fallocate(int(f.Fd()), 0, from, to-from)
	if errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.ENOSYS) {
		return zeroAhead(f, from, to)
	}
	return err
}
