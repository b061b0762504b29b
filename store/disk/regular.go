package disk

import (
	"errors"
	"io/fs"
	"os"
)

// ErrNotRegular says that what stands at a path is a folder, a pipe, a socket or a
// device: nothing that can be read from its start to its end, and a pipe may hang for
// ever whoever opens it.
var ErrNotRegular = errors.New("disk: not a regular file")

// OpenRegular opens a file that is there, for reading or with [os.O_RDWR] for both;
// it makes none. It returns [ErrNotRegular] at once for all that is no plain file,
// also when a link leads to it or it came in between. Every path that a person gave
// is opened by it.
func OpenRegular(path string, flag int) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: path, Err: ErrNotRegular}
	}
	f, err := os.OpenFile(path, flag&^os.O_CREATE|notWaiting, 0)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: ErrNotRegular}
	}
	if err != nil {
		Release(f)
		return nil, err
	}
	return f, nil
}
