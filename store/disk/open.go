package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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

// Release closes what was only read, or what has failed already: its error
// would tell nothing new.
func Release(c io.Closer) { _ = c.Close() }

// Real returns where the file at a path really lies: behind links to it. What belongs
// to a file lies beside the file, not beside a link. A path at which there is nothing
// stays as it is, and so does one that leads in a circle.
func Real(path string) string {
	for range 40 { // as many as Linux follows
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&os.ModeSymlink == 0 {
			return path
		}
		to, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
}
