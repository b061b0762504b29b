//go:build !linux && !darwin

package disk

import "os"

// EachData hands out the whole file as one stretch: this system is not asked where
// its holes are.
func EachData(_ *os.File, size int64, fn func(from, to int64) error) error {
	if size == 0 {
		return nil
	}
	return fn(0, size)
}
