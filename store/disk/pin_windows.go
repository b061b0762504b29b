package disk

import (
	"reflect"

	"golang.org/x/sys/windows"
)

// Pin keeps the memory that b stands in from being written to the page file, for as
// long as this process lives, and reports whether the system let it. What else stands
// on the same page stays with it. Hibernation writes it all the same.
func Pin(b []byte) bool {
	return len(b) > 0 && windows.VirtualLock(reflect.ValueOf(b).Pointer(), uintptr(len(b))) == nil
}
