package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"tijdig/store/disk"
)

// older is a file whose newest state cannot be used while the one before can.
// That one is opened from a copy in which the newest is blanked, and only to be
// read: bbolt would else write over what is left of the newest, and the last
// save would be gone without anybody having been told.
type older struct {
	original      *os.File // locked as long as the copy is open
	copy          *os.File
	newest, shown meta
}

// olderState returns the state before the newest when that is whole, and nil
// when there is nothing to fall back on.
func olderState(h *os.File, r io.ReaderAt, size int64) *older {
	metas := readMetas(r)
	if len(metas) < 2 || metas[1].hwm > uint64(size)/pageSize {
		return nil
	}
	if _, err := walk(r, metas[1], nil); err != nil {
		return nil
	}
	return &older{original: h, newest: metas[0], shown: metas[1]}
}

// open copies the pages of the older state to a file that has no name, or loses
// it when it is closed.
func (o *older) open(path string) (err error) {
	for _, dir := range []string{filepath.Dir(path), os.TempDir()} {
		if o.copy, err = disk.NewTemp(dir, filepath.Base(path)); err == nil {
			break
		}
	}
	if err != nil {
		return err
	}
	disk.Discard(o.copy.Name()) // does nothing where an open file keeps its name
	if _, err := o.original.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := io.CopyN(o.copy, o.original, int64(o.shown.hwm)*pageSize); err != nil {
		return err
	}
	_, err = o.copy.WriteAt(make([]byte, pageSize), int64(o.newest.page)*pageSize)
	return err
}

// Close lets go of both files. bbolt has closed the copy, if it ever had it.
func (o *older) Close() error {
	if o == nil {
		return nil
	}
	if o.copy != nil {
		disk.Release(o.copy)
		disk.Discard(o.copy.Name())
	}
	if err := o.original.Close(); !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}
