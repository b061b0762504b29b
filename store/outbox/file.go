// Package outbox makes an output of chosen signals: to a writer, or to a file
// that is either whole under its own name or not there at all. It keeps the
// ledger of what left.
package outbox

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"tijdig/store"
	"tijdig/store/disk"
)

// ErrNotEqual says that what was read back from the disk is not what was
// written. Nothing was left under the name.
var ErrNotEqual = errors.New("outbox: read back differs from what was written")

// file writes to a temporary file beside path, readable by its owner only,
// syncs it, reads it back, and only then gives it its name. It replaces an
// existing file only when force is set, and returns [store.ErrExists] else.
func file(path string, force bool, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".tijdig-*.deel") // 0600
	if err != nil {
		return err
	}
	temp := f.Name()
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close(), os.Remove(temp))
		}
	}()
	sum := sha256.New()
	buf := bufio.NewWriterSize(io.MultiWriter(f, sum), 1<<16)
	if err := write(buf); err != nil {
		return err
	}
	if err := buf.Flush(); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := compare(f, sum); err != nil {
		return err
	}
	return name(f, path, force)
}

// compare reads back what was written.
func compare(f *os.File, want hash.Hash) error {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	got := sha256.New()
	if _, err := io.Copy(got, f); err != nil {
		return err
	}
	if string(got.Sum(nil)) != string(want.Sum(nil)) {
		return ErrNotEqual
	}
	return nil
}

// name gives the temporary file its name. The name is taken first, so that
// two outputs at once never replace each other.
func name(f *os.File, path string, force bool) error {
	temp := f.Name()
	if !force {
		taken, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			return store.ErrExists
		}
		if err != nil {
			return err
		}
		if err := taken.Close(); err != nil {
			return err
		}
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return fmt.Errorf("rename: %w", err)
	}
	return disk.SyncDir(filepath.Dir(path))
}
