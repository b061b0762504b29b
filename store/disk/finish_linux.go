package disk

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// RenameNew gives a finished file its name and returns [fs.ErrExist] rather
// than touch one that has it already.
func RenameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	switch {
	case errors.Is(err, unix.EEXIST):
		return fs.ErrExist
	case errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS):
		return linkNew(from, to) // file systems without the flag
	}
	return err
}

func linkNew(from, to string) error {
	if err := os.Link(from, to); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return fs.ErrExist
		}
		if _, e := os.Lstat(to); e == nil {
			return fs.ErrExist
		}
		return os.Rename(from, to) // sticks formatted as FAT know no links
	}
	return os.Remove(from)
}
