package store

import (
	"errors"
	"os"

	"tijdig/store/disk"
)

// confirm makes the newest state of the file durable, as far as it is there.
// After a failed sync the system may show pages that never reached the disk;
// those the older meta does not reach are written once more, then the meta.
func confirm(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer disk.Release(f)
	if err := disk.Lock(f, true, disk.LockWait); err != nil {
		return err
	}
	metas := readMetas(f)
	if len(metas) < 2 {
		return nil
	}
	if err := rewriteBetween(f, metas[1], metas[0]); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := rewritePage(f, uint64(metas[0].page)); err != nil {
		return err
	}
	return f.Sync()
}

// retract takes back a commit that is visible but cannot be made durable, by
// blanking the meta that leads to it: what people were told is not saved must
// not turn up later. It does what it can; the disk is failing.
func retract(path string, txid uint64) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer disk.Release(f)
	if disk.Lock(f, true, disk.LockWait) != nil {
		return
	}
	if metas := readMetas(f); len(metas) == 2 && metas[0].txid == txid {
		_, err = f.WriteAt(make([]byte, pageSize), int64(metas[0].page)*pageSize)
		_ = errors.Join(err, f.Sync()) //nolint:errcheck // the disk fails: what became of it the next opening finds out
	}
}

// rewriteBetween writes again every page that now reaches and before does not.
func rewriteBetween(f *os.File, before, now meta) error {
	old, err := walk(f, before, nil)
	if err != nil {
		old = nil // the older state is gone: write everything
	}
	w, err := walk(f, now, old)
	if err != nil {
		return err
	}
	for p := uint64(2); p < now.hwm; p++ {
		if w.has(p) {
			if err := rewritePage(f, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func rewritePage(f *os.File, page uint64) error {
	var buf [pageSize]byte
	at := int64(page) * pageSize
	if _, err := f.ReadAt(buf[:], at); err != nil {
		return err
	}
	_, err := f.WriteAt(buf[:], at)
	return err
}
