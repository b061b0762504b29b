package copies

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/pages"
)

// Hold keeps every other window out of the file at path; nil when there is
// none.
func Hold(path string) (*os.File, error) {
	f, err := disk.OpenRegular(path, os.O_RDWR)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, objects.OpenError(err)
	}
	if err := disk.Lock(f, true, disk.LockWait); err != nil {
		disk.Release(f)
		return nil, objects.OpenError(err)
	}
	return f, nil
}

// SetAside puts temp in the place of path, which stays among the managed copies.
func SetAside(temp, path string, now time.Time) (kept string, err error) {
	if err := MakeDir(path); err != nil {
		return "", disk.NotSaved(err)
	}
	for n := 0; ; n++ {
		name := NameAt(now.UTC().Add(time.Duration(n) * time.Second))
		kept = filepath.Join(Dir(path), name)
		if _, err := os.Lstat(kept); err != nil {
			return kept, disk.NotSaved(disk.ReplaceKeeping(temp, path, kept))
		}
	}
}

// CopyState copies a file as far as its states reach: what lies behind them is room
// that was kept, or nothing of ours.
func CopyState(from, to string) error {
	in, err := disk.OpenRegular(from, os.O_RDONLY)
	if err != nil {
		return objects.ReadError(err)
	}
	defer disk.Release(in)
	metas := pages.ReadMetas(in)
	if len(metas) == 0 {
		return pages.ErrNotOurs
	}
	out, err := disk.OpenTemp(to)
	if err != nil {
		return err
	}
	end := int64(0)
	for _, m := range metas {
		end = max(end, int64(m.HWM)*pages.Size)
	}
	_, err = io.Copy(out, io.NewSectionReader(in, 0, end))
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
