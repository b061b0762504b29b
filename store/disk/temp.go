package disk

import (
	"os"
	"path/filepath"
	"strings"
)

// tempExt ends the name of a file that never got its own.
const tempExt = ".new"

// NewTemp opens an empty file in dir with a free name after that of another, which
// only its owner can read.
func NewTemp(dir, after string) (*os.File, error) {
	f, err := os.CreateTemp(dir, "."+after+".*"+tempExt)
	if err != nil {
		return nil, err
	}
	OwnerOnly(f.Name())
	return f, nil
}

// TempName makes such a file beside path, on the same file system. Whoever writes to
// it finds it so.
func TempName(path string) (string, error) {
	f, err := NewTemp(filepath.Dir(path), filepath.Base(path))
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// OpenTemp opens what TempName made, to be written from its start.
func OpenTemp(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_TRUNC, 0o600)
}

// Sweep removes what a crash left in a folder of files that never got their name,
// of those that begin so and that the caller knows by what is in them.
func Sweep(dir, prefix string, ours func(path string) bool) {
	all, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), tempExt) && ours(filepath.Join(dir, e.Name())) {
			Discard(filepath.Join(dir, e.Name()))
		}
	}
}
