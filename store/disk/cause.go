package disk

import (
	"errors"
	"strings"
	"syscall"
)

// because reports whether an error comes from one of these of the system. bbolt
// passes some on as text only.
func because(err error, causes ...syscall.Errno) bool {
	for _, c := range causes {
		if errors.Is(err, c) || strings.HasSuffix(err.Error(), ": "+c.Error()) {
			return true
		}
	}
	return false
}
