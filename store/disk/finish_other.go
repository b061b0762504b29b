//go:build !linux

package disk

import (
	"io/fs"
	"os"
)

// RenameNew gives a finished file its name and returns [fs.ErrExist] rather
// than touch one that has it already.
func RenameNew(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fs.ErrExist
	}
	return os.Rename(from, to)
}
