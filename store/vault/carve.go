package vault

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

// CarveHeaders returns every whole header in the file, each once, with how often it
// stands there.
func CarveHeaders(r io.ReaderAt, size int64) (out []Header) {
	seen := map[string]int{}            // where in out, by what was signed and the signature
	const step, over = 1 << 20, 1 << 16 // a header is at most that long
	buf := make([]byte, step+over)
	spent, page := pages.Waste{Left: 16 << 20}, int64(-1)
	for begin, end := range pages.Data(r, size) {
		for at := begin; at < end; at += step {
			n, _ := r.ReadAt(buf, at) //nolint:errcheck // what cannot be read holds no header
			for from := 0; from < n; {
				i := bytes.Index(buf[from:n], []byte(Magic))
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
				if h, err := ParseHeader(buf[from+i : n]); err != nil {
					spent.Add(used)
				} else {
					name := string(h.Signed) + string(h.MAC)
					if _, ok := seen[name]; !ok && len(out) < mostHeaders {
						seen[name], out = len(out), append(out, h)
					}
					if i, ok := seen[name]; ok {
						out[i].Times++
					}
				}
				from += i + 1
			}
		}
	}
	return out
}

// HeadersOf reads every header in a file without taking its lock: the one in force, and
// those that a change left, or one that was cut off before it counted.
func HeadersOf(path string) ([]Header, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer disk.Release(f)
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return CarveHeaders(f, info.Size()), nil
}

// HeaderOf returns the newest of [HeadersOf], and false where there is none.
func HeaderOf(path string) (h Header, ok bool) {
	all, err := HeadersOf(path)
	if err != nil || len(all) == 0 {
		return h, false
	}
	return slices.MaxFunc(all, func(a, b Header) int { return cmp.Compare(a.Generation, b.Generation) }), true
}
