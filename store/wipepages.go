package store

import (
	"bytes"
	"io"
	"os"

	"tijdig/store/disk"
)

// wipeUnreached writes zeros over every page that no whole meta reaches, in
// runs, and syncs.
func wipeUnreached(raw *os.File) error {
	info, err := raw.Stat()
	if err != nil {
		return err
	}
	var used []*walker
	end := uint64(0)
	err = mapped(raw, info.Size(), func(r io.ReaderAt) error {
		used, end, err = walkAll(r)
		return err
	})
	if err != nil {
		return err
	}
	reached := func(p uint64) bool {
		for _, w := range used {
			if w.has(p) {
				return true
			}
		}
		return false
	}
	zeros := make([]byte, 64*pageSize)
	for p := uint64(2); p < end; {
		if reached(p) {
			p++
			continue
		}
		n := uint64(1)
		for p+n < end && n < 64 && !reached(p+n) {
			n++
		}
		if _, err := raw.WriteAt(zeros[:n*pageSize], int64(p)*pageSize); err != nil {
			return disk.NotSaved(err)
		}
		p += n
	}
	if err := wipeTail(raw, end); err != nil {
		return disk.NotSaved(err)
	}
	return raw.Sync()
}

// walkAll walks every whole meta, and returns the first page behind all.
func walkAll(r io.ReaderAt) (used []*walker, end uint64, err error) {
	var last *walker
	for _, m := range readMetas(r) {
		w, err := walk(r, m, last)
		if err != nil {
			return nil, 0, err
		}
		used, last, end = append(used, w), w, max(end, m.hwm)
	}
	return used, end, nil
}

// wipeTail writes zeros behind the last page in use, where the file held more
// once. Holes stay holes, and are not looked into.
func wipeTail(raw *os.File, end uint64) error {
	info, err := raw.Stat()
	if err != nil {
		return err
	}
	buf, zeros := make([]byte, 64*pageSize), make([]byte, 64*pageSize)
	return disk.EachData(raw, info.Size(), func(from, to int64) error {
		for at := max(from, int64(end)*pageSize); at < to; at += int64(len(buf)) {
			n, err := raw.ReadAt(buf[:min(int64(len(buf)), to-at)], at)
			if err != nil && err != io.EOF {
				return err
			}
			if bytes.Equal(buf[:n], zeros[:n]) {
				continue
			}
			if _, err := raw.WriteAt(zeros[:n], at); err != nil {
				return err
			}
		}
		return nil
	})
}
