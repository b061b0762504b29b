package delivery

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"tijdig/store"
	"tijdig/store/disk"
)

// ErrOwnFile says that an output was to come in the place of the encrypted file, of
// a copy of it or of another file this program needs.
var ErrOwnFile = errors.New("delivery: a file of this program is no place for an output")

// target looks at the place an output is to get before anything is written. No link
// and no other spelling of a path leads to what is the program's own.
func (j Job) target(path string, force bool) error {
	if err := folder(filepath.Dir(path)); err != nil {
		return err
	}
	if j.inCopies(path) || j.Store.OwnPlace(path) {
		return ErrOwnFile
	}
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist): // a link to nothing
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "export", Path: path, Err: disk.ErrNotRegular}
	case j.own(info) || sealed(path):
		return ErrOwnFile
	}
	if !force {
		return store.ErrExists
	}
	return nil
}

func folder(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = &fs.PathError{Op: "export", Path: dir, Err: disk.ErrNotRegular}
	}
	return err
}

// inCopies reports whether path lies in the folder of the managed copies.
func (j Job) inCopies(path string) bool {
	dir, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return false
	}
	vault := j.Store.Path()
	for _, p := range []string{vault, real(vault)} {
		if copies, err := os.Stat(p + ".backups"); err == nil && os.SameFile(dir, copies) {
			return true
		}
	}
	return false
}

// real follows the links of a path that is there.
func real(path string) string {
	if to, err := filepath.EvalSymlinks(path); err == nil {
		return to
	}
	return path
}

// own reports whether a file is the encrypted one, a copy of it, or one that was
// said to be kept, under whatever name.
func (j Job) own(file os.FileInfo) bool {
	paths := append([]string{j.Store.Path()}, j.Keep...)
	if copies, err := j.Store.Backups(); err == nil {
		for _, c := range copies {
			paths = append(paths, c.Path)
		}
	}
	for _, p := range paths {
		if info, err := os.Stat(p); p != "" && err == nil && os.SameFile(info, file) {
			return true
		}
	}
	return false
}

// sealed reports whether a file is an encrypted one of this program, be it damaged
// or of another worker: an emergency file, a copy elsewhere, what a rewrite left.
func sealed(path string) bool {
	l, err := store.Open(path, store.OpenOptions{Now: func() time.Time { return time.Time{} }, ReadOnly: true})
	if err == nil {
		disk.Release(l)
		return true
	}
	if errors.Is(err, store.ErrNotOurs) {
		return store.HoldsHeader(path)
	}
	return !errors.Is(err, store.ErrNotFound) && !errors.Is(err, store.ErrReadOnly)
}
