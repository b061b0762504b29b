//go:build unix

package disk

import "golang.org/x/sys/unix"

// Pin keeps the memory that b stands in from being written to the swap of the system,
// for as long as this process lives, and reports whether the system let it. What else
// stands on the same page stays with it. Hibernation writes it all the same.
func Pin(b []byte) bool {
	return len(b) > 0 && unix.Mlock(b) == nil
}
