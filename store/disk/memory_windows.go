package disk

import (
	"errors"
	"os"
	"reflect"

	"golang.org/x/sys/windows"
)

// Map hands out the content of a file in memory, without copying it, until free is
// called. It returns [errors.ErrUnsupported] where a system cannot.
func Map(*os.File, int64) (data []byte, free func(), err error) {
	return nil, nil, errors.ErrUnsupported
}

// Pin keeps the memory that b stands in from being written to the page file, for as
// long as this process lives, and reports whether the system let it. What else stands
// on the same page stays with it. Hibernation writes it all the same.
func Pin(b []byte) bool {
	return len(b) > 0 && windows.VirtualLock(reflect.ValueOf(b).Pointer(), uintptr(len(b))) == nil
}
