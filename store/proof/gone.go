package proof

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"runtime"
	"sync"

	"tijdig/model"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// ErrStillThere says that what was removed still stands in the bytes of a file.
var ErrStillThere = errors.New("store: removed, and still in the bytes of the file")

// needles finds keys of objects anywhere in a file, at any offset.
type needles struct {
	keys   map[vault.ObjectKey]bool
	filter [1 << 10]uint64 // one bit for 16 bits of a product of the first 8 bytes
}

func newNeedles(keys []model.ID) *needles {
	n := &needles{keys: map[vault.ObjectKey]bool{}}
	for _, k := range keys {
		n.keys[vault.ObjectKey(k)] = true
		h := spread(k[:])
		n.filter[h>>6] |= 1 << (h & 63)
	}
	return n
}

func spread(b []byte) uint64 { return binary.LittleEndian.Uint64(b) * 0x9E3779B97F4A7C15 >> 48 }

func (n *needles) in(b []byte) bool {
	for i := 0; i+len(vault.ObjectKey{}) <= len(b); i++ {
		if h := spread(b[i:]); n.filter[h>>6]&(1<<(h&63)) != 0 && n.keys[vault.ObjectKey(b[i:])] {
			return true
		}
	}
	return false
}

// Gone proves that none of these keys stands anywhere in the bytes of a file: not in
// its tree, not in a page that nothing leads to, not behind the last one.
func Gone(raw *os.File, keys []model.ID) error {
	if len(keys) == 0 {
		return nil
	}
	info, err := raw.Stat()
	if err != nil {
		return err
	}
	n := newNeedles(keys)
	return pages.Mapped(raw, info.Size(), func(r io.ReaderAt) error {
		const step = 4 << 20
		over := int64(len(vault.ObjectKey{}) - 1)
		parts := make(chan int64)
		errs := make(chan error, runtime.GOMAXPROCS(0))
		var wg sync.WaitGroup
		for range cap(errs) {
			wg.Go(func() {
				var buf []byte
				for at := range parts {
					err := pages.Guarded(func() error {
						b, err := stretch(r, at, min(step+over, info.Size()-at), &buf)
						if err == nil && n.in(b) {
							err = ErrStillThere
						}
						return err
					})
					if err != nil {
						select {
						case errs <- err:
						default:
						}
					}
				}
			})
		}
		for at := int64(0); at < info.Size(); at += step {
			parts <- at
		}
		close(parts)
		wg.Wait()
		select {
		case err := <-errs:
			return err
		default:
			return nil
		}
	})
}

// stretch returns a part of a file, without copying it where the file is in memory.
func stretch(r io.ReaderAt, at, n int64, buf *[]byte) ([]byte, error) {
	if m, ok := r.(pages.Image); ok {
		return m[at : at+n], nil
	}
	if int64(cap(*buf)) < n {
		*buf = make([]byte, n)
	}
	b := (*buf)[:n]
	_, err := r.ReadAt(b, at)
	return b, err
}
