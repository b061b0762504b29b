package store

import (
	"os"
	"path/filepath"
)

// tempName makes an empty file with a free name beside path, on the same file
// system, that only its owner can read. Whoever writes to it finds it so.
func tempName(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*"+tempExt)
	if err != nil {
		return "", err
	}
	ownerOnly(f.Name())
	return f.Name(), f.Close()
}

// openTemp opens what tempName made, to be written from its start.
func openTemp(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_TRUNC, 0o600)
}
