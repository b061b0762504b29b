package pages

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"tijdig/store/disk"
)

// Older is a file whose newest state cannot be used while the one before can.
// That one is opened from a copy in which the newest is blanked, and only to be
// read: bbolt would else write over what is left of the newest, and the last
// save would be gone without anybody having been told.
type Older struct {
	original      *os.File // locked as long as the copy is open
	Copy          *os.File
	newest, shown Meta
}

// OlderState returns the state before the newest when that is whole, and nil
// when there is nothing to fall back on.
func OlderState(h *os.File, r io.ReaderAt, size int64) *Older {
	metas := ReadMetas(r)
	if len(metas) < 2 || metas[1].HWM > uint64(size)/Size {
		return nil
	}
	if _, err := Walk(r, metas[1], nil); err != nil {
		return nil
	}
	return &Older{original: h, newest: metas[0], shown: metas[1]}
}

// Open copies the pages of the older state to a file that has no name, or loses
// it when it is closed.
func (o *Older) Open(path string) (err error) {
	for _, dir := range []string{filepath.Dir(path), os.TempDir()} {
		if o.Copy, err = disk.NewTemp(dir, filepath.Base(path)); err == nil {
			break
		}
	}
	if err != nil {
		return err
	}
	disk.Discard(o.Copy.Name()) // does nothing where an open file keeps its name
	if _, err := o.original.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := io.CopyN(o.Copy, o.original, int64(o.shown.HWM)*Size); err != nil {
		return err
	}
	_, err = o.Copy.WriteAt(make([]byte, Size), int64(o.newest.Page)*Size)
	return err
}

// Close lets go of both files. bbolt has closed the copy, if it ever had it.
func (o *Older) Close() error {
	if o == nil {
		return nil
	}
	if o.Copy != nil {
		disk.Release(o.Copy)
		disk.Discard(o.Copy.Name())
	}
	if err := o.original.Close(); !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}
