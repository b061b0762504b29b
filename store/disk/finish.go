package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// Finish gives a file that was written whole its name, durable on return. It
// returns [ErrExists] rather than touch one that has it already.
func Finish(temp, path string) error {
	err := RenameNew(temp, path)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err == nil {
		err = SyncDir(filepath.Dir(path))
	}
	return NotSaved(err)
}

// NotSaved says so, and why where the worker can do something about it. Of no
// cause it makes nothing.
func NotSaved(cause error) error {
	switch {
	case cause == nil:
		return nil
	case errors.Is(cause, ErrNotSaved):
		return cause
	case Full(cause):
		return fmt.Errorf("%w: %w", ErrNotSaved, ErrDiskFull)
	case NotWritable(cause):
		return fmt.Errorf("%w: %w", ErrNotSaved, ErrReadOnly)
	}
	return fmt.Errorf("%w: %w", ErrNotSaved, cause)
}
