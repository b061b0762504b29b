//go:build unix

package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// Map hands out the content of a file in memory, without copying it, until free is
// called. It returns [errors.ErrUnsupported] where a system cannot. Until it is free the file
// stays open and locked, whoever closes it. Letting go of a large file takes half as long as
// going over it did, and meanwhile nothing else can be mapped.
func Map(f *os.File, size int64) (data []byte, free func(), err error) {
	data, err = unix.Mmap(int(f.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED)
	return data, func() { unmap(data) }, err
}

func unmap(data []byte) { _ = unix.Munmap(data) } //nolint:errcheck // there is nothing to lose in what was only read

// Pin keeps the memory that b stands in from being written to the swap of the system,
// for as long as this process lives, and reports whether the system let it. What else
// stands on the same page stays with it. Hibernation writes it all the same.
func Pin(b []byte) bool {
	return len(b) > 0 && unix.Mlock(b) == nil
}
