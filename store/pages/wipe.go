package pages

import (
	"bytes"
	"io"
	"os"
	"slices"

	"tijdig/store/disk"
)

// WipeUnreached writes zeros over every page that no whole meta reaches, in
// runs, and syncs.
func WipeUnreached(raw *os.File) error {
	info, err := raw.Stat()
	if err != nil {
		return err
	}
	var used []*Walker
	end := uint64(0)
	err = Mapped(raw, info.Size(), func(r io.ReaderAt) error {
		used, end, err = WalkAll(r)
		return err
	})
	if err != nil {
		return err
	}
	reached := func(p uint64) bool {
		return slices.ContainsFunc(used, func(w *Walker) bool { return w.Has(p) })
	}
	zeros := make([]byte, 64*Size)
	for p := uint64(2); p < end; {
		if reached(p) {
			p++
			continue
		}
		n := uint64(1)
		for p+n < end && n < 64 && !reached(p+n) {
			n++
		}
		if _, err := raw.WriteAt(zeros[:n*Size], int64(p)*Size); err != nil {
			return disk.NotSaved(err)
		}
		p += n
	}
	if err := wipeTail(raw, end); err != nil {
		return disk.NotSaved(err)
	}
	return raw.Sync()
}

// WalkAll walks every whole meta, and returns the first page behind all.
func WalkAll(r io.ReaderAt) (used []*Walker, end uint64, err error) {
	var last *Walker
	for _, m := range ReadMetas(r) {
		w, err := Walk(r, m, last)
		if err != nil {
			return nil, 0, err
		}
		used, last, end = append(used, w), w, max(end, m.HWM)
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
	buf, zeros := make([]byte, 64*Size), make([]byte, 64*Size)
	return disk.EachData(raw, info.Size(), func(from, to int64) error {
		for at := max(from, int64(end)*Size); at < to; at += int64(len(buf)) {
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
