//go:build !linux

package disk

import "os"

// FillAhead has the disk give room between two places of a file, both in bytes, before
// it is needed: what fails for want of room fails here. What stands there reads as zeros.
func FillAhead(f *os.File, from, to int64) error { return zeroAhead(f, from, to) }
