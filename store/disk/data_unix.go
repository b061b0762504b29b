//go:build linux || darwin

package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// EachData hands out the stretches of a file that hold something, in order: what is a
// hole is passed over, however large the file says it is. Where the system cannot
// tell, the whole file is one stretch.
func EachData(f *os.File, size int64, fn func(from, to int64) error) error {
	for at := int64(0); at < size; {
		from, err := unix.Seek(int(f.Fd()), at, unix.SEEK_DATA)
		if errors.Is(err, unix.ENXIO) {
			return nil // nothing but a hole from here on
		}
		if err != nil {
			return fn(at, size)
		}
		to, err := unix.Seek(int(f.Fd()), from, unix.SEEK_HOLE)
		if err != nil || to > size {
			to = size
		}
		if from >= size {
			return nil
		}
		if err := fn(from, to); err != nil {
			return err
		}
		at = to
	}
	return nil
}
