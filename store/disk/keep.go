package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// ErrNotKept says that what stands somewhere could not be kept, so that nothing took
// its place.
var ErrNotKept = errors.New("disk: what stands there could not be kept; nothing was replaced")

// ReplaceKeeping puts temp in the place of path in one step: at every moment
// there is a whole file at path. What was there stays as keep: under a second name,
// or where the file system gives a file one name only, or keep lies on another, as a
// copy that was read back and found equal. Where it cannot be kept nothing is replaced:
// [ErrNotKept].
func ReplaceKeeping(temp, path, keep string) error {
	if err := Keep(path, keep); err != nil {
		return fmt.Errorf("%w: %w", ErrNotKept, err)
	}
	if err := os.Rename(temp, path); err != nil {
		return errors.Join(err, os.Remove(keep))
	}
	return SyncDir(filepath.Dir(path))
}

// Keep gives a file a second name, or makes an equal copy under it, durable on
// return. It never touches what has that name.
func Keep(path, keep string) error {
	err := os.Link(path, keep)
	if err == nil {
		return SyncDir(filepath.Dir(keep))
	}
	if _, e := os.Lstat(keep); e == nil {
		return err
	}
	temp, err := TempName(keep)
	if err != nil {
		return err
	}
	defer Discard(temp)
	if err := CopyFile(path, temp); err != nil {
		return err
	}
	if err := Equal(path, temp); err != nil {
		return err
	}
	if err := RenameNew(temp, keep); err != nil {
		return err
	}
	return SyncDir(filepath.Dir(keep))
}

// CopyFile copies a file to one that is there already, and syncs it. Holes stay
// holes.
func CopyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer Release(in)
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := OpenTemp(to)
	if err != nil {
		return err
	}
	err = EachData(in, info.Size(), func(at, end int64) error {
		_, err := io.Copy(io.NewOffsetWriter(out, at), io.NewSectionReader(in, at, end-at))
		return err
	})
	if err == nil {
		err = out.Truncate(info.Size())
	}
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

var errDiffers = errors.New("disk: a copy reads back otherwise than what it was made of")

// Equal reads two files and returns an error when they differ.
func Equal(a, b string) error {
	x, err := os.Open(a)
	if err != nil {
		return err
	}
	defer Release(x)
	y, err := os.Open(b)
	if err != nil {
		return err
	}
	defer Release(y)
	infoX, errX := x.Stat()
	infoY, errY := y.Stat()
	if err := errors.Join(errX, errY); err != nil {
		return err
	}
	if infoX.Size() != infoY.Size() {
		return errDiffers
	}
	const step = 1 << 20
	bufX, bufY := make([]byte, step), make([]byte, step)
	return EachData(x, infoX.Size(), func(at, end int64) error {
		for ; at < end; at += step {
			n := min(step, end-at)
			if _, err := x.ReadAt(bufX[:n], at); err != nil {
				return err
			}
			if _, err := y.ReadAt(bufY[:n], at); err != nil {
				return err
			}
			if !bytes.Equal(bufX[:n], bufY[:n]) {
				return errDiffers
			}
		}
		return nil
	})
}
