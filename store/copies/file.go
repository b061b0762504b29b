package copies

import (
	"errors"
	"io"
	"os"

	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/pages"
)

const copyTries = 5

// File copies the file at path to another name without opening it, also
// while another window writes to it: it copies until the state did not change
// meanwhile, at most five times, and walks every page of the copy. It knows no
// key, so it cannot tell whether the objects open.
func File(path, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return disk.ErrExists
	}
	if OwnPlace(path, to) {
		return ErrOwnPlace
	}
	in, err := disk.OpenRegular(disk.Real(path), os.O_RDONLY)
	if err != nil {
		return objects.ReadError(err)
	}
	defer disk.Release(in)
	temp, err := disk.TempName(to)
	if err != nil {
		return disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	err = objects.ErrInUse
	for range copyTries {
		if err = copyStill(in, temp); !errors.Is(err, objects.ErrInUse) {
			break
		}
	}
	if err != nil {
		return err
	}
	return disk.Finish(temp, to)
}

// copyStill copies the pages in use, and returns [objects.ErrInUse] when a commit came
// in between.
func copyStill(in *os.File, temp string) error {
	before := pages.ReadMetas(in)
	if len(before) == 0 {
		return pages.ErrNotOurs
	}
	out, err := disk.OpenTemp(temp)
	if err != nil {
		return err
	}
	defer disk.Release(out)
	size := int64(before[0].HWM) * pages.Size
	if _, err := io.Copy(out, io.NewSectionReader(in, 0, size)); err != nil {
		return disk.NotSaved(err)
	}
	after, copied := pages.ReadMetas(in), pages.ReadMetas(out)
	if len(after) == 0 || len(copied) == 0 || after[0].TxID != before[0].TxID || copied[0].TxID != before[0].TxID {
		return objects.ErrInUse
	}
	if _, err := pages.Preflight(out, size); err != nil {
		return err
	}
	if err := out.Sync(); err != nil {
		return disk.NotSaved(err)
	}
	return out.Close()
}
