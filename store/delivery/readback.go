package delivery

import (
	"crypto/sha256"
	"hash"
	"io"
	"os"
)

// stretch is how much of an output is written before that is put on the disk and read back,
// while more is written: at the end little of a large one is left to wait for.
const stretch = 8 << 20

// readBack sums what is read back of a file, from the first byte on: in the place of those
// that are written last, what they are to be.
type readBack struct {
	f    *os.File
	sum  hash.Hash
	at   int64      // what lies before it was read
	ends chan int64 // to where all is to be read
	done chan error
}

// newReadBack begins behind the bytes that are written last.
func newReadBack(f *os.File, last []byte) *readBack {
	r := &readBack{f: f, sum: sha256.New(), at: int64(len(last)), ends: make(chan int64, 1), done: make(chan error, 1)}
	r.sum.Write(last)
	go func() {
		var err error
		for end := range r.ends {
			if err == nil {
				err = r.to(end)
			}
		}
		r.done <- err
	}()
	return r
}

// upTo has all before end put on the disk and read back some time. It does not wait for that:
// where the last is not done yet, the next does it too.
func (r *readBack) upTo(end int64) {
	select {
	case r.ends <- end:
	default:
	}
}

// stop waits for what was begun.
func (r *readBack) stop() error {
	close(r.ends)
	return <-r.done
}

func (r *readBack) to(end int64) error {
	if err := r.f.Sync(); err != nil {
		return err
	}
	return r.read(end)
}

// read sums what stands between what was read and end.
func (r *readBack) read(end int64) error {
	n, err := io.Copy(r.sum, io.NewSectionReader(r.f, r.at, end-r.at))
	r.at += n
	return err
}

// sumOf reads a whole file.
func sumOf(f *os.File) ([]byte, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	sum := sha256.New()
	_, err := io.Copy(sum, f)
	return sum.Sum(nil), err
}
