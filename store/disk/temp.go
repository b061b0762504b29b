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

// TempAs makes such a file under a name that holds a tag: its maker knows it again by
// that. It returns [fs.ErrExist] when there is one.
func TempAs(path, tag string) (string, error) {
	name := TempPath(path, tag)
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	OwnerOnly(name)
	return name, f.Close()
}

// TempPath is the name that TempAs gives.
func TempPath(path, tag string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+tag+tempExt)
}

// TempTag returns the tag in such a name; "" when it is none.
func TempTag(name string) string {
	base, ok := strings.CutSuffix(filepath.Base(name), tempExt)
	if !ok {
		return ""
	}
	return base[strings.LastIndexByte(base, '.')+1:]
}

// OpenTemp opens what TempName or TempAs made, to be written from its start.
func OpenTemp(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_TRUNC, 0o600)
}

// Temps lists what a crash left in a folder of files that never got their name, of
// those that begin so. Whether one is the caller's its name does not tell.
func Temps(dir, prefix string) (paths []string) { return Named(dir, prefix, tempExt) }

// Named lists what a folder holds under names that begin and end so, in the order of
// their names. What its own path looks like does not matter.
func Named(dir, prefix, suffix string) (paths []string) {
	all, err := os.ReadDir(dir)
	if err != nil {
		return nil // no folder, or none that can be read: nothing is known to be there
	}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), suffix) {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	return paths
}

// Discard removes a file that never got its name. Where that fails it is swept
// at the next unlock.
func Discard(path string) { _ = os.Remove(path) }
