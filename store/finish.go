package store

import (
	"errors"
	"path/filepath"
)

// finish gives a file that was written whole its name, durable on return. It
// returns [ErrExists] rather than touch one that has it already.
func finish(temp, path string) error {
	err := renameNew(temp, path)
	if errors.Is(err, ErrExists) {
		return err
	}
	if err == nil {
		err = syncDir(filepath.Dir(path))
	}
	return notSaved(err)
}
