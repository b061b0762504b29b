package pages

import (
	"errors"
	"os"

	"tijdig/store/disk"
)

// Confirm makes the newest state of the file durable, as far as it is there.
// After a failed sync the system may show pages that never reached the disk;
// those the older meta does not reach are written once more, then the meta.
func Confirm(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer disk.Release(f)
	if err := disk.Lock(f, true, disk.LockWait); err != nil {
		return err
	}
	metas := ReadMetas(f)
	if len(metas) < 2 {
		return nil
	}
	if err := rewriteBetween(f, metas[1], metas[0]); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := rewritePage(f, uint64(metas[0].Page)); err != nil {
		return err
	}
	return f.Sync()
}

// Retract takes back a commit that is visible but cannot be made durable, by
// blanking the meta that leads to it: what people were told is not saved must
// not turn up later. It does what it can; the disk is failing.
func Retract(path string, txid uint64) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer disk.Release(f)
	if disk.Lock(f, true, disk.LockWait) != nil {
		return
	}
	if metas := ReadMetas(f); len(metas) == 2 && metas[0].TxID == txid {
		_, err = f.WriteAt(make([]byte, Size), int64(metas[0].Page)*Size)
		_ = errors.Join(err, f.Sync()) //nolint:errcheck // the disk fails: what became of it the next opening finds out
	}
}

// rewriteBetween writes again every page that now reaches and before does not.
func rewriteBetween(f *os.File, before, now Meta) error {
	old, err := Walk(f, before, nil)
	if err != nil {
		old = nil // the older state is gone: write everything
	}
	w, err := Walk(f, now, old)
	if err != nil {
		return err
	}
	for p := uint64(2); p < now.HWM; p++ {
		if w.Has(p) {
			if err := rewritePage(f, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func rewritePage(f *os.File, page uint64) error {
	var buf [Size]byte
	at := int64(page) * Size
	if _, err := f.ReadAt(buf[:], at); err != nil {
		return err
	}
	_, err := f.WriteAt(buf[:], at)
	return err
}
