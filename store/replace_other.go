//go:build !linux

package store

import (
	"os"
)

// renameNew gives a finished file its name and returns [ErrExists] rather
// than touch one that has it already.
func renameNew(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return ErrExists
	}
	return os.Rename(from, to)
}
