package store

import (
	"errors"
	"io/fs"
	"path/filepath"

	"tijdig/store/disk"
)

// finish gives a file that was written whole its name, durable on return. It
// returns [ErrExists] rather than touch one that has it already.
func finish(temp, path string) error {
	err := disk.RenameNew(temp, path)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err == nil {
		err = disk.SyncDir(filepath.Dir(path))
	}
	return notSaved(err)
}
