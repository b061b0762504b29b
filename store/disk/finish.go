package disk

import (
	"errors"
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
