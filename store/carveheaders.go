package store

import (
	"bytes"
	"cmp"
	"io"
	"os"
	"slices"

	"tijdig/store/disk"
	"tijdig/store/pages"
)

// mostHeaders is how many different headers of one file are looked at.
const mostHeaders = 1024

// carveHeaders returns every whole header in the file, each once, with how often it
// stands there.
func carveHeaders(r io.ReaderAt, size int64) (out []header) {
	seen := map[string]int{}            // where in out, by what was signed and the signature
	const step, over = 1 << 20, 1 << 16 // a header is at most that long
	buf := make([]byte, step+over)
	spent, page := pages.Waste{Left: 16 << 20}, int64(-1)
	for begin, end := range pages.Data(r, size) {
		for at := begin; at < end; at += step {
			n, _ := r.ReadAt(buf, at) //nolint:errcheck // what cannot be read holds no header
			for from := 0; from < n; {
				i := bytes.Index(buf[from:n], []byte(magic))
				if i < 0 || from+i >= step {
					break
				}
				if p := (at + int64(from+i)) / pages.Size; p != page {
					page, spent.Here = p, 0
				}
				used := headerLen(buf[from+i : n])
				if !spent.Allows(used) {
					from += i + 1
					continue
				}
				if h, err := parseHeader(buf[from+i : n]); err != nil {
					spent.Add(used)
				} else {
					name := string(h.signed) + string(h.mac)
					if _, ok := seen[name]; !ok && len(out) < mostHeaders {
						seen[name], out = len(out), append(out, h)
					}
					if i, ok := seen[name]; ok {
						out[i].times++
					}
				}
				from += i + 1
			}
		}
	}
	return out
}

// headersOf reads every header in a file without taking its lock: the one in force, and
// those that a change left, or one that was cut off before it counted.
func headersOf(path string) ([]header, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer disk.Release(f)
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return carveHeaders(f, info.Size()), nil
}

// headerOf returns the newest of them.
func headerOf(path string) (h header, ok bool) {
	all, err := headersOf(path)
	if err != nil || len(all) == 0 {
		return h, false
	}
	return slices.MaxFunc(all, func(a, b header) int { return cmp.Compare(a.generation, b.generation) }), true
}
