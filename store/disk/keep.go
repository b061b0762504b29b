package disk

import (
	"errors"
	"os"
	"path/filepath"
)

// ReplaceKeeping puts temp in the place of path in one step: at every moment
// there is a whole file at path. What was there stays as keep, where the file
// system can give a file two names; kept reports whether it could.
func ReplaceKeeping(temp, path, keep string) (kept bool, err error) {
	kept = os.Link(path, keep) == nil
	if err := os.Rename(temp, path); err != nil {
		if kept {
			err = errors.Join(err, os.Remove(keep))
		}
		return false, err
	}
	return kept, SyncDir(filepath.Dir(path))
}
